using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.FourEyes;

/// <summary>A command that is about to act and asks whether a second person is needed.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Subject">The id of what it is about.</param>
/// <param name="Fingerprint">What the caller saw of it.</param>
/// <param name="Summary">What is asked for, in one sentence.</param>
/// <param name="Effect">What happens when it is granted.</param>
internal sealed record RequestDemand(RequestKind Kind, long Subject, string? Fingerprint, string Summary, string Effect)
{
    public Bucket? Bucket { get; init; }
    public Finding? Finding { get; init; }
    public string? Reason { get; init; }
    public RequestArguments Arguments { get; init; } = RequestArguments.None;

    public string Key => $"{Kind}/{Subject}";

    /// <summary>Making a policy the baseline.</summary>
    public static RequestDemand Approve(FindingState state, string fingerprint, string? reason) => new(
        RequestKind.Approve, state.Bucket.Id, fingerprint,
        $"Approve the live policy of {state.Bucket.Name} as its baseline",
        "Exactly this policy becomes the baseline, and its findings are resolved. Nothing is written to AWS; a wider policy is reported again"
        + (ApprovalDecision.IsHeldBack(state.Bucket, state.Live) ? ", and so is this one when Block Public Access does not hold it back any more." : "."))
    {
        Bucket = state.Bucket, Finding = state.Finding, Reason = reason,
        // The same policy is another risk when more people reach the bucket, or more lies in it.
        Arguments = new RequestArguments { Covers = $"{state.Bucket.Exposure}/{state.Finding.Severity}" },
    };

    /// <summary>Switching automatic mode on; bound to the mode and the action that it had, and to what stood against it.</summary>
    public static RequestDemand Automatic(Bucket bucket, IReadOnlyList<string> bars, string? reason, long? undoes = null)
    {
        var inSpite = bars.Count == 0 ? "" : $" In spite of this: {string.Join(" ", bars)}";
        return new RequestDemand(
            RequestKind.Automatic, bucket.Id, $"{bucket.Mode}/{bucket.AutomaticAction}{inSpite}",
            $"Switch automatic mode on for {bucket.Name}",
            $"The console takes back by itself what opens {bucket.Name} to everybody ({bucket.AutomaticAction}), within its guards. It only narrows access.{inSpite}")
        {
            Bucket = bucket, Reason = reason, Arguments = new RequestArguments { UndoesDecisionId = undoes, OverrideProtection = bars.Count > 0 },
        };
    }
}
