namespace SecOpsConsole.Policies;

/// <summary>Longest common subsequence with common ends cut off first; above a size the middle is not searched at all.</summary>
internal static class LongestCommonSubsequence
{
    private const long MostCells = 1_000_000;

    public static IReadOnlyList<(int Old, int New)> Of<T>(IReadOnlyList<T> old, IReadOnlyList<T> young, Func<T, T, bool> same)
    {
        int start = 0, oldEnd = old.Count, newEnd = young.Count;
        while (start < oldEnd && start < newEnd && same(old[start], young[start]))
        {
            start++;
        }

        while (oldEnd > start && newEnd > start && same(old[oldEnd - 1], young[newEnd - 1]))
        {
            oldEnd--;
            newEnd--;
        }

        var matches = new List<(int, int)>();
        matches.AddRange(Enumerable.Range(0, start).Select(static i => (i, i)));
        if ((long)(oldEnd - start) * (newEnd - start) is > 0 and <= MostCells)
        {
            Middle(matches, old, young, same, start, oldEnd, newEnd);
        }

        matches.AddRange(Enumerable.Range(0, old.Count - oldEnd).Select(i => (oldEnd + i, newEnd + i)));
        return matches;
    }

    private static void Middle<T>(
        List<(int Old, int New)> matches, IReadOnlyList<T> old, IReadOnlyList<T> young, Func<T, T, bool> same, int start, int oldEnd, int newEnd)
    {
        int rows = oldEnd - start, columns = newEnd - start;
        var lengths = new int[rows + 1, columns + 1];
        for (var o = rows - 1; o >= 0; o--)
        {
            for (var n = columns - 1; n >= 0; n--)
            {
                lengths[o, n] = same(old[start + o], young[start + n])
                    ? lengths[o + 1, n + 1] + 1
                    : Math.Max(lengths[o + 1, n], lengths[o, n + 1]);
            }
        }

        for (int o = 0, n = 0; o < rows && n < columns;)
        {
            if (same(old[start + o], young[start + n]))
            {
                matches.Add((start + o++, start + n++));
            }
            else if (lengths[o + 1, n] >= lengths[o, n + 1])
            {
                o++;
            }
            else
            {
                n++;
            }
        }
    }
}
