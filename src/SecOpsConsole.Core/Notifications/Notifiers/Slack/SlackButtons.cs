using System.Text.Json.Nodes;
using SecOpsConsole.Core.Notifications.Messages;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Notifications.Notifiers.Slack;

/// <summary>The buttons below a finding.</summary>
internal static class SlackButtons
{
    public static JsonArray Of(Notice notice, NoticeFinding finding)
    {
        var buttons = new JsonArray();
        if (finding is { Region: { } region, Bucket: { } bucket })
        {
            if (finding.Macie?.ObjectKey is { } key)
            {
                Add(buttons, "Visit object", AwsConsoleLink.Object(region, bucket, key));
            }

            Add(buttons, "Visit policy", AwsConsoleLink.Policy(region, bucket));
        }

        if (notice.Link is { } link)
        {
            Add(buttons, "Open in the console", link.AbsoluteUri);
        }

        return buttons;
    }

    public static JsonObject Link(string label, string url) => new()
    {
        ["type"] = "button",
        ["text"] = SlackText.Plain(label, 75),
        ["action_id"] = $"open-{label.Replace(' ', '-').ToLowerInvariant()}",
        ["url"] = url,
    };

    /// <summary>An address that Slack would refuse would cost the whole message.</summary>
    private static void Add(JsonArray buttons, string label, string url)
    {
        if (url.Length <= SlackText.LongestUrl)
        {
            buttons.Add(Link(label, url));
        }
    }
}
