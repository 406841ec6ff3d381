namespace SecOpsConsole.Policies;

/// <summary>
/// Wildcard matching as IAM does it: <c>*</c> is any text, <c>?</c> one character. Two pointers, no backtracking tree, and every
/// step is charged to a budget, so that a policy full of stars cannot buy more work than its length allows.
/// </summary>
internal static class Glob
{
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, StepBudget budget) =>
        Run(pattern, text, budget, ignoreCase: false, textIsPattern: false);

    public static bool MatchesIgnoringCase(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, StepBudget budget) =>
        Run(pattern, text, budget, ignoreCase: true, textIsPattern: false);

    /// <summary>
    /// True only if everything that <paramref name="inner"/> matches is matched by <paramref name="outer"/>. May say false for a
    /// pair that does contain (<c>?*</c> and <c>*?</c>): callers treat false as "not covered", the careful answer.
    /// </summary>
    public static bool Contains(ReadOnlySpan<char> outer, ReadOnlySpan<char> inner, StepBudget budget, bool ignoreCase) =>
        Run(outer, inner, budget, ignoreCase, textIsPattern: true);

    private static bool Run(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, StepBudget budget, bool ignoreCase, bool textIsPattern)
    {
        int p = 0, t = 0, star = -1, resume = 0;
        while (t < text.Length)
        {
            if (!budget.Take())
            {
                return false;
            }

            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = t;
            }
            else if (p < pattern.Length && Same(pattern[p], text[t], ignoreCase, textIsPattern))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }

    private static bool Same(char pattern, char text, bool ignoreCase, bool textIsPattern)
    {
        if (textIsPattern && text == '*')
        {
            // A star of the inner pattern can only be swallowed by a star of the outer one.
            return false;
        }

        return pattern == '?' || pattern == text || (ignoreCase && char.ToLowerInvariant(pattern) == char.ToLowerInvariant(text));
    }
}
