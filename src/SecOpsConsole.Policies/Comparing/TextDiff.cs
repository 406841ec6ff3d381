using SecOpsConsole.Policies.Formatting;
using SecOpsConsole.Policies.Json;

namespace SecOpsConsole.Policies;

/// <summary>
/// Compares two policies line by line and word by word, on a stable printed form: order counts only where IAM counts it, statements
/// are matched by Sid and then by likeness, a string equals a list of one, and hidden characters are shown.
/// </summary>
public static class TextDiff
{
    /// <summary>Plain texts are cut to this many lines.</summary>
    public const int MaximumLines = 4_000;

    /// <summary>Lines of plain texts are cut to this many characters.</summary>
    public const int MaximumLineLength = 4_000;

    /// <summary>Compares two policy texts. Null stands for "no policy". Never throws.</summary>
    /// <param name="before">The older text.</param>
    /// <param name="after">The newer text.</param>
    public static TextDiffResult Compare(string? before, string? after)
    {
        var old = before is null ? null : PolicyFormatter.TryRead(before);
        var young = after is null ? null : PolicyFormatter.TryRead(after);
        if ((before is not null && old is null) || (after is not null && young is null))
        {
            return ComparePlain(before, after);
        }

        return new TextDiffResult(new DocumentDiff(old, young).Rows(), IsPlainText: false, IsTruncated: false);
    }

    private static TextDiffResult ComparePlain(string? before, string? after)
    {
        var cut = false;
        var rows = new DiffRows();
        rows.Add(Lines(before, ref cut), Lines(after, ref cut), null, null);
        return new TextDiffResult(rows.Numbered(), IsPlainText: true, cut);
    }

    private static List<FormLine> Lines(string? text, ref bool cut)
    {
        if (text is null)
        {
            return [];
        }

        var lines = new List<FormLine>();
        foreach (var range in text.AsSpan().Split('\n'))
        {
            if (lines.Count == MaximumLines)
            {
                cut = true;
                break;
            }

            var line = text.AsSpan(range).TrimEnd('\r');
            cut |= line.Length > MaximumLineLength;
            lines.Add(new FormLine(VisibleText.Of(line[..Math.Min(line.Length, MaximumLineLength)].ToString()), false));
        }

        return lines;
    }
}
