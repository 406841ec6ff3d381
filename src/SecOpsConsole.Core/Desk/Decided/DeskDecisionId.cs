namespace SecOpsConsole.Core.Desk.Decided;

public readonly record struct DeskDecisionId(long Value);
