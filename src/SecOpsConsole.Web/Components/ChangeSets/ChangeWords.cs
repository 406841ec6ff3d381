using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Web.Components.Bulk;
using SecOpsConsole.Web.Components.Findings;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.ChangeSets;

/// <summary>The words for changes and for who told of them. A new kind of signal must get its words here or the build breaks.</summary>
public static class ChangeWords
{
    private const string Role = ":assumed-role/";

    /// <summary>"40 buckets by role deploy via Terraform at 10:02 UTC on 26 Nov 2026".</summary>
    public static string Sentence(ChangeSetRow change) => $"{BulkLook.Count(change.Buckets, "bucket")} by {Who(change)}{Tool(change)} {When(change.FirstUtc, change.LastUtc)}";

    /// <summary>Who it was, as AWS tells it: the role behind a session, else the user's or the service's name.</summary>
    public static string Who(ChangeSetRow change)
    {
        var at = change.ActorArn?.IndexOf(Role, StringComparison.Ordinal) ?? -1;
        if (at >= 0)
        {
            return $"role {change.ActorArn![(at + Role.Length)..].Split('/')[0]}";
        }

        return (change.ActorArn?.Contains(":user/", StringComparison.Ordinal) == true ? "user " : "") + (change.ActorName ?? change.ActorArn ?? "somebody unknown");
    }

    public static string Tool(ChangeSetRow change) => change.ActorTool is { } tool ? $" via {tool}" : "";

    /// <summary>One instant, or from when to when; the day is said once.</summary>
    public static string When(DateTime firstUtc, DateTime lastUtc) => true switch
    {
        _ when Minute(firstUtc) == Minute(lastUtc) => $"at {Minute(firstUtc)} UTC on {Times.Day(firstUtc)}",
        _ when firstUtc.Date == lastUtc.Date => $"from {Minute(firstUtc)} to {Minute(lastUtc)} UTC on {Times.Day(firstUtc)}",
        _ => $"from {Minute(firstUtc)} UTC on {Times.Day(firstUtc)} to {Minute(lastUtc)} UTC on {Times.Day(lastUtc)}",
    };

    /// <summary>What its findings come to: "38 of 40 findings need a decision".</summary>
    public static string Standing(ChangeSetRow change) => change switch
    {
        { NeedsDecision: > 0 } => $"{change.NeedsDecision} of {BulkLook.Count(change.Findings, "finding")} {(change.NeedsDecision == 1 ? "needs" : "need")} a decision",
        { Open: > 0 } => $"{change.Open} of {BulkLook.Count(change.Findings, "finding")} open, with somebody or held",
        { Findings: 0 } => "no finding belongs to it any more",
        _ => $"{BulkLook.Count(change.Findings, "finding")}, all decided",
    };

    public static Look Of(SignalKind kind) => kind switch
    {
        SignalKind.CloudTrail => new(IconName.Events, "CloudTrail", "plain"),
        SignalKind.Config => new(IconName.Clock, "AWS Config", "plain"),
        SignalKind.Macie => new(IconName.Eye, "Macie", "plain"),
    };

    /// <summary>What a signal tells: the call, Macie's type, or what AWS Config did, which it names by a bare status (Config API reference, ConfigurationItem).</summary>
    public static string What(SignalRow row) => (row.Kind, row.Name) switch
    {
        (SignalKind.Config, "OK") => "Recorded how the bucket is set up",
        (SignalKind.Config, "ResourceDiscovered") => "Recorded the bucket for the first time",
        (SignalKind.Config, "ResourceNotRecorded") => "Saw the bucket, did not record how it is set up",
        (SignalKind.Config, "ResourceDeleted") => "Recorded that the bucket was deleted",
        (SignalKind.Config, "ResourceDeletedNotRecorded") => "Saw that the bucket was deleted, recorded nothing of it",
        (SignalKind.Config, var status) => $"Status {status}",
        (_, var name) => name,
    };

    /// <summary>What the number of a signal is called where it comes from.</summary>
    public static string IdName(SignalKind kind) => kind switch
    {
        SignalKind.CloudTrail => "event id",
        SignalKind.Config => "state id",
        SignalKind.Macie => "finding id",
    };

    private static string Minute(DateTime utc) => Times.Clock(utc)[..5];
}
