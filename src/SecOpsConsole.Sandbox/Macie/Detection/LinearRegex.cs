using System.Text.RegularExpressions;

namespace SecOpsConsole.Sandbox.Macie.Detection;

/// <summary>
/// Regular expressions of people: on an engine whose time grows with the text only, and with a limit even then. What it cannot do
/// (back references, look-around) Macie refuses as well.
/// </summary>
internal static class LinearRegex
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public static Regex Make(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Limit);

    /// <summary>Why a pattern is refused; null when it is taken.</summary>
    public static string? Problem(string pattern)
    {
        try
        {
            return Make(pattern).IsMatch("")
                ? "The regular expression matches empty text. Require at least one character."
                : null;
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return "The regular expression is not valid or uses what Macie does not support, such as back references or look-around.";
        }
    }
}
