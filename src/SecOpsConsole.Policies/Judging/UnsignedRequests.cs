namespace SecOpsConsole.Policies;

/// <summary>Can a request without any credentials meet a condition? The difference between Public and AnyAuthenticatedAws.</summary>
internal static class UnsignedRequests
{
    private const string Anonymous = "anonymous";

    /// <summary>True only when an unsigned request certainly fails the entry.</summary>
    public static bool FailOn(ConditionEntry entry, ConditionKey key, bool keyIsRequired)
    {
        if (ConditionKeys.UnsignedLacks(key))
        {
            return keyIsRequired;
        }

        return ConditionKeys.SaysAnonymous(key) && !AdmitsAnonymous(entry, key);
    }

    /// <summary>These keys are present on every request, so IfExists and the set prefixes change nothing.</summary>
    private static bool AdmitsAnonymous(ConditionEntry entry, ConditionKey key)
    {
        switch (entry.Operator.Kind)
        {
            case ConditionOperatorKind.Null or ConditionOperatorKind.Unknown:
                return true;
            case ConditionOperatorKind.StringNotEquals or ConditionOperatorKind.StringNotEqualsIgnoreCase or ConditionOperatorKind.StringNotLike:
                return !entry.Values.Any(value => CertainlyMatches(entry.Operator.Kind, value, key));
            case ConditionOperatorKind.StringEquals or ConditionOperatorKind.StringEqualsIgnoreCase or ConditionOperatorKind.StringLike:
                return entry.Values.Any(value => MayMatch(entry.Operator.Kind, value));
            default:
                // "anonymous" is no number, date, address or ARN: positive tests fail, negated ones pass.
                return entry.Operator.IsNegated;
        }
    }

    private static bool MayMatch(ConditionOperatorKind kind, string value)
    {
        if (value.Contains("${", StringComparison.Ordinal))
        {
            return true;
        }

        return kind == ConditionOperatorKind.StringLike
            ? Glob.MatchesIgnoringCase(value, Anonymous, new StepBudget(value.Length))
            : value.Equals(Anonymous, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>aws:PrincipalType says "Anonymous", the other two "anonymous": only the exact word shuts anybody out.</summary>
    private static bool CertainlyMatches(ConditionOperatorKind kind, string value, ConditionKey key)
    {
        var word = key == ConditionKey.PrincipalType ? "Anonymous" : Anonymous;
        return kind switch
        {
            ConditionOperatorKind.StringNotLike => !value.Contains("${", StringComparison.Ordinal) && Glob.Matches(value, word, new StepBudget(value.Length)),
            ConditionOperatorKind.StringNotEqualsIgnoreCase => value.Equals(word, StringComparison.OrdinalIgnoreCase),
            _ => value == word,
        };
    }
}
