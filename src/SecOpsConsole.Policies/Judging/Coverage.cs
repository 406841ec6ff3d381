using System.Text;

namespace SecOpsConsole.Policies;

/// <summary>
/// Does a Deny take away all that an Allow grants? Compares patterns: explicit deny wins over every Allow (IAM user guide, "Policy
/// evaluation logic"). Answers false whenever it is not certain.
/// </summary>
internal static class Coverage
{
    public static bool Covers(Statement deny, Statement allow, StepBudget budget)
    {
        if (deny.Actions.IsNegated || deny.Resources.IsNegated)
        {
            return false;
        }

        return CoversAll(deny.Actions.Patterns, ActionPatterns(allow), budget, ignoreCase: true)
            && CoversAll(deny.Resources.Patterns, ResourcePatterns(allow), budget, ignoreCase: false);
    }

    /// <summary>A bucket policy is only ever asked about S3 actions, so "*" grants no more than "s3:*".</summary>
    private static IEnumerable<string> ActionPatterns(Statement allow) =>
        allow.Actions.IsNegated ? ["s3:*"] : allow.Actions.Patterns.Select(static action => action == "*" ? "s3:*" : action);

    private static IEnumerable<string> ResourcePatterns(Statement allow) => allow.Resources.IsNegated ? ["*"] : allow.Resources.Patterns;

    private static bool CoversAll(IReadOnlyList<string> outer, IEnumerable<string> inner, StepBudget budget, bool ignoreCase)
    {
        foreach (var pattern in inner)
        {
            if (!outer.Any(candidate => CoversOne(candidate, pattern, budget, ignoreCase)))
            {
                return false;
            }
        }

        return true;
    }

    public static bool CoversOne(string outer, string inner, StepBudget budget, bool ignoreCase)
    {
        if (outer.Equals(inner, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
        {
            return true;
        }

        // What a variable stands for is not known here: in the Deny it may be less, in the Allow more than it seems.
        return !outer.Contains("${", StringComparison.Ordinal) && Glob.Contains(outer, VariablesAsStars(inner), budget, ignoreCase);
    }

    public static string VariablesAsStars(string pattern)
    {
        if (!pattern.Contains("${", StringComparison.Ordinal))
        {
            return pattern;
        }

        var widened = new StringBuilder(pattern.Length);
        var at = 0;
        while (at < pattern.Length)
        {
            var open = pattern.IndexOf("${", at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : pattern.IndexOf('}', open);
            if (close < 0)
            {
                return widened.Append(pattern, at, pattern.Length - at).ToString();
            }

            widened.Append(pattern, at, open - at).Append('*');
            at = close + 1;
        }

        return widened.ToString();
    }
}
