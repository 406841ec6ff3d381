namespace SecOpsConsole.Core.Storage;

/// <summary>Text of a person inside a LIKE pattern: its own wildcards are literal.</summary>
internal static class LikePattern
{
    public const string Escape = "\\";
    private const int LongestText = 200;

    public static string Contains(string text) => $"%{Literal(text)}%";

    /// <summary>A trailing <c>*</c> matches the rest; without one the whole text must match.</summary>
    public static string NameOrPrefix(string text) => text.EndsWith('*') ? Literal(text[..^1]) + "%" : Literal(text);

    private static string Literal(string text)
    {
        var trimmed = text.Trim();
        return (trimmed.Length > LongestText ? trimmed[..LongestText] : trimmed)
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);
    }
}
