using System.Text.Json;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Intake.Sources;

/// <summary>
/// Findings of Amazon Macie (Macie user guide, "EventBridge event schema for Macie findings"). The finding's own accountId counts:
/// with a delegated administrator the envelope names the administrator's account.
/// Real exports hold null for the unused half, "" for a missing version id and booleans as strings.
/// </summary>
public sealed class MacieFinding : IFindingSource
{
    public string Name => "MacieFinding";

    public EventFacts? Read(EventEnvelope envelope)
    {
        if (envelope is not { Source: "aws.macie", DetailType: "Macie Finding", Detail: { } detail })
        {
            return null;
        }

        JsonElement? finding = detail;
        var type = finding.TextAt("type");
        var id = finding.TextAt("id");
        if (type is null || id is null)
        {
            return new EventFacts.Unrecognised { Name = type, AccountId = envelope.Account, Region = envelope.Region, EventUtc = envelope.TimeUtc, Note = "A Macie finding without id or type." };
        }

        var sample = finding.Member("sample").Flag() == true;
        var title = finding.TextAt("title") ?? type;
        return new EventFacts.MacieSignal
        {
            Name = type,
            FindingId = id,
            Type = type,
            Category = CategoryOf(finding, type),
            Severity = SeverityOf(finding),
            Title = sample ? $"Sample: {title}" : title,
            Description = finding.TextAt("description"),
            ObjectKey = finding.TextAt("resourcesAffected", "s3Object", "key"),
            Count = finding.Member("count").Count() ?? 1,
            CreatedUtc = finding.Member("createdAt").Instant(),
            UpdatedUtc = finding.Member("updatedAt").Instant(),
            FromUtc = finding.Path("policyDetails", "action", "apiCallDetails", "firstSeen").Instant(),
            Encryption = type == CheckIds.MacieEncryptionDisabled ? ToldEncryption.OfMacie(finding) : null,
            Sample = sample,
            Data = sample ? null : MacieData.Read(finding, type),
            Archived = finding.Member("archived").Flag() == true,
            AccountId = AccountIds.OrNull(finding.TextAt("accountId")) ?? envelope.Account,
            Region = finding.TextAt("region") ?? envelope.Region,
            BucketName = BucketOf(finding),
            EventUtc = finding.Path("policyDetails", "action", "apiCallDetails", "lastSeen").Instant()
                       ?? finding.Member("updatedAt").Instant() ?? envelope.TimeUtc,
            Actor = MacieActor.Read(finding),
            Note = $"Amazon Macie: {title}.",
        };
    }

    private static FindingCategory CategoryOf(JsonElement? finding, string type)
        => finding.TextAt("category") == "POLICY" || type.StartsWith("Policy:", StringComparison.Ordinal)
            ? FindingCategory.Policy
            : FindingCategory.SensitiveData;

    /// <summary>score 1, 2, 3 with Low, Medium, High; an unknown spelling is shown as Medium, never dropped.</summary>
    private static Severity SeverityOf(JsonElement? finding) => finding.TextAt("severity", "description")?.ToUpperInvariant() switch
    {
        "LOW" => Severity.Low,
        "HIGH" => Severity.High,
        _ => Severity.Medium,
    };

    private static string? BucketOf(JsonElement? finding)
        => BucketNames.OrNull(finding.TextAt("resourcesAffected", "s3Bucket", "name"))
           ?? BucketNames.FromArn(finding.TextAt("resourcesAffected", "s3Bucket", "arn"))
           ?? BucketNames.FromArn(finding.TextAt("resourcesAffected", "s3Object", "bucketArn"));
}
