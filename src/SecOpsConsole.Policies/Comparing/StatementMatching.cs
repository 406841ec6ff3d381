using SecOpsConsole.Policies.Formatting;

namespace SecOpsConsole.Policies;

/// <summary>Finds out which statement became which: equal ones first, then by a Sid that is unique on both sides, then by likeness.</summary>
internal static class StatementMatching
{
    private const double LeastLikeness = 0.4;
    private const int MostComparisons = 40_000;

    public static IReadOnlyList<StatementPair> Match(IReadOnlyList<FormNode> old, IReadOnlyList<FormNode> young)
    {
        var oldLines = old.Select(Lines).ToList();
        var newLines = young.Select(Lines).ToList();
        var partner = new int?[young.Count];
        var taken = new bool[old.Count];
        Pair(partner, taken, oldLines.ConvertAll(static lines => string.Join('\n', lines)), newLines.ConvertAll(static lines => string.Join('\n', lines)), onlyUnique: false);
        Pair(partner, taken, old.Select(Sid).ToList(), young.Select(Sid).ToList(), onlyUnique: true);
        PairByLikeness(partner, taken, oldLines, newLines);
        return InReadingOrder(partner, taken);
    }

    private static void Pair(int?[] partner, bool[] taken, List<string> old, List<string> young, bool onlyUnique)
    {
        var places = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
        for (var o = 0; o < old.Count; o++)
        {
            if (!places.TryGetValue(old[o], out var queue))
            {
                places[old[o]] = queue = new Queue<int>();
            }

            queue.Enqueue(o);
        }

        var repeated = young.CountBy(static text => text).Where(static pair => pair.Value > 1).Select(static pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        for (var n = 0; n < young.Count; n++)
        {
            var usable = partner[n] is null && young[n].Length > 0 && places.TryGetValue(young[n], out var queue)
                && queue.Count > 0 && !(onlyUnique && (queue.Count > 1 || repeated.Contains(young[n])));
            if (usable && places[young[n]].Dequeue() is var o && !taken[o])
            {
                (partner[n], taken[o]) = (o, true);
            }
        }
    }

    private static void PairByLikeness(int?[] partner, bool[] taken, List<List<string>> old, List<List<string>> young)
    {
        if ((long)old.Count * young.Count > MostComparisons)
        {
            return;
        }

        var candidates = new List<(double Likeness, int Old, int New)>();
        for (var n = 0; n < young.Count; n++)
        {
            for (var o = 0; o < old.Count && partner[n] is null; o++)
            {
                var likeness = taken[o] ? 0 : Likeness(old[o], young[n]);
                if (likeness >= LeastLikeness)
                {
                    candidates.Add((likeness, o, n));
                }
            }
        }

        foreach (var (_, o, n) in candidates.OrderByDescending(static item => item.Likeness).ThenBy(static item => Math.Abs(item.Old - item.New)))
        {
            if (!taken[o] && partner[n] is null)
            {
                (partner[n], taken[o]) = (o, true);
            }
        }
    }

    /// <summary>Share of lines that both have; braces say nothing.</summary>
    private static double Likeness(List<string> old, List<string> young)
    {
        var telling = young.Where(static line => line.Length > 3).ToHashSet(StringComparer.Ordinal);
        var total = telling.Count + old.Count(static line => line.Length > 3);
        return total == 0 ? 0 : 2.0 * old.Count(telling.Contains) / total;
    }

    /// <summary>The order after; what was removed stands in front of its old successor.</summary>
    private static List<StatementPair> InReadingOrder(int?[] partner, bool[] taken)
    {
        var pairs = new List<StatementPair>();
        var nextOld = 0;
        for (var n = 0; n < partner.Length; n++)
        {
            if (partner[n] is { } o)
            {
                AddRemoved(pairs, taken, ref nextOld, o);
            }

            pairs.Add(new StatementPair(partner[n], n));
        }

        AddRemoved(pairs, taken, ref nextOld, taken.Length);
        return pairs;
    }

    private static void AddRemoved(List<StatementPair> pairs, bool[] taken, ref int nextOld, int upTo)
    {
        for (; nextOld < upTo; nextOld++)
        {
            if (!taken[nextOld])
            {
                pairs.Add(new StatementPair(nextOld, null));
            }
        }
    }

    private static string Sid(FormNode statement) =>
        statement is FormNode.Map map
        && map.Members.FirstOrDefault(static member => member.Key == "Sid").Value is FormNode.Scalar { Literal: not "\"\"" } sid
            ? sid.Literal
            : "";

    private static List<string> Lines(FormNode statement)
    {
        var lists = new HashSet<string>(StringComparer.Ordinal);
        FormPrinter.NoteLists(statement, "", lists);
        var lines = new List<FormLine>();
        FormPrinter.Print(lines, statement, "", 0, last: true, lists);
        return lines.ConvertAll(static line => line.Text);
    }
}
