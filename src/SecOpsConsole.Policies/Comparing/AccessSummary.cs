namespace SecOpsConsole.Policies;

/// <summary>Says in sentences what one policy allows. It claims what the policy says, not that every request would succeed.</summary>
public static class AccessSummary
{
    /// <summary>
    /// One statement, without a full stop: "Anyone on the internet may use s3:GetObject on all objects of acme-web". Fit for the title of a finding.
    /// </summary>
    /// <param name="verdict">The judged statement.</param>
    public static string Of(StatementVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var statement = verdict.Statement;
        if (!statement.IsValid)
        {
            return $"{AccessSentence.Sentence(statement.Label)} is not one that S3 would store: {statement.Errors[0].Message.TrimEnd('.')}";
        }

        var isDeny = statement.Effect == Effect.Deny;
        var what = $"{ActionText.Of(statement.Actions.Patterns, statement.Actions.IsNegated, isDeny)} on {ResourceText.Of(statement.Resources.Patterns, statement.Resources.IsNegated)}";
        if (isDeny)
        {
            var who = statement.Principal is { IsNegated: false, IsOpen: true } ? "Nobody may" : $"{Who(verdict)} may not";
            return $"{who} use {what}{ConditionText.If(statement.Condition.Entries)}";
        }

        var latent = verdict.NeutralisedBy.Count > 0 ? $", were it not for the Deny in statement {verdict.NeutralisedBy[0] + 1}" : "";
        return $"{Who(verdict)} may use {what}{ConditionText.If(OtherConditions(statement))}{latent}";
    }

    /// <summary>All statements that grant something, the widest first.</summary>
    /// <param name="verdict">The judged policy.</param>
    public static IReadOnlyList<string> Of(PolicyVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return
        [
            .. verdict.Statements
                .Where(static statement => statement.Class != StatementClass.Deny)
                .OrderByDescending(static statement => statement.Class)
                .Select(Of),
        ];
    }

    private static string Who(StatementVerdict verdict) => AccessSentence.Sentence(SubjectText.Of(verdict.Who));

    /// <summary>Conditions that are not already told by saying who.</summary>
    private static IReadOnlyList<ConditionEntry> OtherConditions(Statement statement)
    {
        if (statement.Principal is not { IsOpen: true })
        {
            return statement.Condition.Entries;
        }

        var told = ConditionAnalysis.Of(statement.Condition, statement.VariablesApply, forServices: false).SubjectEntries;
        return [.. statement.Condition.Entries.Where(entry => !told.Contains(entry))];
    }
}
