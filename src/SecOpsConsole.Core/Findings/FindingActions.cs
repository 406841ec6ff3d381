namespace SecOpsConsole.Core.Findings;

/// <summary>What can be done with a finding now, by the state alone; whether the person may is the Desk's to say.</summary>
public sealed record FindingActions(
    ActionOffer Approve, ActionOffer Revert, ActionOffer Repair, ActionOffer Contain, ActionOffer Escalate, ActionOffer Undo, ActionOffer Suppress,
    ActionOffer RestoreBlock)
{
    /// <summary>Null where the finding is not about a lost default encryption: then there is no such button.</summary>
    public ActionOffer? RestoreEncryption { get; init; }
}
