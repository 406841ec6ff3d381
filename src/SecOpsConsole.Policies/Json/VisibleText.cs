using System.Globalization;
using System.Text;

namespace SecOpsConsole.Policies.Json;

/// <summary>
/// Replaces characters that a reader cannot see, or that turn the line around, by <c>[U+202E]</c>. A policy whose text looks
/// harmless on screen must not be able to hide what it says.
/// </summary>
internal static class VisibleText
{
    public static string Of(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsHidden(text, i))
            {
                return Replace(text);
            }
        }

        return text;
    }

    private static string Replace(string text)
    {
        var visible = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (IsHidden(text, i))
            {
                var code = char.IsSurrogatePair(text, i) ? char.ConvertToUtf32(text, i++) : text[i];
                visible.Append(CultureInfo.InvariantCulture, $"[U+{code:X4}]");
            }
            else
            {
                visible.Append(text[i]);
                if (char.IsHighSurrogate(text[i]))
                {
                    visible.Append(text[++i]);
                }
            }
        }

        return visible.ToString();
    }

    private static bool IsHidden(string text, int index)
    {
        var c = text[index];
        if (c is >= ' ' and < '\u007F')
        {
            return false;
        }

        if (char.IsSurrogate(c) && (index + 1 >= text.Length || !char.IsSurrogatePair(text, index)))
        {
            return true;
        }

        return CharUnicodeInfo.GetUnicodeCategory(text, index) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate
            || (c != ' ' && char.IsWhiteSpace(c)) || c is '\u115F' or '\u1160' or '\u3164' or '\uFFA0' or '\u034F'
            || c is >= '\uFE00' and <= '\uFE0F';
    }
}
