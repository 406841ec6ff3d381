namespace SecOpsConsole.Policies.Checks;

/// <summary>Turns statements into findings of a check.</summary>
internal static class CheckExtensions
{
    public static CheckFinding Report(this IPolicyCheck check, StatementVerdict statement, Severity? severity = null, string? control = null, string? message = null) =>
        new(check.Id, severity ?? check.Severity, control ?? check.Control, message ?? AccessSummary.Of(statement), statement.Index, statement.Fingerprint);

    public static CheckFinding Report(this IPolicyCheck check, string message) => new(check.Id, check.Severity, check.Control, message);

    /// <summary>What the statement's actions are good for.</summary>
    public static ActionGroup Groups(this StatementVerdict statement) =>
        S3Actions.GroupsOf(statement.Statement.Actions.Patterns, statement.Statement.Actions.IsNegated, new StepBudget(statement.Statement.Span.Length));

    /// <summary>More than reading and listing.</summary>
    public static bool Changes(this StatementVerdict statement) => (statement.Groups() & ~(ActionGroup.Read | ActionGroup.List)) != 0;
}
