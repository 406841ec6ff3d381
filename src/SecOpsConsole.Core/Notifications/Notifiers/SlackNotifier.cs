using System.Text.Json.Nodes;
using SecOpsConsole.Core.Notifications.Messages;
using SecOpsConsole.Core.Notifications.Notifiers.Slack;
using SecOpsConsole.Core.Notifications.Outgoing;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Notifications.Notifiers;

/// <summary>
/// Slack with a bot token. The first notice of a finding is a message; what is told of it later changes that message in place and is said
/// below it in its thread. A message that is gone is replaced by a new one. The scope that it needs is chat:write.
/// </summary>
internal sealed class SlackNotifier(OutgoingHttp http, OutgoingOptions options) : INotifier
{
    /// <summary>
    /// The message can never be changed again (api.slack.com/methods/chat.update, "Errors"): it was deleted, is too old by the workspace's rules, or is
    /// in a channel that is archived or that the app was taken out of.
    /// </summary>
    private static readonly HashSet<string> s_gone = new(StringComparer.Ordinal)
    {
        "message_not_found", "channel_not_found", "cant_update_message", "edit_window_closed", "is_inactive",
    };

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
        return changed switch
        {
            DeliveryOutcome.Delivered => await ReplyAsync(notice, id, ts, cancellationToken).ConfigureAwait(false),
            DeliveryOutcome.Failed { Code: { } code } when s_gone.Contains(code) =>
                await _api.CallAsync(channel, "chat.postMessage", First(notice), cancellationToken).ConfigureAwait(false),
            _ => changed,
        };
    }

    /// <summary>What comes later changes the message, and not this reply.</summary>
    private async Task<DeliveryOutcome> ReplyAsync(Notice notice, string id, string ts, CancellationToken cancellationToken)
    {
        var said = await _api.CallAsync(notice.Channel!, "chat.postMessage", Reply(notice, id, ts), cancellationToken).ConfigureAwait(false);
        return said is DeliveryOutcome.Delivered ? new DeliveryOutcome.Delivered(notice.FirstReference) : said;
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
