using SecOpsConsole.AwsSdk.Pipeline;

namespace Amazon.SecurityHub;

/// <summary>Configuration of <see cref="AmazonSecurityHubClient"/>.</summary>
public class AmazonSecurityHubConfig : StandInConfig
{
    /// <summary>Starts with the SDK's defaults.</summary>
    public AmazonSecurityHubConfig() => AuthenticationServiceName = "securityhub";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "securityhub";

    /// <inheritdoc/>
    public override string ServiceVersion => "2018-10-26";
}
