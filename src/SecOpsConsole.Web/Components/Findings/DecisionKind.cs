namespace SecOpsConsole.Web.Components.Findings;

/// <summary>The buttons of a finding.</summary>
public enum DecisionKind { Approve, Revert, Repair, Contain, RestoreBlock, Escalate, Undo, Exception, FalsePositive }
