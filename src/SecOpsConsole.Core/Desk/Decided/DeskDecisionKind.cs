namespace SecOpsConsole.Core.Desk.Decided;

/// <summary>What a person decided without touching AWS, and what an undo takes back.</summary>
public enum DeskDecisionKind { Approve, GrantException, MarkFalsePositive, SetMode, SetAutomaticAction }
