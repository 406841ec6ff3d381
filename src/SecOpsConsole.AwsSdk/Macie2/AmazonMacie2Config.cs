using SecOpsConsole.AwsSdk.Pipeline;

namespace Amazon.Macie2;

/// <summary>Configuration of <see cref="AmazonMacie2Client"/>.</summary>
public class AmazonMacie2Config : StandInConfig
{
    /// <summary>Starts with the SDK's defaults.</summary>
    public AmazonMacie2Config() => AuthenticationServiceName = "macie2";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "macie2";

    /// <inheritdoc/>
    public override string ServiceVersion => "2020-01-01";
}
