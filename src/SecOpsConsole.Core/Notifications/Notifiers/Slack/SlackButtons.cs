using System.Text.Json.Nodes;
using SecOpsConsole.Core.Notifications.Chat;
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

        if (finding.Decisions is { } decisions)
        {
            // Where no policy is known, nothing is offered that would be bound to one.
            var value = SlackAction.Value(finding.Id, finding.LiveFingerprint ?? "", decisions.HeldBack);
            Add(buttons, ChatDeed.Approve, value, decisions.Approve, "This becomes the baseline");
            Add(buttons, ChatDeed.Revert, value, decisions.Revert, "The earlier policy comes back");
            if (decisions.Escalate)
            {
                buttons.Add(Decide(ChatDeed.Escalate, value));
            }
        }

        return buttons;
    }

    private static void Add(JsonArray buttons, ChatDeed deed, string value, string? sentences, string title)
    {
        // Nobody accepts what they could not read to its end: a long one is approved in the console.
        if (sentences is null || (deed == ChatDeed.Approve && SlackText.Escape(sentences, int.MaxValue).Length >= SlackText.LongestConfirm))
        {
            return;
        }

        var button = Decide(deed, value);
        button["style"] = deed == ChatDeed.Revert ? "danger" : "primary";
        button["confirm"] = new JsonObject
        {
            ["title"] = SlackText.Plain(title, 100),
            ["text"] = SlackText.Plain(sentences, SlackText.LongestConfirm),
            ["confirm"] = SlackText.Plain(deed.ToString(), 30),
            ["deny"] = SlackText.Plain("Cancel", 30),
        };
        buttons.Add(button);
    }

    private static JsonObject Decide(ChatDeed deed, string value) => new()
    {
        ["type"] = "button",
        ["text"] = SlackText.Plain(deed.ToString(), 75),
        ["action_id"] = deed.ToString().ToLowerInvariant(),
        ["value"] = value,
    };

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
