using System.Text.Json;
using System.Text.Json.Nodes;
using SecOpsConsole.Core.Notifications.Messages;
using SecOpsConsole.Core.Notifications.Outgoing;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Notifications.Notifiers.Slack;

/// <summary>Slack's Web API with a bot token. Slack answers 200 also when it refuses; what counts then is <c>error</c>.</summary>
internal sealed class SlackApi(OutgoingHttp http)
{
    public const string DefaultUrl = "https://slack.com/api/";

    /// <summary>Errors that pass by themselves (api.slack.com/methods/chat.postMessage, "Errors"); all others need a person.</summary>
    private static readonly HashSet<string> s_passing = new(StringComparer.Ordinal)
    {
        "internal_error", "fatal_error", "service_unavailable", "request_timeout", "ratelimited", "rate_limited", "team_added_to_org", "accesslimited",
    };

    /// <returns>Delivered with "channel/ts" of the message, or why not.</returns>
    public async Task<DeliveryOutcome> CallAsync(ChannelAddress channel, string method, JsonObject arguments, CancellationToken cancellationToken)
    {
        var answer = await http.PostAsync(
            new OutgoingPost(new Uri(new Uri(channel["api"] ?? DefaultUrl), method).AbsoluteUri, NoticeJson.Bytes(arguments))
            {
                Headers = [("Authorization", $"Bearer {channel.Secret}")],
            },
            cancellationToken).ConfigureAwait(false);
        return answer.IsSuccess ? Read(method, answer.Body) : answer.Outcome;
    }

    private static DeliveryOutcome Read(string method, string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("ok", out var ok) && ok.ValueKind == JsonValueKind.True)
            {
                return new DeliveryOutcome.Delivered(Text(root, "channel") is { } channel && Text(root, "ts") is { } ts ? $"{channel}/{ts}" : null);
            }

            var error = root.ValueKind == JsonValueKind.Object ? Text(root, "error") ?? "unknown" : "unknown";
            return s_passing.Contains(error)
                ? new DeliveryOutcome.Retry($"Slack answered {error} to {method}.")
                : new DeliveryOutcome.Failed($"Slack refused {method}: {error}. Check the token, the channel and that the app was invited there.") { Code = error };
        }
        catch (JsonException)
        {
            return new DeliveryOutcome.Retry($"Slack's answer to {method} is no JSON.");
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
