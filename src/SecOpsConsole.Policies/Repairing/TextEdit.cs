using System.Text;

namespace SecOpsConsole.Policies;

/// <summary>One replacement in a text.</summary>
internal readonly record struct TextEdit(int Start, int End, string Replacement)
{
    /// <summary>Applies edits that do not overlap; all other characters stay.</summary>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        foreach (var edit in edits.OrderBy(static edit => edit.Start))
        {
            result.Append(text, at, edit.Start - at).Append(edit.Replacement);
            at = edit.End;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>
    /// Removes members of a comma-separated list, each with one comma. Ranges are the members in their order; nothing is returned for
    /// a list that would be empty.
    /// </summary>
    public static IEnumerable<TextEdit> RemoveFrom(IReadOnlyList<(int Start, int End)> members, ISet<int> gone)
    {
        for (var first = 0; first < members.Count; first++)
        {
            if (!gone.Contains(first))
            {
                continue;
            }

            var last = first;
            while (last + 1 < members.Count && gone.Contains(last + 1))
            {
                last++;
            }

            yield return last + 1 < members.Count
                ? new TextEdit(members[first].Start, members[last + 1].Start, "")
                : new TextEdit(members[first - 1].End, members[last].End, "");
            first = last;
        }
    }
}
