namespace SecOpsConsole.Policies;

/// <summary>Can two wildcard patterns match the same text?</summary>
internal static class PatternOverlap
{
    private const int LongestPattern = 2_048;

    /// <summary>False only if no text can match both. Variables count as <c>*</c>; a used-up budget as "may".</summary>
    public static bool MayOverlap(string left, string right, StepBudget budget, bool ignoreCase)
    {
        left = Coverage.VariablesAsStars(left);
        right = Coverage.VariablesAsStars(right);
        if (left.Length > LongestPattern || right.Length > LongestPattern)
        {
            return true;
        }

        // row[j]: the first i characters of left and the first j of right can be made equal.
        var row = new bool[right.Length + 1];
        row[0] = true;
        for (var j = 1; j <= right.Length && right[j - 1] == '*'; j++)
        {
            row[j] = true;
        }

        foreach (var l in left)
        {
            var diagonal = row[0];
            row[0] &= l == '*';
            for (var j = 1; j <= right.Length; j++)
            {
                if (!budget.Take())
                {
                    return true;
                }

                var above = row[j];
                var r = right[j - 1];
                row[j] = l == '*' || r == '*'
                    ? above || row[j - 1] || diagonal
                    : diagonal && (l == r || l == '?' || r == '?' || (ignoreCase && char.ToLowerInvariant(l) == char.ToLowerInvariant(r)));
                diagonal = above;
            }
        }

        return row[right.Length];
    }
}
