namespace SecOpsConsole.Policies;

/// <summary>
/// Evaluates a Condition block for a request of which some keys are known. What is not known, or not understood, is Maybe.
/// (IAM user guide, "Condition operators": a negated operator, IfExists and ForAllValues hold when the key is absent.)
/// </summary>
internal static class KnownConditions
{
    public static DenyCertainty Hold(Statement statement, Func<string, KnownKey> keys, StepBudget budget)
    {
        var all = DenyCertainty.Yes;
        foreach (var entry in statement.Condition.Entries)
        {
            var one = Holds(entry, keys(entry.NormalKey), statement.VariablesApply, budget);
            all = one < all ? one : all;
        }

        return all;
    }

    private static DenyCertainty Holds(ConditionEntry entry, KnownKey key, bool variablesApply, StepBudget budget)
    {
        var op = entry.Operator;
        if (!key.IsKnown || op.Kind == ConditionOperatorKind.Unknown)
        {
            return DenyCertainty.Maybe;
        }

        if (op.Kind == ConditionOperatorKind.Null)
        {
            return NullTest(entry.Values, key.Value is null);
        }

        if (key.Value is not { } value)
        {
            return Certain(op.IfExists || op.Quantifier == SetQuantifier.ForAllValues || (op.IsNegated && op.Quantifier != SetQuantifier.ForAnyValue));
        }

        if (variablesApply && entry.Values.Any(static wanted => wanted.Contains("${", StringComparison.Ordinal)))
        {
            return DenyCertainty.Maybe;
        }

        var any = DenyCertainty.No;
        foreach (var wanted in entry.Values)
        {
            var one = Matches(op, wanted, value, budget);
            any = one > any ? one : any;
        }

        return op.IsNegated ? DenyCertainty.Yes - (int)any : any;
    }

    /// <summary>One value of one entry; for a negated operator, what it denies.</summary>
    private static DenyCertainty Matches(ConditionOperator op, string wanted, string value, StepBudget budget) => op.Kind switch
    {
        ConditionOperatorKind.StringEquals or ConditionOperatorKind.StringNotEquals => Certain(wanted == value),
        ConditionOperatorKind.StringEqualsIgnoreCase or ConditionOperatorKind.StringNotEqualsIgnoreCase or ConditionOperatorKind.Bool =>
            Certain(wanted.Equals(value, StringComparison.OrdinalIgnoreCase)),
        ConditionOperatorKind.StringLike or ConditionOperatorKind.StringNotLike => Certain(Glob.Matches(wanted, value, budget)),
        ConditionOperatorKind.ArnEquals or ConditionOperatorKind.ArnLike or ConditionOperatorKind.ArnNotEquals or ConditionOperatorKind.ArnNotLike =>
            ArnMatches(wanted, value, budget),
        ConditionOperatorKind.NumericEquals or ConditionOperatorKind.NumericNotEquals or ConditionOperatorKind.NumericLessThan
            or ConditionOperatorKind.NumericLessThanEquals or ConditionOperatorKind.NumericGreaterThan or ConditionOperatorKind.NumericGreaterThanEquals
            or ConditionOperatorKind.DateEquals or ConditionOperatorKind.DateNotEquals or ConditionOperatorKind.DateLessThan
            or ConditionOperatorKind.DateLessThanEquals or ConditionOperatorKind.DateGreaterThan or ConditionOperatorKind.DateGreaterThanEquals
            or ConditionOperatorKind.BinaryEquals or ConditionOperatorKind.IpAddress or ConditionOperatorKind.NotIpAddress
            or ConditionOperatorKind.Null or ConditionOperatorKind.Unknown => DenyCertainty.Maybe,
    };

    /// <summary>
    /// Each of the six fields by itself: a star does not cross a colon, except in the last one. What has not six fields ("*") is no ARN, and
    /// what AWS makes of it is not known.
    /// </summary>
    private static DenyCertainty ArnMatches(string wanted, string value, StepBudget budget)
    {
        var (pattern, given) = (wanted.Split(':', 6), value.Split(':', 6));
        if (pattern.Length != 6 || given.Length != 6)
        {
            return DenyCertainty.Maybe;
        }

        for (var field = 0; field < 6; field++)
        {
            if (!Glob.Matches(pattern[field], given[field], budget))
            {
                return DenyCertainty.No;
            }
        }

        return DenyCertainty.Yes;
    }

    private static DenyCertainty NullTest(IReadOnlyList<string> values, bool isAbsent)
    {
        var any = false;
        foreach (var value in values)
        {
            if (!bool.TryParse(value, out var wantsAbsent))
            {
                return DenyCertainty.Maybe;
            }

            any |= wantsAbsent == isAbsent;
        }

        return Certain(any);
    }

    private static DenyCertainty Certain(bool holds) => holds ? DenyCertainty.Yes : DenyCertainty.No;
}
