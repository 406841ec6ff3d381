using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SecOpsConsole.Core.Notifications.Chat;

namespace SecOpsConsole.E2E.Tests;

/// <summary>
/// Slack as its documentation describes it, for one app in one channel: <c>chat.postMessage</c> and <c>chat.update</c> with the limits of Block
/// Kit (docs.slack.dev, "Block Kit reference"), and the interaction that a pressed button sends. What breaks a rule gets Slack's error.
/// </summary>
internal sealed class StubSlack : IAsyncDisposable
{
    public const string Channel = "C0SECURITY1";
    public const string Token = "xoxb-stub-of-the-story";
    public const string SigningSecret = "8f742231b10e8888abcd99yyyzzz85a5";

    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly List<SlackMessage> _messages = [];
    private int _last;

    private StubSlack(WebApplication app) => _app = app;

    /// <summary>Where the bot's methods are, with a slash at the end.</summary>
    public string Api => _app.Urls.Single() + "/api/";

    /// <summary>What was refused: the method and Slack's error. Empty after a good run.</summary>
    public ConcurrentQueue<string> Refused { get; } = new();

    /// <summary>What people were told about their own clicks.</summary>
    public ConcurrentQueue<string> Ephemeral { get; } = new();

    public IReadOnlyList<SlackMessage> Messages
    {
        get
        {
            lock (_lock)
            {
                return [.. _messages];
            }
        }
    }

    public static async Task<StubSlack> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var slack = new StubSlack(app);
        app.MapPost("/api/{method}", (HttpContext context, string method) => slack.CallAsync(context, method));
        app.MapPost("/response/{user}", slack.AnswerAsync);
        await app.StartAsync();
        return slack;
    }

    /// <summary>Somebody presses a button of a message; Slack signs what it sends and waits for a 200.</summary>
    public async Task PressAsync(string console, string user, SlackMessage message, string actionId)
    {
        var button = message.Elements("button").Single(element => (string?)element["action_id"] == actionId);
        var payload = new JsonObject
        {
            ["type"] = "block_actions",
            ["user"] = new JsonObject { ["id"] = user, ["username"] = user.ToLowerInvariant(), ["team_id"] = "T0STORY" },
            ["api_app_id"] = "A0STORY",
            ["trigger_id"] = "1.2.3",
            ["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = message.Ts, ["channel_id"] = Channel, ["is_ephemeral"] = false },
            ["channel"] = new JsonObject { ["id"] = Channel, ["name"] = "security" },
            ["message"] = new JsonObject { ["type"] = "message", ["ts"] = message.Ts, ["blocks"] = message.Blocks.DeepClone() },
            ["response_url"] = $"{_app.Urls.Single()}/response/{user}",
            ["actions"] = new JsonArray(new JsonObject
            {
                ["type"] = "button", ["action_id"] = actionId, ["block_id"] = "b1", ["value"] = button["value"]?.DeepClone(), ["action_ts"] = "1700000000.000001",
            }),
        };
        var body = Encoding.UTF8.GetBytes("payload=" + WebUtility.UrlEncode(payload.ToJsonString()));
        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, console + "/webhooks/slack") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", SlackSignature.Of(SigningSecret, timestamp, body));
        using var http = new HttpClient();
        using var answer = await http.SendAsync(request);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task CallAsync(HttpContext context, string method)
    {
        var (error, call) = await ReadAsync(context.Request);
        error ??= SlackRules.Problem(method, call!);
        var answer = error is null ? Do(method, call!) : new JsonObject { ["ok"] = false, ["error"] = error };
        if ((string?)answer["error"] is { } why)
        {
            Refused.Enqueue($"{method}: {why} {call?.ToJsonString()}");
        }

        await context.Response.WriteAsJsonAsync(answer);
    }

    private static async Task<(string? Error, JsonObject? Call)> ReadAsync(HttpRequest request)
    {
        if (request.Headers.Authorization.ToString() != "Bearer " + Token)
        {
            return ("invalid_auth", null);
        }

        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            return ("invalid_post_type", null);
        }

        return await JsonNode.ParseAsync(request.Body) is JsonObject call ? (null, call) : ("invalid_json", null);
    }

    private JsonObject Do(string method, JsonObject call)
    {
        lock (_lock)
        {
            var ts = (string?)call["ts"];
            if (method == "chat.update")
            {
                var at = _messages.FindIndex(message => message.Ts == ts);
                if (at < 0)
                {
                    return new JsonObject { ["ok"] = false, ["error"] = "message_not_found" };
                }

                _messages[at] = _messages[at] with { Call = call, Updates = _messages[at].Updates + 1 };
            }
            else
            {
                ts = $"1700000000.{++_last:000000}";
                _messages.Add(new SlackMessage(ts, (string?)call["thread_ts"], call, 0));
            }

            return new JsonObject { ["ok"] = true, ["channel"] = Channel, ["ts"] = ts };
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var answer = await JsonNode.ParseAsync(context.Request.Body);
        Ephemeral.Enqueue((string?)answer?["text"] ?? "");
        await context.Response.WriteAsync("ok");
    }
}
