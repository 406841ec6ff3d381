using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Rules.Guards;

/// <summary>
/// EventBridge retries a delivery for up to 24 hours; an older event is a replay or a late one, and the world has moved on.
/// </summary>
internal sealed class EventAgeGuard : Guard
{
    public static readonly TimeSpan Oldest = TimeSpan.FromHours(25);

    public override HoldReason Reason => HoldReason.EventTooOld;
    public override string Resume => "Revert, repair or approve yourself; automatic mode acts on the next fresh event.";

    public override string? Check(DecisionFacts facts, DecisionContext context) => facts.EventUtc switch
    {
        null => "No event tells when the policy was changed, so automatic mode does not act on it.",
        { } at when at < context.NowUtc - Oldest => $"The change is older than {Oldest.TotalHours:0} hours, so automatic mode does not act on it.",
        _ => null,
    };
}
