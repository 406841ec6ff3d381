using System.Text.Json.Nodes;

namespace SecOpsConsole.E2E.Tests;

/// <summary>The rules of Slack's documentation that a call can break; each answers with Slack's error. Source: docs.slack.dev, the methods and the Block Kit reference.</summary>
internal static class SlackRules
{
    private static readonly Dictionary<string, Func<JsonObject, string?>> s_blocks = new()
    {
        ["section"] = Section,
        ["actions"] = block => Elements(block, 25, Button),
        ["context"] = block => Elements(block, 10, element => Text(element, 3000)),
        ["divider"] = _ => null,
        ["header"] = block => Text(block["text"], 150),
    };

    public static string? Problem(string method, JsonObject call) => true switch
    {
        _ when method is not ("chat.postMessage" or "chat.update") => "unknown_method",
        _ when (string?)call["channel"] != StubSlack.Channel => "channel_not_found",
        _ when method == "chat.update" && call["ts"] is null => "invalid_arguments",
        _ when (string?)call["text"] is not { Length: > 0 } text => "no_text",
        _ when ((string)call["text"]!).Length > 40_000 => "msg_too_long",
        _ when call["blocks"] is JsonArray { Count: > 50 } => "invalid_blocks",
        _ => (call["blocks"] as JsonArray ?? []).Select(Block).FirstOrDefault(error => error is not null) is { } why ? $"invalid_blocks ({why})" : null,
    };

    private static string? Block(JsonNode? node) =>
        node is JsonObject block && (string?)block["type"] is { } type && s_blocks.TryGetValue(type, out var rule)
            ? ((string?)block["block_id"])?.Length > 255 ? "a block_id over 255" : rule(block)
            : $"no such block: {node?.ToJsonString()}";

    private static string? Section(JsonObject block)
    {
        if (block["text"] is null && block["fields"] is null)
        {
            return "a section without text and fields";
        }

        if (block["text"] is { } text && Text(text, 3000) is { } why)
        {
            return why;
        }

        return block["fields"] is JsonArray fields
            ? fields.Count is 0 or > 10 ? "fields are 1 to 10" : fields.Select(field => Text(field, 2000)).FirstOrDefault(error => error is not null)
            : null;
    }

    private static string? Elements(JsonObject block, int most, Func<JsonNode?, string?> rule) =>
        block["elements"] is JsonArray { Count: > 0 } elements && elements.Count <= most
            ? elements.Select(rule).FirstOrDefault(error => error is not null)
            : $"elements are 1 to {most}";

    private static string? Button(JsonNode? node) => true switch
    {
        _ when (string?)node?["type"] != "button" => "not a button",
        _ when Text(node["text"], 75, "plain_text") is { } why => why,
        _ when (string?)node["action_id"] is not { Length: > 0 and <= 255 } => "an action_id of 1 to 255",
        _ when ((string?)node["value"])?.Length > 2000 => "a value over 2,000",
        _ when ((string?)node["url"])?.Length > 3000 => "an address over 3,000",
        _ when (string?)node["style"] is not (null or "primary" or "danger") => "no such style",
        _ when node["confirm"] is { } confirm => Text(confirm["title"], 100, "plain_text") ?? Text(confirm["text"], 300) ?? Text(confirm["confirm"], 30, "plain_text") ?? Text(confirm["deny"], 30, "plain_text"),
        _ => null,
    };

    private static string? Text(JsonNode? node, int longest, string? only = null)
    {
        var (type, text) = ((string?)node?["type"], (string?)node?["text"]);
        return type is not ("plain_text" or "mrkdwn") || (only is not null && type != only) ? $"no text object of the right type: {node?.ToJsonString()}"
            : text is not { Length: > 0 } || text.Length > longest ? $"a text of 1 to {longest} characters is wanted: {text}"
            : type == "mrkdwn" && node!["emoji"] is not null ? "emoji belongs to plain_text"
            : null;
    }
}
