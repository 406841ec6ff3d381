using System.Text;

namespace SecOpsConsole.Policies;

/// <summary>Compares two lines word by word.</summary>
internal static class WordDiff
{
    private const double LeastLikeness = 0.5;
    private const int LongestLine = 600;

    /// <summary>Worth showing as one changed line: the same member name, or most words in common.</summary>
    public static bool Resemble(string old, string young)
    {
        var (oldName, newName) = (MemberName(old), MemberName(young));
        if (oldName.Length > 0 || newName.Length > 0)
        {
            return oldName == newName;
        }

        if (old.Length > LongestLine || young.Length > LongestLine)
        {
            return false;
        }

        var (before, after) = (Words(old), Words(young));
        var common = LongestCommonSubsequence.Of(before, after, static (left, right) => left == right).Sum(match => before[match.Old].Trim().Length);
        var longest = Math.Max(old.AsSpan().Trim().Length, young.AsSpan().Trim().Length);
        return longest > 3 && common >= LeastLikeness * longest;
    }

    public static (IReadOnlyList<TextSegment> Old, IReadOnlyList<TextSegment> New) Compare(string old, string young)
    {
        if (old.Length > LongestLine || young.Length > LongestLine)
        {
            return ([new TextSegment(old, true)], [new TextSegment(young, true)]);
        }

        var (before, after) = (Words(old), Words(young));
        var matches = LongestCommonSubsequence.Of(before, after, static (left, right) => left == right);
        return (
            Segments(before, matches.Select(static match => match.Old).ToHashSet()),
            Segments(after, matches.Select(static match => match.New).ToHashSet()));
    }

    private static List<TextSegment> Segments(List<string> words, HashSet<int> kept)
    {
        var segments = new List<TextSegment>();
        var run = new StringBuilder();
        for (var i = 0; i < words.Count; i++)
        {
            run.Append(words[i]);
            if (i == words.Count - 1 || kept.Contains(i) != kept.Contains(i + 1))
            {
                segments.Add(new TextSegment(run.ToString(), !kept.Contains(i)));
                run.Clear();
            }
        }

        return segments;
    }

    /// <summary>Runs of letters and digits, runs of blanks, and every other character by itself.</summary>
    private static List<string> Words(string line)
    {
        var words = new List<string>();
        for (var start = 0; start < line.Length;)
        {
            var end = start + 1;
            while (end < line.Length && Kind(line[end]) == Kind(line[start]) && Kind(line[start]) > 0)
            {
                end++;
            }

            words.Add(line[start..end]);
            start = end;
        }

        return words;
    }

    private static int Kind(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) ? 1 : c == ' ' ? 2 : 0;

    private static string MemberName(string line)
    {
        var text = line.AsSpan().TrimStart();
        var colon = text.IndexOf("\": ", StringComparison.Ordinal);
        return text.StartsWith("\"", StringComparison.Ordinal) && colon > 0 ? text[..(colon + 1)].ToString() : "";
    }
}
