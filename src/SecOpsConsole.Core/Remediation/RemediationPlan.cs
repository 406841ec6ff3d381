namespace SecOpsConsole.Core.Remediation;

/// <summary>What an action would write (<paramref name="Text"/> null: it deletes the policy), its effect and its undo in one sentence each.</summary>
public sealed record RemediationPlan(string? Text, string Effect, string UndoHint);
