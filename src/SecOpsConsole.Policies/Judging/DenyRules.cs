namespace SecOpsConsole.Policies;

/// <summary>How far Deny statements count. Only what is certain: everything else leaves the grant as it is.</summary>
internal static class DenyRules
{
    /// <summary>Level 1: unconditional denials for everyone that cover the whole grant. Explicit deny wins, so nobody gets it.</summary>
    public static int[] Neutralising(PolicyDocument document, Statement allow, StepBudget budget)
    {
        foreach (var deny in document.Statements)
        {
            if (IsForEveryone(deny) && deny.Condition.IsEmpty && Coverage.Covers(deny, allow, budget))
            {
                return [deny.Index];
            }
        }

        return [];
    }

    /// <summary>
    /// Level 2: a Deny for everyone except callers that meet fixed values. Negated operators are true for requests without the key,
    /// so exactly those callers remain. S3's page does not say how it counts this; a person decides.
    /// </summary>
    public static DenyGuard? FindGuard(PolicyDocument document, Statement allow, JudgeContext context, StepBudget budget)
    {
        foreach (var deny in document.Statements)
        {
            if (deny is { IsValid: true, Effect: Effect.Deny } && Coverage.Covers(deny, allow, budget) && Survivors(deny, context) is { } left)
            {
                return new DenyGuard(deny.Index, left);
            }
        }

        return null;
    }

    /// <summary>An unconditional Deny to everyone over PutBucketPolicy: after it only the account's root can change the policy.</summary>
    public static bool LocksOwnerOut(Statement deny, JudgeContext context, StepBudget budget) =>
        IsForEveryone(deny) && deny.Condition.IsEmpty
        && DangerousActions.Matches(deny.Actions, "s3:PutBucketPolicy", budget)
        && CoversBucket(deny.Resources, context, budget);

    private static bool CoversBucket(PatternSet resources, JudgeContext context, StepBudget budget)
    {
        foreach (var pattern in resources.Patterns)
        {
            var covers = context.BucketName is { } name
                ? Glob.Matches(pattern, $"arn:aws:s3:::{name}", budget) || pattern.EndsWith($":s3:::{name}", StringComparison.Ordinal)
                : !pattern.Contains('/', StringComparison.Ordinal);
            if (covers)
            {
                return !resources.IsNegated;
            }
        }

        return resources.IsNegated;
    }

    private static bool IsForEveryone(Statement deny) => deny is { IsValid: true, Effect: Effect.Deny, Principal: { IsNegated: false, IsOpen: true } };

    /// <summary>Who is left by a Deny, as the class of the least limited of them; null when some of them are not limited at all.</summary>
    private static StatementClass? Survivors(Statement deny, JudgeContext context)
    {
        if (deny.Principal!.IsNegated)
        {
            return deny.Condition.IsEmpty ? NamedSurvivors(deny.Principal, context) : null;
        }

        if (!deny.Principal.IsOpen || deny.Condition.IsEmpty)
        {
            return null;
        }

        // Entries are ANDed, so the Deny misses whoever fails one of them: the survivors are a union, and every branch must be limited.
        var worst = StatementClass.Deny;
        foreach (var entry in deny.Condition.Entries)
        {
            if (Branch(entry, deny.VariablesApply, context) is not { } branch)
            {
                return null;
            }

            worst = branch > worst ? branch : worst;
        }

        return worst;
    }

    private static StatementClass? NamedSurvivors(PrincipalSet spared, JudgeContext context)
    {
        var classifier = new PrincipalClassifier(context, ConditionAnalysis.None, new SortedSet<string>(StringComparer.Ordinal));
        var reach = new Reach(StatementClass.Internal, PublicAnswer.No, StatementFlags.None);
        foreach (var entry in spared.Entries)
        {
            reach = reach.Worse(classifier.Classify(entry));
        }

        return reach is { Answer: PublicAnswer.No, Class: not StatementClass.Invalid } ? reach.Class : null;
    }

    private static StatementClass? Branch(ConditionEntry entry, bool variablesApply, JudgeContext context)
    {
        if (ConditionKeys.Find(entry.NormalKey) == ConditionKey.PrincipalIsAwsService)
        {
            // Unsigned requests do not carry the key: without IfExists the Deny misses every one of them.
            return entry is { Operator: { Kind: ConditionOperatorKind.Bool, Quantifier: SetQuantifier.None, IfExists: true }, Values: ["false"] }
                ? StatementClass.AwsServiceUnscoped
                : null;
        }

        if (entry.Operator.Opposite == ConditionOperatorKind.Unknown || entry.Operator.Quantifier == SetQuantifier.ForAnyValue)
        {
            return null;
        }

        var prefix = entry.Operator.Quantifier == SetQuantifier.ForAllValues ? "ForAnyValue:" : "";
        var positive = new ConditionBlock([new ConditionEntry(prefix + entry.Operator.Opposite, entry.Key, entry.Values)]);
        var conditions = ConditionAnalysis.Of(positive, variablesApply, forServices: false);
        var reach = new PrincipalClassifier(context, conditions, new SortedSet<string>(StringComparer.Ordinal)).Open();
        return reach.Answer == PublicAnswer.Yes || reach.Class == StatementClass.KmsKeyRestricted ? null : reach.Class;
    }
}
