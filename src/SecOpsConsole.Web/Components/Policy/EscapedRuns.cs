using System.Text.RegularExpressions;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Policy;

/// <summary>
/// Finds, in a printed policy line, the escapes that stand for hidden characters: <c>\u202e</c> in JSON, <c>[U+202E]</c> in plain text.
/// </summary>
public static partial class EscapedRuns
{
    public static IReadOnlyList<VisibleRuns.Run> Of(string text)
    {
        if (!text.Contains("\\u", StringComparison.Ordinal) && !text.Contains("[U+", StringComparison.Ordinal))
        {
            return [new VisibleRuns.Run(text, false)];
        }
        var runs = new List<VisibleRuns.Run>();
        var from = 0;
        foreach (var match in Escape().EnumerateMatches(text))
        {
            // An escaped backslash is matched only to be stepped over: \\u202e is six ordinary characters.
            if (text[match.Index] == '\\' && text[match.Index + 1] == '\\')
            {
                continue;
            }
            if (match.Index > from)
            {
                runs.Add(new VisibleRuns.Run(text[from..match.Index], false));
            }
            runs.Add(new VisibleRuns.Run(text.Substring(match.Index, match.Length), true));
            from = match.Index + match.Length;
        }
        if (from < text.Length)
        {
            runs.Add(new VisibleRuns.Run(text[from..], false));
        }
        return runs;
    }

    [GeneratedRegex(@"\\\\|\\u[0-9a-f]{4}|\[U\+[0-9A-F]{4,6}\]", RegexOptions.NonBacktracking)]
    private static partial Regex Escape();
}
