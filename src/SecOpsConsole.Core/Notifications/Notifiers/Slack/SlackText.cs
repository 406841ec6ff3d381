using System.Text.Json.Nodes;
using SecOpsConsole.Core.Notifications.Messages;

namespace SecOpsConsole.Core.Notifications.Notifiers.Slack;

/// <summary>
/// Texts as Slack wants them: &amp;, &lt; and &gt; as entities ("Formatting text for app surfaces"), and no longer than a place takes. What
/// other people named is plain text, in which neither links nor mentions nor emoji are made, on one line that shows what is hidden in it.
/// </summary>
internal static class SlackText
{
    public const int LongestSection = 3000;
    public const int LongestField = 2000;
    public const int LongestFallback = 4000;
    public const int LongestUrl = 3000;
    public const int LongestConfirm = 300;

    public static JsonObject Plain(string text, int longest) => new() { ["type"] = "plain_text", ["text"] = Escape(text, longest), ["emoji"] = false };

    /// <summary>For words of the console only; what is put into it must be escaped.</summary>
    public static JsonObject Markup(string text) => new() { ["type"] = "mrkdwn", ["text"] = text };

    /// <summary>Cut so that it fits when escaped; never within a character.</summary>
    public static string Escape(string text, int longest)
    {
        var result = new System.Text.StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var part = rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                _ => VisibleText.Of(rune),
            };
            if (result.Length + part.Length > longest - 1)
            {
                return result.Append('…').ToString();
            }

            result.Append(part);
        }

        // A text object must not be empty.
        return result.Length == 0 ? "-" : result.ToString();
    }
}
