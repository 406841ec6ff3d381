using System.Text;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.WhatIf;

/// <summary>A character in the text that nobody could see there, or that turns the line around.</summary>
/// <param name="Code">Its code point, such as U+202E.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Start">Offset in the text.</param>
/// <param name="Length">One, or two for a surrogate pair.</param>
public sealed record HiddenCharacter(string Code, int Line, int Column, int Start, int Length)
{
    /// <summary>More than these are not listed one by one.</summary>
    public const int MostListed = 20;

    /// <summary>The first of them, at most one more than are listed.</summary>
    public static IReadOnlyList<HiddenCharacter> In(string text)
    {
        var found = new List<HiddenCharacter>();
        var (line, lineStart) = (1, 0);
        for (var i = 0; i < text.Length && found.Count <= MostListed;)
        {
            var length = Rune.TryGetRuneAt(text, i, out var rune) ? rune.Utf16SequenceLength : 1;
            if (text[i] == '\n')
            {
                (line, lineStart) = (line + 1, i + 1);
            }
            else if (text[i] is not (>= ' ' and <= '~') && VisibleRuns.Of(text.Substring(i, length)) is [{ IsHidden: true, Text: var code }])
            {
                found.Add(new HiddenCharacter(code, line, i - lineStart + 1, i, length));
            }

            i += length;
        }

        return found;
    }
}
