namespace SecOpsConsole.Policies;

/// <summary>Judges one statement in the company of the others.</summary>
internal sealed class StatementJudge(PolicyDocument document, JudgeContext context, StepBudget budget)
{
    public StatementVerdict Judge(Statement statement)
    {
        if (!statement.IsValid)
        {
            return Unreadable(statement);
        }

        return statement.Effect == Effect.Deny ? Deny(statement) : Allow(statement);
    }

    /// <summary>S3 would not have stored it. A Deny grants nothing; anything else that may name everybody counts as public.</summary>
    private StatementVerdict Unreadable(Statement statement) => new(document, statement, context)
    {
        Class = StatementClass.Invalid,
        Public = statement.Effect != Effect.Deny && statement.MayNameEveryone ? PublicAnswer.Yes : PublicAnswer.Undetermined,
    };

    private StatementVerdict Deny(Statement statement)
    {
        var flags = DenyRules.LocksOwnerOut(statement, context, budget) ? StatementFlags.SelfLockout : StatementFlags.None;
        foreach (var entry in statement.Principal!.Entries)
        {
            flags |= !entry.IsEveryone && entry.Value.AsSpan().ContainsAny('*', '?') ? StatementFlags.InvalidPrincipal : StatementFlags.None;
        }

        return new StatementVerdict(document, statement, context) { Class = StatementClass.Deny, Public = PublicAnswer.No, Flags = flags };
    }

    private StatementVerdict Allow(Statement statement)
    {
        var principal = statement.Principal!;
        var forServices = !principal.IsNegated && principal.Entries.All(static entry => entry.Type == PrincipalType.Service);
        var conditions = ConditionAnalysis.Of(statement.Condition, statement.VariablesApply, forServices);
        var external = new SortedSet<string>(StringComparer.Ordinal);
        var reach = ReachOf(principal, new PrincipalClassifier(context, conditions, external));

        var neutralisedBy = reach.Class is StatementClass.Invalid ? [] : DenyRules.Neutralising(document, statement, budget);
        var guard = reach.Answer == PublicAnswer.No || neutralisedBy.Length > 0 || reach.Class == StatementClass.Invalid
            ? null
            : DenyRules.FindGuard(document, statement, context, budget);
        var answer = neutralisedBy.Length > 0 ? PublicAnswer.No : guard is not null ? PublicAnswer.Undetermined : reach.Answer;
        var open = answer == PublicAnswer.Yes && !conditions.NeverMatches && principal.IsOpen && (reach.Flags & StatementFlags.NeverMatches) == 0;
        return new StatementVerdict(document, statement, context)
        {
            Class = reach.Class,
            Public = answer,
            AnonymousReachable = open && reach.Class == StatementClass.Public && !conditions.OnlyServices && !conditions.ExcludesUnsigned,
            AnyAwsAccountReachable = open && reach.Class is StatementClass.Public or StatementClass.AnyAuthenticatedAws && open,
            Limits = conditions.Limits,
            Ignored = conditions.Ignored,
            Flags = reach.Flags | conditions.Flags | FlagsOf(statement, reach.Class, conditions, external)
                | (guard is null ? StatementFlags.None : StatementFlags.GuardedByDeny),
            NeutralisedBy = neutralisedBy,
            GuardedBy = guard?.Index,
            GuardedClass = guard?.Class,
            External = external.Count == 0 ? [] : [.. external],
            Organizations = conditions.Organizations ?? (IReadOnlyList<string>)[],
        };
    }

    private static Reach ReachOf(PrincipalSet principal, PrincipalClassifier classifier)
    {
        if (principal.IsNegated)
        {
            // "Everyone but": who is named here does not matter, strangers are never on the list.
            var nobody = principal.Entries.Any(static entry => entry.IsEveryone) ? StatementFlags.NeverMatches : StatementFlags.None;
            return classifier.Open() with { Flags = StatementFlags.NotPrincipalAllow | nobody };
        }

        var reach = new Reach(StatementClass.Deny, PublicAnswer.No, StatementFlags.None);
        foreach (var entry in principal.Entries)
        {
            reach = reach.Worse(classifier.Classify(entry));
        }

        return reach;
    }

    private StatementFlags FlagsOf(Statement statement, StatementClass @class, ConditionAnalysis conditions, SortedSet<string> external)
    {
        var flags = StatementFlags.None;
        if (statement.Actions.IsNegated)
        {
            flags |= StatementFlags.NotActionAllow;
        }
        else if (statement.Actions.Patterns.Any(static action => action is "*" || action.Equals("s3:*", StringComparison.OrdinalIgnoreCase)))
        {
            flags |= StatementFlags.AllActions;
        }

        flags |= statement.Resources.IsNegated ? StatementFlags.NotResourceAllow : StatementFlags.None;
        flags |= external.Count > 0 && external.IsSubsetOf(context.TrustedAccounts) ? StatementFlags.TrustedAccount : StatementFlags.None;
        flags |= conditions.Organizations is { } organizations && organizations.All(context.OrganizationIds.Contains)
            ? StatementFlags.TrustedOrganization
            : StatementFlags.None;
        return @class > StatementClass.Internal ? flags | DangerousActions.FlagsOf(statement.Actions, budget) : flags;
    }
}
