using SecOpsConsole.AwsSdk.Pipeline;

namespace Amazon.ConfigService;

/// <summary>Configuration of <see cref="AmazonConfigServiceClient"/>.</summary>
public class AmazonConfigServiceConfig : StandInConfig
{
    /// <summary>Starts with the SDK's defaults.</summary>
    public AmazonConfigServiceConfig() => AuthenticationServiceName = "config";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "config";

    /// <inheritdoc/>
    public override string ServiceVersion => "2014-11-12";
}
