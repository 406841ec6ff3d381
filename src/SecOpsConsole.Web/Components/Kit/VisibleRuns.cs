using System.Globalization;
using System.Text;

namespace SecOpsConsole.Web.Components.Kit;

/// <summary>
/// Cuts a text that came from outside into runs, so that characters which hide or reorder what a reader sees
/// (U+202E makes a policy read backwards) are drawn as their code points instead of taking effect.
/// </summary>
public static class VisibleRuns
{
    /// <summary>A piece of text; when <paramref name="IsHidden"/>, <paramref name="Text"/> is a label such as "U+202E".</summary>
    public readonly record struct Run(string Text, bool IsHidden);

    /// <summary>True when the text can be shown as it is.</summary>
    public static bool IsPlain(string text)
    {
        foreach (var character in text)
        {
            if (character is < ' ' or > '~')
            {
                return false;
            }
        }
        return true;
    }

    public static IReadOnlyList<Run> Of(string text)
    {
        if (IsPlain(text))
        {
            return [new Run(text, false)];
        }
        var runs = new List<Run>();
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            var ok = Rune.TryGetRuneAt(text, i, out var rune);
            var code = ok ? rune.Value : text[i];
            if (ok && !IsHidden(rune))
            {
                plain.Append(text, i, rune.Utf16SequenceLength);
            }
            else
            {
                Flush(runs, plain);
                runs.Add(new Run($"U+{code:X4}", true));
            }
            i += ok ? rune.Utf16SequenceLength : 1;
        }
        Flush(runs, plain);
        return runs;
    }

    /// <summary>The text with labels instead of hidden characters: for attributes, where no mark-up can stand.</summary>
    public static string Flat(string text) => IsPlain(text) ? text : string.Concat(Of(text).Select(run => run.IsHidden ? $"[{run.Text}]" : run.Text));

    private static void Flush(List<Run> runs, StringBuilder plain)
    {
        if (plain.Length > 0)
        {
            runs.Add(new Run(plain.ToString(), false));
            plain.Clear();
        }
    }

    /// <summary>Line ends and tabs are the layout of a policy and stay; every other invisible character is named.</summary>
    private static bool IsHidden(Rune rune) => rune.Value switch
    {
        '\n' or '\r' or '\t' or ' ' => false,
        // Marks that stack without end (Zalgo) are drawn, but a lone combining grapheme joiner or Hangul filler is invisible.
        0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator or UnicodeCategory.PrivateUse
            or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned,
    };
}
