using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>Rows and details with believable contents; each test changes what it is about.</summary>
internal static class Sample
{
    public static readonly DateTime Now = new(2026, 11, 22, 9, 41, 7, DateTimeKind.Utc);

    public const string TeamPolicy = """
        {"Version":"2012-10-17","Statement":[{"Sid":"Team","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/web"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::orchid-web-assets/*"}]}
        """;

    public const string PublicPolicy = """
        {"Version":"2012-10-17","Statement":[{"Sid":"Team","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::orchid-web-assets/*"}]}
        """;

    public static FindingRow Row(long id = 1, int version = 1, string title = "Anyone on the internet can read objects of orchid-web-assets",
        Severity severity = Severity.High, WorkflowStatus workflow = WorkflowStatus.New, RemediationStatus remediation = RemediationStatus.NotStarted) => new(
        id, 7, "orchid-web-assets", "111122223333", "eu-west-1", FindingCategory.Policy, FindingSource.CloudTrail, "public-principal", severity, title,
        workflow, remediation, null, null, 0, AutomaticMode.Review, "dana", "Console", null, null, Now.AddMinutes(-2), Now.AddMinutes(-2), Now, version);

    public static FindingEvent Event(long id, FindingEventKind kind, string text, DateTime? at = null) => new()
    {
        Id = id, FindingId = 1, BucketId = 7, Kind = kind, AtUtc = at ?? Now, Who = "console", Text = text,
    };

    public static RemediationPreview Preview() => new("Revert to baseline", PublicPolicy, TeamPolicy,
        [new AccessLine(AccessSign.Less, "Anyone on the internet will lose s3:GetObject on all objects.")], "The policy of 20 Nov comes back.", "Undo puts the present policy back.", "abc");

    public static RemediationAttempt Attempt(AttemptStatus status) => new()
    {
        Id = 3, BucketId = 7, FindingId = 1, Action = RemediationActionId.RevertToBaseline, Trigger = AttemptTrigger.Person, Status = status,
        Who = "Ana", ExpectedFingerprint = "abc", TargetFingerprint = "def", CreatedUtc = Now,
    };
}
