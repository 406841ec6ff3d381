using SecOpsConsole.AwsSdk.Pipeline;

namespace Amazon.EventBridge;

/// <summary>Configuration of <see cref="AmazonEventBridgeClient"/>.</summary>
public class AmazonEventBridgeConfig : StandInConfig
{
    /// <summary>Starts with the SDK's defaults.</summary>
    public AmazonEventBridgeConfig() => AuthenticationServiceName = "events";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "events";

    /// <inheritdoc/>
    public override string ServiceVersion => "2015-10-07";
}
