namespace SecOpsConsole.Web.Components.Findings;

/// <summary>The buttons of a finding.</summary>
public enum DecisionKind { Approve, Revert, Repair, Contain, RestoreBlock, RestoreEncryption, Escalate, Undo, Exception, FalsePositive }
