using System.Globalization;
using System.Text;
using SecOpsConsole.Policies.Json;

namespace SecOpsConsole.Policies.Formatting;

/// <summary>
/// Writes JSON strings in which nothing is hidden: control, bidirectional and zero-width characters become escapes, so that the text
/// still means the same and a reader can see it.
/// </summary>
internal static class VisibleJson
{
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '"' or '\\')
            {
                quoted.Append('\\').Append(c);
            }
            else if (c is >= ' ' and < '\u007F')
            {
                quoted.Append(c);
            }
            else
            {
                i += Append(quoted, text, i);
            }
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Appends one character, or a surrogate pair, and says how many extra characters were used up.</summary>
    private static int Append(StringBuilder quoted, string text, int index)
    {
        var length = index + 1 < text.Length && char.IsSurrogatePair(text, index) ? 2 : 1;
        var unit = text.Substring(index, length);
        if (VisibleText.Of(unit) == unit)
        {
            quoted.Append(unit);
            return length - 1;
        }

        foreach (var c in unit)
        {
            quoted.Append(c switch { '\n' => "\\n", '\r' => "\\r", '\t' => "\\t", _ => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture) });
        }

        return length - 1;
    }
}
