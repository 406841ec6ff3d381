using SecOpsConsole.Core.Protection;

namespace SecOpsConsole.Core.Tests.Protection;

public sealed class BucketClassesTests
{
    private static readonly ProtectionOptions s_options = new() { OwnBuckets = ["evidence"] };

    private static string Of(string name, params string?[] policies) => string.Join(", ", BucketClasses.Of(name, policies, s_options).Select(found => found.Class));

    private static string Delivery(string service, string action = "s3:PutObject") =>
        $$"""{"Version":"2012-10-17","Statement":[{"Sid":"Write","Effect":"Allow","Principal":{"Service":"{{service}}"},"Action":"{{action}}","Resource":"*"}]}""";

    [Theory]
    [InlineData("orchid-audit-logs", "LogDestination")]
    [InlineData("acme-cloudtrail-eu", "LogDestination")]
    [InlineData("web.access-logs.acme", "LogDestination")]
    [InlineData("vpc-flow-logs-1", "LogDestination")]
    [InlineData("orchid-terraform-state", "TerraformState")]
    [InlineData("acme-tfstate", "TerraformState")]
    [InlineData("aws-controltower-logs-111122223333-eu-west-1", "ControlTower")]
    [InlineData("aws-cloudtrail-logs-111122223333-abcdef", "LogDestination, AwsCreated")]
    [InlineData("config-bucket-111122223333", "LogDestination, AwsCreated")]
    [InlineData("cf-templates-1abc-eu-west-1", "AwsCreated")]
    [InlineData("cdk-hnb659fds-assets-111122223333-eu-west-1", "AwsCreated")]
    [InlineData("elasticbeanstalk-eu-west-1-111122223333", "AwsCreated")]
    [InlineData("evidence", "Own")]
    [InlineData("payroll", "")]
    [InlineData("catalogs", "")]
    [InlineData("product-configuration", "")]
    [InlineData("cdk-workshop", "")]
    [InlineData("statement-archive", "")]
    public void A_name_is_enough_and_a_part_of_a_word_is_not(string name, string classes) => Assert.Equal(classes, Of(name));

    [Theory]
    [InlineData("cloudtrail.amazonaws.com", "CloudTrail records")]
    [InlineData("logging.s3.amazonaws.com", "S3 server access logs")]
    [InlineData("delivery.logs.amazonaws.com", "vended logs such as VPC flow logs")]
    [InlineData("config.amazonaws.com", "AWS Config history")]
    public void A_policy_that_lets_logs_in_is_evidence_and_is_named(string service, string records)
    {
        var found = Assert.Single(BucketClasses.Of("payroll", [Delivery(service)], s_options));
        Assert.Equal((ProtectedClass.LogDestination, $"Its policy lets {service} deliver {records} here (\"Write\")."), (found.Class, found.Why));
    }

    [Fact]
    public void A_service_that_only_looks_or_delivers_no_logs_is_no_evidence()
    {
        Assert.Equal("", Of("payroll", Delivery("cloudtrail.amazonaws.com", "s3:GetBucketAcl")));
        Assert.Equal("", Of("payroll", Delivery("sns.amazonaws.com")));
        Assert.Equal("", Of("payroll", "no policy", null));
    }

    [Fact]
    public void A_weak_policy_that_took_the_place_of_the_delivery_does_not_hide_the_class() =>
        Assert.Equal("LogDestination", Of("payroll", """{"Version":"2012-10-17","Statement":[]}""", Delivery("cloudtrail.amazonaws.com")));
}
