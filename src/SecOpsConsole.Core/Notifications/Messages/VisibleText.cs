using System.Globalization;
using System.Text;

namespace SecOpsConsole.Core.Notifications.Messages;

/// <summary>
/// Other people's text on one line that shows all that is in it: what turns a line around, cannot be seen or ends a line is shown as its code
/// point ("[U+202E]", "[U+000A]"), so that a name neither looks like another one nor forges a line of the message.
/// </summary>
public static class VisibleText
{
    public static string Line(string text) => string.Concat(text.EnumerateRunes().Select(Of));

    public static string Of(Rune rune) => IsHidden(rune) ? $"[U+{rune.Value:X4}]" : rune.ToString();

    private static bool IsHidden(Rune rune) => rune.Value switch
    {
        // A combining grapheme joiner, fillers of Hangul and the blank of Braille count as letters and signs, and are drawn as nothing.
        0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator,
    };
}
