using System.Text.Json.Nodes;
using SecOpsConsole.Core.Notifications.Messages;
using SecOpsConsole.Core.Notifications.Notifiers.Slack;
using SecOpsConsole.Core.Notifications.Outgoing;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Notifications.Notifiers;

/// <summary>
/// Slack with a bot token. The first notice of a finding is a message; what is told of it later changes that message in place and is said
/// below it in its thread. The scope that it needs is chat:write.
/// </summary>
internal sealed class SlackNotifier(OutgoingHttp http, OutgoingOptions options) : INotifier
{
    private readonly SlackApi _api = new(http);

    public string Id => "slack";

    public ChannelForm Form => new("Slack",
        [
            new("channel", "Channel", "A channel's id, such as C0123456789; the app must have been invited there."),
            new("api", "API address", $"Only for a stub of Slack in the sandbox. Empty: {SlackApi.DefaultUrl}.", IsRequired: false, IsAddress: true),
        ],
        "Bot token (xoxb-…)")
    {
        Check = channel => channel["api"] is not { } api ? null
            : !options.AllowLoopback ? "Another API address is for the sandbox only: the token would be sent there."
            : OutgoingHttp.Refusal(api, options),
    };

    public async Task<DeliveryOutcome> DeliverAsync(Notice notice, CancellationToken cancellationToken)
    {
        var channel = notice.Channel!;
        if (notice.FirstReference?.Split('/') is not [var id, var ts])
        {
            return await _api.CallAsync(channel, "chat.postMessage", First(notice), cancellationToken).ConfigureAwait(false);
        }

        // Changing in place may be repeated; the reply comes last, so that a failure on the way says nothing twice.
        var changed = await _api.CallAsync(channel, "chat.update", Message(notice, id, ("ts", ts)), cancellationToken).ConfigureAwait(false);
        return changed is DeliveryOutcome.Delivered
            ? await _api.CallAsync(channel, "chat.postMessage", Reply(notice, id, ts), cancellationToken).ConfigureAwait(false)
            : changed;
    }

    internal static JsonObject First(Notice notice) => Message(notice, notice.Channel!["channel"] ?? "");

    private static JsonObject Message(Notice notice, string channel, params (string Name, string Value)[] more)
    {
        var message = new JsonObject
        {
            ["channel"] = channel,
            ["text"] = SlackText.Escape(NoticeWords.Headline(notice), SlackText.LongestFallback),
            ["blocks"] = SlackBlocks.Of(notice),
            ["unfurl_links"] = false,
            ["unfurl_media"] = false,
        };
        foreach (var (name, value) in more)
        {
            message[name] = value;
        }

        return message;
    }

    internal static JsonObject Reply(Notice notice, string channel, string ts) => new()
    {
        ["channel"] = channel,
        ["thread_ts"] = ts,
        ["text"] = SlackText.Escape(notice.Text, SlackText.LongestFallback),
        ["unfurl_links"] = false,
        ["unfurl_media"] = false,
    };
}
