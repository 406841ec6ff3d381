using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Shadow;

namespace SecOpsConsole.Core.Automation;

/// <summary>One bucket with its mode, what pauses it, and what the scorecard says.</summary>
public sealed record AutomationRow(
    long Id,
    string Name,
    string AccountId,
    string Region,
    AutomaticMode Mode,
    AutomaticAction AutomaticAction,
    string? ModeSetBy,
    DateTime? ModeSetUtc,
    HoldReason? HoldReason,
    DateTime? HeldUtc,
    int OpenFindings,
    ShadowScore Score,
    Readiness Readiness);
