using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Storage;

/// <summary>Rows with only what a test does not care about filled in.</summary>
public static class Rows
{
    public static readonly DateTime Monday = new(2026, 11, 16, 8, 30, 0, DateTimeKind.Utc);

    public static Bucket Bucket(string name = "payroll") => new()
    {
        AccountId = "111122223333",
        Region = "eu-west-1",
        Name = name,
        FirstSeenUtc = Monday,
    };

    public static Finding Finding(long bucketId, string dedupKey = "111122223333/payroll/public-principal/a1") => new()
    {
        BucketId = bucketId,
        DedupKey = dedupKey,
        Check = "public-principal",
        Severity = Severity.High,
        Title = "Anyone can read every object",
        Actor = new Actor { Name = "dana@example.com", Tool = "CLI" },
        EventUtc = Monday,
        FirstSeenUtc = Monday,
        UpdatedUtc = Monday,
    };

    public static RemediationAttempt Attempt(long bucketId, AttemptStatus status) => new()
    {
        BucketId = bucketId,
        Action = RemediationActionId.RevertToBaseline,
        Trigger = AttemptTrigger.Person,
        Status = status,
        Who = "Ana",
        ExpectedFingerprint = "weak",
        TargetFingerprint = "strong",
        CreatedUtc = Monday,
    };
}
