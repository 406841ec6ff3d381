namespace SecOpsConsole.Core.Findings;

/// <summary>What can be done with a finding now, by the state alone; whether the person may is the Desk's to say.</summary>
public sealed record FindingActions(
    ActionOffer Approve, ActionOffer Revert, ActionOffer Repair, ActionOffer Contain, ActionOffer Escalate, ActionOffer Undo, ActionOffer Suppress,
    ActionOffer RestoreBlock);
