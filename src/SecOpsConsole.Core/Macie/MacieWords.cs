using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.Macie;

namespace SecOpsConsole.Core.Macie;

/// <summary>What is said about Macie.</summary>
public static class MacieWords
{
    private const int LongestMessage = 300;

    /// <summary>A failure in words: what happened, what was not changed, what to do next.</summary>
    public static string Of(AwsFault fault, MaciePlace place, string untouched)
    {
        if (fault.OutcomeUnknown)
        {
            return $"AWS gave no answer for Macie of {place} ({fault.Code}), so whether it was done is not certain. Load the page again before you try again.";
        }

        var message = fault.Message.Length > LongestMessage ? fault.Message[..LongestMessage] + "…" : fault.Message;
        return fault.Kind switch
        {
            AwsFaultKind.Transient => $"AWS could not be reached for Macie of {place} ({fault.Code}). {untouched} Check the connection, then try again.",
            AwsFaultKind.Throttled when fault.Code == "JobPace" => $"{message} {untouched}",
            AwsFaultKind.Throttled => $"AWS limits our calls to Macie of {place} ({fault.Code}). {untouched} Wait a minute, then try again.",
            AwsFaultKind.Denied => $"AWS denied it for Macie of {place}: {message} {untouched} If Macie is enabled there, add the right to the console's role (update the stack).",
            AwsFaultKind.Missing => $"Macie of {place} does not know it any more ({fault.Code}). {untouched} Load the page again.",
            AwsFaultKind.Conflict => $"Macie of {place} says that it conflicts with what is there: {message} {untouched} Load the page again.",
            AwsFaultKind.Invalid => $"Macie of {place} refused it: {message} {untouched} Correct it, then try again.",
            AwsFaultKind.NotConfigured => $"{message} {untouched}",
        };
    }

    internal static DeskResult Failed(AwsFault fault, MaciePlace place, string untouched) => new(
        fault.Kind switch
        {
            AwsFaultKind.Missing => DeskOutcome.NotFound,
            AwsFaultKind.Conflict => DeskOutcome.Conflict,
            AwsFaultKind.Invalid => DeskOutcome.Invalid,
            AwsFaultKind.Transient or AwsFaultKind.Throttled or AwsFaultKind.Denied or AwsFaultKind.NotConfigured => DeskOutcome.NotAllowed,
        },
        Of(fault, place, untouched));

    internal static string Verb(MacieJobChange change) => change switch
    {
        MacieJobChange.Pause => "pause",
        MacieJobChange.Resume => "resume",
        MacieJobChange.Cancel => "cancel",
    };

    internal static string Done(MacieJobChange change) => change switch
    {
        MacieJobChange.Pause => "paused",
        MacieJobChange.Resume => "resumed",
        MacieJobChange.Cancel => "cancelled; it never runs again",
    };

    /// <summary>Where a job looks, in few words.</summary>
    internal static string Targets(MacieJobOrder order) => order.Buckets switch
    {
        [] => "buckets tagged " + string.Join(" or ", order.Tags),
        [var only] => only,
        [var first, ..] all => $"{first} and {all.Count - 1} more",
    };

    /// <summary>Conditions as one line.</summary>
    public static string Conditions(IEnumerable<MacieCondition> conditions) =>
        string.Join(", and ", conditions.Select(condition => $"{condition.Field} is {string.Join(" or ", condition.Values)}"));
}
