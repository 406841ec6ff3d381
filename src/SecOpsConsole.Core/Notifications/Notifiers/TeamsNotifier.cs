using System.Text.Json.Nodes;
using SecOpsConsole.Core.Notifications.Messages;
using SecOpsConsole.Core.Notifications.Outgoing;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Notifications.Notifiers;

/// <summary>
/// Microsoft Teams by a workflow ("Post to a channel when a webhook request is received"): an Adaptive Card with links. Its address is a
/// secret, since whoever has it can post. Names are shown in text that is no Markdown (TextRun and FactSet values are escaped).
/// </summary>
internal sealed class TeamsNotifier(OutgoingHttp http, OutgoingOptions options) : INotifier
{
    /// <summary>A workflow takes about 28 KB; a card with every fact at this length stays far below.</summary>
    private const int LongestText = 800;

    public string Id => "teams";

    public ChannelForm Form => new("Microsoft Teams", [], "Workflow address (https://…)")
    {
        Check = channel => OutgoingHttp.Refusal(channel.Secret ?? "", options),
    };

    public async Task<DeliveryOutcome> DeliverAsync(Notice notice, CancellationToken cancellationToken) =>
        (await http.PostAsync(new OutgoingPost(notice.Channel!.Secret ?? "", NoticeJson.Bytes(Payload(notice))), cancellationToken).ConfigureAwait(false)).Outcome;

    internal static JsonObject Payload(Notice notice) => new()
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["contentUrl"] = null,
            ["content"] = Card(notice),
        }),
    };

    private static JsonObject Card(Notice notice)
    {
        var body = new JsonArray(Text(NoticeWords.Headline(notice), notice.Severity));
        if (notice.Finding is { } finding)
        {
            body.Add(new JsonObject
            {
                ["type"] = "FactSet",
                ["facts"] = new JsonArray([.. NoticeWords.Facts(finding).Select(fact => new JsonObject { ["title"] = fact.Label, ["value"] = Plain(fact.Value) })]),
            });
        }
        else
        {
            foreach (var item in notice.Items.Take(Notice.MostItems).Where(item => item.Text != notice.Text))
            {
                body.Add(Text(VisibleText.Line(item.Text), null));
            }
        }

        var card = new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.4",
            ["body"] = body,
        };
        if (Actions(notice) is { Count: > 0 } actions)
        {
            card["actions"] = actions;
        }

        return card;
    }

    private static JsonArray Actions(Notice notice)
    {
        var actions = new JsonArray();
        if (notice.Link is { } link)
        {
            actions.Add(Open("Open in the console", link.AbsoluteUri));
        }

        if (notice.Finding is { Region: { } region, Bucket: { } bucket })
        {
            actions.Add(Open("Visit policy", AwsConsoleLink.Policy(region, bucket)));
        }

        return actions;
    }

    private static JsonObject Open(string title, string url) => new() { ["type"] = "Action.OpenUrl", ["title"] = title, ["url"] = url };

    private static JsonObject Text(string text, Severity? severity) => new()
    {
        ["type"] = "TextBlock",
        ["text"] = Plain(text),
        ["wrap"] = true,
        ["weight"] = severity is null ? "Default" : "Bolder",
        ["color"] = severity is Severity.Critical or Severity.High ? "Attention" : "Default",
    };

    /// <summary>Cards know a little Markdown: what would be a link, a list or bold is shown as it stands.</summary>
    private static string Plain(string text)
    {
        var cut = text.Length <= LongestText ? text : text[..LongestText] + "…";
        return string.Concat(cut.Select(letter => letter is '[' or ']' or '*' or '_' or '`' or '\\' ? $"\\{letter}" : letter.ToString()));
    }
}
