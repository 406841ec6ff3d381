using SecOpsConsole.Core.Ports;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Remediation;

/// <summary>What a failed attempt says to a person: what happened, what was not changed, what to do next.</summary>
internal static class FaultText
{
    private const int LongestMessage = 300;

    /// <summary>For a fault that trying again cannot help, or that lasted longer than we try.</summary>
    public static string ForWrite(AwsFault fault, AttemptJob job) =>
        $"{Happened(fault, job.Owner, job.Subject.Noun)} The {job.Subject.Noun} was not changed. {job.Subject.NextStep(fault) ?? Deleted(fault, job) ?? Next(fault)}";

    /// <summary>For a fault of the read that comes before every write: nothing was sent, unless an earlier write got no answer.</summary>
    public static string ForRead(AwsFault fault, AttemptJob job) => Doubt.Is(job.Attempt)
        ? $"{Happened(fault, job.Owner, job.Subject.Noun)} An earlier write got no answer, so whether the {job.Subject.Noun} was changed is not certain. {job.Subject.NextStep(fault) ?? Next(fault)}"
        : ForRead(fault, job.Owner, job.Subject.Noun, job.Subject.NextStep(fault));

    /// <summary>For writes that never got an answer and that no read shows.</summary>
    public static string ForDoubt(AttemptJob job) =>
        $"AWS gave no answer to the write for {job.Owner}, and every read since then shows the old {job.Subject.Noun}: it was not changed as far as anybody can see. {Next(AwsFaultKind.Transient)}";

    public static string ForRead(AwsFault fault, string owner, string noun, string? next = null) =>
        $"{Happened(fault, owner, noun)} The {noun} was not changed. {next ?? Next(fault)}";

    private static string Happened(AwsFault fault, string owner, string noun)
    {
        var message = fault.Message.Length > LongestMessage ? fault.Message[..LongestMessage] + "…" : fault.Message;
        return fault.Kind switch
        {
            AwsFaultKind.Transient => $"AWS could not be reached for {owner} ({fault.Code}: {message}).",
            AwsFaultKind.Throttled => $"AWS limited our calls for {owner} ({fault.Code}).",
            AwsFaultKind.Denied when fault.Denial is { } denial && DenialWords.Why(denial) is { } why => $"AWS denied the call on {owner}: {why} ({fault.Code}).",
            AwsFaultKind.Denied => $"AWS denied the call on {owner} ({fault.Code}: {message}).",
            AwsFaultKind.Missing => $"AWS does not know {owner} ({fault.Code}).",
            AwsFaultKind.Conflict => $"Somebody else kept changing {owner} at the same moment ({fault.Code}).",
            AwsFaultKind.Invalid => $"AWS refused the {noun} for {owner} ({fault.Code}: {message}).",
            AwsFaultKind.NotConfigured => $"The account or Region of {owner} is not configured here.",
        };
    }

    /// <summary>The usual reason why AWS refuses to take a version back that it once gave.</summary>
    private static string? Deleted(AwsFault fault, AttemptJob job) => fault.Kind == AwsFaultKind.Invalid && StalePrincipals.In(job.Target.Text) is [var first, ..] all
        ? $"The version names {first}{(all.Count > 1 ? $" and {all.Count - 1} more" : "")}, the unique id that a deleted user or role left behind, and AWS takes no such principal back. Repair the live policy instead, or put the version by hand without it, then approve it here."
        : null;

    private static string Next(AwsFault fault) => fault is { Kind: AwsFaultKind.Denied, Denial: { } denial } ? DenialWords.Next(denial) : Next(fault.Kind);

    private static string Next(AwsFaultKind kind) => kind switch
    {
        AwsFaultKind.Transient => "Check the connection to AWS, then try again.",
        AwsFaultKind.Throttled => "Wait a minute, then try again.",
        AwsFaultKind.Denied => "Check the console's role, and whether the bucket policy, a service control policy or a resource control policy denies it. If the bucket policy locks everybody out, only the account's root user can delete it.",
        AwsFaultKind.Missing => "If the bucket was deleted, the finding closes with the next look; if another account owns the name now, do nothing.",
        AwsFaultKind.Conflict => "Find out who is writing (a deployment?), then try again.",
        AwsFaultKind.Invalid => "The stored version names something AWS no longer accepts, such as a deleted user. Change the policy by hand, then approve it here.",
        AwsFaultKind.NotConfigured => "Add the account and Region to the configuration, restart, then try again.",
    };
}
