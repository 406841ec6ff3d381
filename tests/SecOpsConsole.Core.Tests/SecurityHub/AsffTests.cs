using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Core.SecurityHub.Asff;
using SecOpsConsole.Core.Tests.Remediation;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.SecurityHub;

/// <summary>
/// Our findings in the AWS Security Finding Format. <c>SECOPS_REWRITE_GOLDEN=1</c> rewrites the golden file; the sandbox's foreign client imports it.
/// </summary>
public sealed class AsffTests
{
    private const int MostBytes = 240 * 1024;
    private static readonly DateTime Noon = new(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static Finding Finding(string check, Action<Finding>? set = null)
    {
        var finding = new Finding
        {
            Id = 12, BucketId = 1, DedupKey = $"111122223333/payroll/{check}/abc", Category = FindingCategory.Policy, Source = FindingSource.CloudTrail, Check = check, Severity = Severity.High,
            Title = "Anyone on the internet can read objects of payroll", ComplianceStatus = ComplianceStatus.NonCompliant, RemediationStatus = RemediationStatus.AwaitingApproval,
            EventUtc = Noon, FirstSeenUtc = Noon.AddSeconds(3), UpdatedUtc = Noon.AddMinutes(4), ExposedFromUtc = Noon,
            Actor = new Actor { Name = "dana", Arn = "arn:aws:iam::111122223333:user/dana" },
        };
        set?.Invoke(finding);
        return finding;
    }

    private static AsffFinding OfBucket(Finding finding, string region = "eu-west-1") => AsffMapping.OfBucket(finding, "111122223333", region, "payroll");

    [Fact]
    public void The_export_is_the_golden_file()
    {
        AsffFinding[] findings =
        [
            OfBucket(Finding(CheckIds.PublicPrincipal)),
            OfBucket(Finding(CheckIds.ExternalAccount, f =>
            {
                (f.WorkflowStatus, f.RecordState, f.ComplianceStatus, f.Severity) = (WorkflowStatus.Resolved, RecordState.Archived, ComplianceStatus.Compliant, Severity.Medium);
                (f.Resolution, f.RemediationStatus, f.ExposedUntilUtc) = (Resolution.Reverted, RemediationStatus.Verified, Noon.AddMinutes(3));
                f.Title = "Account 444455556666 can read “payroll” & more <é>";
            })),
            OfBucket(Finding(CheckIds.Unreadable, f =>
            {
                (f.WorkflowStatus, f.ComplianceStatus, f.Severity, f.ExposedFromUtc) = (WorkflowStatus.Suppressed, ComplianceStatus.InsufficientData, Severity.Informational, null);
                f.Actor = new Actor();
            })),
            AsffMapping.OfPrincipal(
                Finding(CheckIds.RepeatOffender, f => (f.Category, f.Severity, f.WorkflowStatus, f.DedupKey) = (FindingCategory.Principal, Severity.Critical, WorkflowStatus.Notified, "offender/dana")),
                new Principal { Arn = "arn:aws:iam::111122223333:user/dana", Class = PrincipalClass.User, AccountId = "111122223333", Name = "dana" }),
        ];
        var actual = JsonSerializer.Serialize(findings, Pretty) + "\n";
        if (Environment.GetEnvironmentVariable("SECOPS_REWRITE_GOLDEN") == "1")
        {
            File.WriteAllText(Path.Combine(SourceFolder(), "../../Fixtures/asff/findings.json"), actual);
            return;
        }

        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "asff", "findings.json")), actual);
    }

    [Theory]
    [InlineData(Severity.Informational, "INFORMATIONAL")]
    [InlineData(Severity.Low, "LOW")]
    [InlineData(Severity.Medium, "MEDIUM")]
    [InlineData(Severity.High, "HIGH")]
    [InlineData(Severity.Critical, "CRITICAL")]
    public void Each_severity_has_its_label(Severity severity, string label) => Assert.Equal(label, AsffMapping.LabelOf(severity));

    [Theory]
    [InlineData(ComplianceStatus.Compliant, "PASSED")]
    [InlineData(ComplianceStatus.NonCompliant, "FAILED")]
    [InlineData(ComplianceStatus.NotApplicable, "NOT_AVAILABLE")]
    [InlineData(ComplianceStatus.InsufficientData, "NOT_AVAILABLE")]
    public void Each_compliance_has_its_word(ComplianceStatus status, string word) => Assert.Equal(word, AsffMapping.ComplianceOf(status));

    [Theory]
    [InlineData("cn-north-1", "aws-cn")]
    [InlineData("us-gov-west-1", "aws-us-gov")]
    [InlineData("eu-west-1", "aws")]
    public void The_partition_follows_from_the_Region(string region, string partition)
    {
        var finding = OfBucket(Finding(CheckIds.PublicPrincipal), region);

        Assert.Equal($"arn:{partition}:securityhub:{region}:111122223333:product/111122223333/default", finding.ProductArn);
        Assert.Equal(new AsffResource("AwsS3Bucket", $"arn:{partition}:s3:::payroll", partition, region), Assert.Single(finding.Resources));
    }

    [Fact]
    public void The_longest_finding_keeps_every_limit()
    {
        var finding = OfBucket(Finding(new string('c', 60), f =>
        {
            (f.Title, f.DedupKey) = (new string('é', 5_000), new string('k', 2_000));
            f.Actor = new Actor { Name = new string('n', 3_000), Arn = "arn:" + new string('a', 5_000) };
        }));

        Assert.Equal((256, 1024, 512), (finding.Title.Length, finding.Description.Length, finding.Id.Length));
        Assert.All(finding.ProductFields, field => Assert.InRange(field.Value.Length, 1, 2048));
        Assert.InRange(Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(finding)), 1, MostBytes);
    }

    [Fact]
    public async Task Pages_hold_our_own_findings_each_once_and_none_of_Macie()
    {
        await using var scene = await HubScene.OpenAsync(on: false);
        for (var i = 0; i < 5; i++)
        {
            await scene.World.AddExposedAsync($"web-{i}", AutomaticMode.Review);
            await scene.MacieAsync();
        }
        var queries = scene.World.Get<AsffQueries>();

        var ids = new List<string>();
        string? cursor = null;
        do
        {
            var page = await queries.ListAsync("111122223333", "eu-west-1", cursor, 2, CancellationToken.None);
            Assert.InRange(page.Items.Count, 1, 2);
            ids.AddRange(page.Items.Select(finding => finding.Resources[0].Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        Assert.Equal(Enumerable.Range(0, 5).Select(i => $"arn:aws:s3:::web-{i}"), ids);
        Assert.Empty((await queries.ListAsync("444455556666", null, null, 100, CancellationToken.None)).Items);
        Assert.Empty((await queries.ListAsync(null, "us-east-1", null, 100, CancellationToken.None)).Items);
        await Assert.ThrowsAsync<FormatException>(() => queries.ListAsync(null, null, "!", 100, CancellationToken.None));
    }

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
