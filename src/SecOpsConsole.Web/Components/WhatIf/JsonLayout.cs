using System.Text;

namespace SecOpsConsole.Web.Components.WhatIf;

/// <summary>
/// Lays a JSON text out in lines. Only white space between the parts changes: every string, escape and mistake stays as it is, so what
/// is judged is what was there.
/// </summary>
public static class JsonLayout
{
    private const int Indent = 2;
    private const int LongestLine = 90;

    public static string Of(string text)
    {
        var result = new StringBuilder(text.Length * 2);
        var depth = 0;
        for (var i = 0; i < text.Length;)
        {
            switch (text[i])
            {
                case '"':
                    var end = StringEnd(text, i);
                    result.Append(text, i, end - i);
                    i = end;
                    break;
                case '{' or '[' when ShortEnd(text, i) is { } close:
                    Flat(result, text.AsSpan(i, close - i));
                    i = close;
                    break;
                case '{' or '[':
                    result.Append(text[i++]);
                    NewLine(result, ++depth);
                    break;
                case '}' or ']':
                    NewLine(result, depth = Math.Max(0, depth - 1));
                    result.Append(text[i++]);
                    break;
                case ',':
                    result.Append(text[i++]);
                    NewLine(result, depth);
                    break;
                case ':':
                    result.Append(": ");
                    i++;
                    break;
                case ' ' or '\t' or '\r' or '\n':
                    i++;
                    break;
                default:
                    result.Append(text[i++]);
                    break;
            }
        }

        return result.ToString();
    }

    private static void NewLine(StringBuilder result, int depth) => result.Append('\n').Append(' ', depth * Indent);

    private static int StringEnd(string text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                return i + 1;
            }
        }

        return text.Length;
    }

    /// <summary>Behind the end of a list or map that holds no other and fits in a line; else null.</summary>
    private static int? ShortEnd(string text, int start)
    {
        for (var i = start + 1; i < text.Length && i - start < LongestLine;)
        {
            switch (text[i])
            {
                case '"':
                    i = StringEnd(text, i);
                    break;
                case '{' or '[':
                    return null;
                case '}' or ']':
                    return i + 1;
                default:
                    i++;
                    break;
            }
        }

        return null;
    }

    private static void Flat(StringBuilder result, ReadOnlySpan<char> part)
    {
        var open = part[0] == '{';
        result.Append(part[0]).Append(open && part.Length > 2 ? " " : "");
        for (var i = 1; i < part.Length - 1;)
        {
            if (part[i] == '"')
            {
                var end = StringEnd(part.ToString(), i);
                result.Append(part[i..end]);
                i = end;
                continue;
            }

            if (part[i] is not (' ' or '\t' or '\r' or '\n'))
            {
                result.Append(part[i]).Append(part[i] is ',' or ':' ? " " : "");
            }

            i++;
        }

        result.Append(open && part.Length > 2 ? " " : "").Append(part[^1]);
    }
}
