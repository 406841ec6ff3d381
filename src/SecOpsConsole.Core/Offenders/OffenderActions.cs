using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Offenders;

/// <summary>What can be done with a repeat-offender finding now; whether the person may is the Desk's to say.</summary>
public sealed record OffenderActions(ActionOffer Quarantine, ActionOffer Release, ActionOffer Settle, ActionOffer Escalate);
