using System.Globalization;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.SecurityHub.Asff;

/// <summary>Our findings in the AWS Security Finding Format. Pure.</summary>
internal static class AsffMapping
{
    private const int LongestTitle = 256;
    private const int LongestDescription = 1024;
    private const int LongestId = 512;

    /// <summary>ASFF: a value of ProductFields has at most 2,048 characters.</summary>
    private const int LongestField = 2048;

    /// <summary>IAM is global; its findings are kept where IAM itself is signed for.</summary>
    private const string IamRegion = "us-east-1";

    /// <summary>A finding about a bucket.</summary>
    public static AsffFinding OfBucket(Finding finding, string accountId, string region, string bucketName)
    {
        var partition = PartitionOf(region);
        return Of(finding, accountId, region, new AsffResource("AwsS3Bucket", $"arn:{partition}:s3:::{bucketName}", partition, region));
    }

    /// <summary>A finding about a user or role.</summary>
    public static AsffFinding OfPrincipal(Finding finding, Principal principal)
    {
        var type = principal.Class switch
        {
            PrincipalClass.User or PrincipalClass.Root => "AwsIamUser",
            PrincipalClass.Role or PrincipalClass.IdentityCenter => "AwsIamRole",
            PrincipalClass.Other => "Other",
        };
        var partition = principal.Arn.Split(':') is ["arn", { Length: > 0 } named, ..] ? named : "aws";
        return Of(finding, principal.AccountId, IamRegion, new AsffResource(type, Cut(principal.Arn, LongestId), partition, IamRegion));
    }

    private static AsffFinding Of(Finding finding, string accountId, string region, AsffResource resource) => new()
    {
        Id = Cut($"secops-console/{finding.DedupKey}", LongestId),
        ProductArn = $"arn:{PartitionOf(region)}:securityhub:{region}:{accountId}:product/{accountId}/default",
        GeneratorId = $"secops-console/{finding.Check}",
        AwsAccountId = accountId,
        Types = [TypeOf(finding)],
        FirstObservedAt = Iso(finding.EventUtc < finding.FirstSeenUtc ? finding.EventUtc : finding.FirstSeenUtc),
        LastObservedAt = Iso(finding.UpdatedUtc),
        CreatedAt = Iso(finding.FirstSeenUtc),
        UpdatedAt = Iso(finding.UpdatedUtc),
        Severity = new AsffSeverity(LabelOf(finding.Severity)),
        Title = Cut(Spoken(finding.Title), LongestTitle),
        Description = Cut(Description(finding), LongestDescription),
        ProductFields = Fields(finding),
        Resources = [resource],
        Compliance = new AsffCompliance(ComplianceOf(finding.ComplianceStatus)),
        Workflow = new AsffWorkflow(HubWords.StatusOf(finding.WorkflowStatus)),
        RecordState = finding.RecordState switch
        {
            RecordState.Active => "ACTIVE",
            RecordState.Archived => "ARCHIVED",
        },
    };

    internal static string LabelOf(Severity severity) => severity switch
    {
        Severity.Informational => "INFORMATIONAL",
        Severity.Low => "LOW",
        Severity.Medium => "MEDIUM",
        Severity.High => "HIGH",
        Severity.Critical => "CRITICAL",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "Not a severity."),
    };

    internal static string ComplianceOf(ComplianceStatus status) => status switch
    {
        ComplianceStatus.Compliant => "PASSED",
        ComplianceStatus.NonCompliant => "FAILED",
        ComplianceStatus.NotApplicable or ComplianceStatus.InsufficientData => "NOT_AVAILABLE",
    };

    /// <summary>The namespaces of ASFF's types taxonomy (Security Hub user guide, "Types taxonomy for ASFF").</summary>
    private static string TypeOf(Finding finding) => finding switch
    {
        { Category: FindingCategory.Principal } => "Unusual Behaviors/User",
        { Category: FindingCategory.SensitiveData } => "Sensitive Data Identifications",
        { Check: CheckIds.PublicPrincipal or CheckIds.AnyAuthenticatedAws or CheckIds.PublicAcl or CheckIds.ExternalAccount or CheckIds.UnscopedService } =>
            "Effects/Data Exposure",
        _ => "Software and Configuration Checks/AWS Security Best Practices",
    };

    private static string Description(Finding finding)
    {
        var who = finding.Actor.Name is { Length: > 0 } actor ? $" Changed by {actor}." : "";
        var end = finding.Resolution is { } resolution ? $" Resolved: {resolution}." : "";
        return $"{Spoken(finding.Title).TrimEnd('.')}.{who}{end}";
    }

    private static SortedDictionary<string, string> Fields(Finding finding)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["secops-console/FindingId"] = finding.Id.ToString(CultureInfo.InvariantCulture),
            ["secops-console/RemediationStatus"] = finding.RemediationStatus.ToString(),
        };
        Add("secops-console/Resolution", finding.Resolution?.ToString());
        Add("secops-console/ActorArn", finding.Actor.Arn);
        Add("secops-console/ExposedFrom", finding.ExposedFromUtc is { } from ? Iso(from) : null);
        Add("secops-console/ExposedUntil", finding.ExposedUntilUtc is { } until ? Iso(until) : null);
        return fields;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                fields[name] = Cut(value, LongestField);
            }
        }
    }

    private static string PartitionOf(string region) => true switch
    {
        _ when region.StartsWith("cn-", StringComparison.Ordinal) => "aws-cn",
        _ when region.StartsWith("us-gov-", StringComparison.Ordinal) => "aws-us-gov",
        _ => "aws",
    };

    /// <summary>Security Hub refuses a text of spaces alone.</summary>
    private static string Spoken(string text) => string.IsNullOrWhiteSpace(text) ? "A finding of the SecOps Console" : text;

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";

    private static string Iso(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
