using System.Text;

namespace SecOpsConsole.Sandbox.Events.Patterns;

/// <summary>
/// A text with <c>*</c> for any run of characters; <c>\*</c> and <c>\\</c> stand for themselves. Matching never
/// backtracks over more than one run, so that no pattern can be made slow.
/// </summary>
internal sealed class WildcardText
{
    private readonly IReadOnlyList<string> pieces;

    private WildcardText(IReadOnlyList<string> pieces) => this.pieces = pieces;

    /// <summary>Returns null and a reason when the text is not a valid wildcard.</summary>
    public static WildcardText? Parse(string text, out string? reason)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        reason = null;
        for (var index = 0; index < text.Length; index++)
        {
            switch (text[index])
            {
                case '\\' when index + 1 < text.Length && text[index + 1] is '*' or '\\':
                    piece.Append(text[++index]);
                    break;
                case '\\':
                    reason = "Invalid escape character at pos " + index;
                    return null;
                case '*' when index + 1 < text.Length && text[index + 1] == '*':
                    reason = "Consecutive wildcard characters at pos " + index;
                    return null;
                case '*':
                    pieces.Add(piece.ToString());
                    piece.Clear();
                    break;
                default:
                    piece.Append(text[index]);
                    break;
            }
        }

        pieces.Add(piece.ToString());
        return new WildcardText(pieces);
    }

    public bool Matches(string value)
    {
        if (pieces.Count == 1)
        {
            return string.Equals(value, pieces[0], StringComparison.Ordinal);
        }

        var first = pieces[0];
        var last = pieces[^1];
        if (value.Length < first.Length + last.Length
            || !value.StartsWith(first, StringComparison.Ordinal)
            || !value.EndsWith(last, StringComparison.Ordinal))
        {
            return false;
        }

        var from = first.Length;
        var until = value.Length - last.Length;
        foreach (var middle in pieces.Skip(1).SkipLast(1))
        {
            var found = value.IndexOf(middle, from, until - from, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            from = found + middle.Length;
        }

        return true;
    }
}
