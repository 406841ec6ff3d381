namespace SecOpsConsole.Policies;

/// <summary>
/// Asks of a policy before it is put: would the role that puts it still be allowed to read, replace and delete it, and to read and set
/// Block Public Access? A role of the bucket's own account needs no Allow here, so only explicit denials count. What cannot be decided
/// counts as a denial. The account's root user is never locked out of the policy: AWS lets it get, put and delete the policy of its
/// buckets whatever the policy says (API reference, PutBucketPolicy).
/// </summary>
/// <example>
/// <code>
/// var result = LockOutSimulation.Run(before, after, context, "arn:aws:iam::111122223333:role/SecOpsConsoleRemediator");
/// Console.WriteLine(result.Sentence); // "Everyone" denies the console's own role s3:GetBucketPolicy and s3:PutBucketPolicy.
/// </code>
/// </example>
public static class LockOutSimulation
{
    /// <summary>What the role must be able to do, so that whatever is written can be taken back.</summary>
    public static IReadOnlyList<string> Actions { get; } =
        ["s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy", "s3:GetBucketPublicAccessBlock", "s3:PutBucketPublicAccessBlock"];

    /// <summary>
    /// The denials of <paramref name="after"/> that <paramref name="before"/> does not have: under those of the live policy the role
    /// works already, and the write takes nothing from it. Never throws.
    /// </summary>
    /// <param name="before">The live policy; null for none, and when it is not known.</param>
    /// <param name="after">The policy that would be put; null: the policy is deleted, which locks nobody out.</param>
    /// <param name="context">The bucket and its owner.</param>
    /// <param name="roleArn">The role, with its path; null when it is not known: then whoever is named may be it.</param>
    public static LockOutResult Run(string? before, string? after, JudgeContext context, string? roleArn)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (after is null)
        {
            return LockOutResult.None;
        }

        if (PolicyDocument.Parse(after).Document is not { } document)
        {
            return new LockOutResult([new LockOutDenial("the policy as a whole, which cannot be read,", Actions, IsCertain: false, [])]);
        }

        var known = Denials(before);
        var request = new OwnRequest(context.BucketAccount, context.BucketName, roleArn);
        var budget = new StepBudget(after.Length);
        return new LockOutResult(
        [
            .. document.Statements
                .Where(statement => statement.Effect != Effect.Allow && !(statement.IsValid && known.Contains(StatementFingerprint.Of(document, statement))))
                .Select(statement => Denial(statement, request, budget)).OfType<LockOutDenial>(),
        ]);
    }

    private static HashSet<StatementFingerprint> Denials(string? before) => before is not null && PolicyDocument.Parse(before).Document is { } document
        ? [.. document.Statements.Where(static statement => statement is { IsValid: true, Effect: Effect.Deny }).Select(statement => StatementFingerprint.Of(document, statement))]
        : [];

    private static LockOutDenial? Denial(Statement statement, OwnRequest request, StepBudget budget)
    {
        if (!statement.IsValid)
        {
            return new LockOutDenial(statement.Label, Actions, IsCertain: false, []);
        }

        var hit = Least(
            request.IsNamedBy(statement.Principal),
            request.IsIn(statement.Resources, statement.VariablesApply, budget),
            KnownConditions.Hold(statement, request.Key, budget));
        var actions = Actions.Where(action => DangerousActions.Matches(statement.Actions, action, budget)).ToList();
        if (budget.IsExhausted)
        {
            return new LockOutDenial(statement.Label, Actions, IsCertain: false, []);
        }

        return hit == DenyCertainty.No || actions.Count == 0
            ? null
            : new LockOutDenial(statement.Label, actions, hit == DenyCertainty.Yes, hit == DenyCertainty.Yes ? [] : Unknown(statement, request));
    }

    private static List<string> Unknown(Statement statement, OwnRequest request) =>
        [.. statement.Condition.Entries.Where(entry => !request.Key(entry.NormalKey).IsKnown).Select(static entry => Json.VisibleText.Of(entry.Key)).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static DenyCertainty Least(params ReadOnlySpan<DenyCertainty> parts)
    {
        var least = DenyCertainty.Yes;
        foreach (var part in parts)
        {
            least = part < least ? part : least;
        }

        return least;
    }
}
