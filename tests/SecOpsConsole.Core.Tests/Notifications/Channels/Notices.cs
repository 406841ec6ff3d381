using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>Notices as the console makes them, with hostile names where other people choose them.</summary>
internal static class Notices
{
    public static readonly DateTime At = new(2026, 11, 20, 9, 31, 40, DateTimeKind.Utc);

    public static readonly Uri ConsoleUrl = new("https://secops.example.com/");

    public static NoticeFinding Payroll { get; } = new(17, "Anyone on the internet gained GetObject on all objects.", "public-principal", FindingCategory.Policy, Severity.High)
    {
        AccountId = "111122223333",
        Region = "eu-west-1",
        Bucket = "acme-payroll-exports",
        Actor = "dana@example.com <script>",
        EventUtc = At,
        Status = WorkflowStatus.New,
        Remediation = RemediationStatus.AwaitingApproval,
        LiveFingerprint = "sha256:abcdef",
        JudgedSeverity = Severity.Medium,
        ExposedData = "Anyone on the internet can reach the bucket, and Macie found personal data (240 occurrences in 5 objects) in it.",
        SensitiveData = "personal data in 5 objects",
    };

    public static NoticeFinding Classification { get; } = Payroll with
    {
        Title = "The S3 object contains multiple categories of sensitive data",
        Check = "SensitiveData:S3Object/Multiple",
        Category = FindingCategory.SensitiveData,
        Macie = new NoticeMacie
        {
            Type = "SensitiveData:S3Object/Multiple",
            Title = "The S3 object contains multiple categories of sensitive data",
            Severity = "High",
            BucketArn = "arn:aws:s3:::acme-payroll-exports",
            ObjectKey = "2026/11/pay & <b>roll</b> \u202Efdp.csv\nState: Resolved\u2028",
            Extension = "csv",
            LastModified = "2026-11-19T22:10:00.000Z",
        },
    };

    public static NoticeFinding Policy { get; } = Payroll with
    {
        Title = "The S3 bucket is publicly accessible",
        Check = "Policy:IAMUser/S3BucketPublic",
        Macie = new NoticeMacie
        {
            Type = "Policy:IAMUser/S3BucketPublic",
            Title = "The S3 bucket is publicly accessible",
            Severity = "High",
            BucketArn = "arn:aws:s3:::acme-payroll-exports",
            Api = "PutBucketPolicy",
            AccessKeyId = "ASIAEXAMPLE0000000001",
            IpAddress = "203.0.113.20",
            Who = "Developer/dana@example.com",
        },
    };

    public static Notice Of(NoticeFinding finding, ChannelAddress? channel = null, string? text = null) =>
        new(4, NotificationKind.FindingOpened, finding.Severity, 1, text ?? finding.Title, [new NoticeItem(finding.Title, null, finding.Severity, finding.Id, 3, At)], At)
        {
            Channel = channel ?? Channel(),
            ConsoleUrl = ConsoleUrl,
            Finding = finding,
        };

    public static Notice Several(ChannelAddress? channel = null) => new(
        5, NotificationKind.RemediationFailed, Severity.Critical, 2, "2 remediations failed; the most severe is Critical.",
        [
            new NoticeItem("The revert failed: AccessDenied.", "Anyone on the internet gained GetObject.", Severity.Critical, 17, 3, At),
            new NoticeItem("The repair failed: MalformedPolicy.", "Account 444455556666 gained PutObject.", Severity.High, 18, 4, At),
        ],
        At)
    {
        Channel = channel ?? Channel(),
        ConsoleUrl = ConsoleUrl,
    };

    public static ChannelAddress Channel(string? secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", params (string Key, string Value)[] settings) =>
        new(9, "On call", settings.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal), secret);
}
