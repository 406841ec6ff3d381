using System.Text;
using System.Text.Json.Nodes;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications.Messages;
using SecOpsConsole.Core.Notifications.Notifiers;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>What a message shows of Macie's own event, with real shapes and all kinds of identity.</summary>
public sealed class MacieEventTests
{
    [Fact]
    public void A_sensitive_data_finding_has_every_field_of_the_message()
    {
        var macie = MacieEvent.Read(Fixture("macie-classification-finding.json"))!;
        Assert.Equal(
            ("arn:aws:s3:::acme-payroll-exports", "High", "The S3 object contains multiple categories of sensitive data", "2026/11/payroll.csv", "csv", "2026-11-19T22:10:00.000Z"),
            (macie.BucketArn, macie.Severity, macie.Title, macie.ObjectKey, macie.Extension, macie.LastModified));
        Assert.Null(macie.Api);
    }

    [Fact]
    public void A_policy_finding_has_every_field_of_the_message()
    {
        var macie = MacieEvent.Read(Fixture("macie-policy-finding.json"))!;
        Assert.Equal(
            ("The S3 bucket is publicly accessible", "PutBucketPolicy", "ASIAEXAMPLE0000000001", "203.0.113.20", "arn:aws:sts::111122223333:assumed-role/Developer/dana@example.com"),
            (macie.Title, macie.Api, macie.AccessKeyId, macie.IpAddress, macie.Who));
        Assert.Null(macie.ObjectKey);
    }

    [Theory]
    [InlineData("iamUser", """{"userName":"dana","arn":"arn:aws:iam::111122223333:user/dana","accessKeyId":"AKIA1"}""", "dana", "AKIA1")]
    [InlineData("root", """{"arn":"arn:aws:iam::111122223333:root"}""", "arn:aws:iam::111122223333:root", null)]
    [InlineData("federatedUser", """{"arn":"arn:aws:sts::111122223333:federated-user/dana","accessKeyId":"ASIA2"}""", "arn:aws:sts::111122223333:federated-user/dana", "ASIA2")]
    [InlineData("awsAccount", """{"accountId":"444455556666"}""", "444455556666", null)]
    [InlineData("awsService", """{"invokedBy":"cloudformation.amazonaws.com"}""", "cloudformation.amazonaws.com", null)]
    public void Whoever_it_was_is_named(string kind, string identity, string who, string? key)
    {
        var json = JsonNode.Parse(Fixture("macie-policy-finding.json"))!;
        var user = json["detail"]!["policyDetails"]!["actor"]!["userIdentity"]!;
        user["assumedRole"] = null;
        user[kind] = JsonNode.Parse(identity);
        var macie = MacieEvent.Read(Encoding.UTF8.GetBytes(json.ToJsonString()))!;
        Assert.Equal((who, key), (macie.Who, macie.AccessKeyId));
        var message = SlackNotifier.First(Notices.Of(Notices.Policy with { Macie = macie, Category = FindingCategory.Policy })).ToJsonString();
        Assert.Contains(who, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"detail":{"type":7,"resourcesAffected":null,"policyDetails":"none"}}""")]
    public void What_is_missing_or_of_another_kind_is_left_out(string body) => Assert.Null(MacieEvent.Read(Encoding.UTF8.GetBytes(body))?.Type);

    private static byte[] Fixture(string name) =>
        File.ReadAllBytes(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures"), name, SearchOption.AllDirectories).First());
}
