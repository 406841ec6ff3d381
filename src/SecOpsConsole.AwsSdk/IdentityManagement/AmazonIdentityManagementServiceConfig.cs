using SecOpsConsole.AwsSdk.Pipeline;

namespace Amazon.IdentityManagement;

/// <summary>
/// Configuration of <see cref="AmazonIdentityManagementServiceClient"/>. IAM has one endpoint per partition: give the Region where it
/// lives there (us-east-1, cn-north-1, us-gov-west-1), since requests are signed for that Region.
/// </summary>
public class AmazonIdentityManagementServiceConfig : StandInConfig
{
    /// <summary>Starts with the SDK's defaults.</summary>
    public AmazonIdentityManagementServiceConfig() => AuthenticationServiceName = "iam";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "iam";

    /// <inheritdoc/>
    public override string ServiceVersion => "2010-05-08";

    private protected override string HostPrefix(RegionEndpoint region) => region.PartitionName switch
    {
        "aws" => "iam",
        "aws-us-gov" => "iam.us-gov",
        _ => base.HostPrefix(region),
    };
}
