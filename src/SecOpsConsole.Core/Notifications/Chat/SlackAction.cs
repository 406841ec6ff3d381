using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace SecOpsConsole.Core.Notifications.Chat;

/// <summary>Somebody pressed a button below a finding.</summary>
/// <param name="Deed">Which one.</param>
/// <param name="FindingId">Whose.</param>
/// <param name="Fingerprint">The live policy that the message showed.</param>
/// <param name="HeldBack">The message said that Block Public Access holds that policy back.</param>
/// <param name="UserId">Slack's id of whoever pressed it.</param>
/// <param name="ResponseUrl">Where Slack takes an answer for them alone; null when it gave none.</param>
public sealed record SlackAction(ChatDeed Deed, long FindingId, string Fingerprint, bool HeldBack, string UserId, string? ResponseUrl)
{
    private const string Held = "held-back";

    /// <summary>The value of a button: what it is bound to.</summary>
    public static string Value(long findingId, string fingerprint, bool heldBack = false) =>
        $"{findingId.ToString(CultureInfo.InvariantCulture)}|{fingerprint}{(heldBack ? "|" + Held : "")}";

    /// <summary>Null for a button that leads somewhere, and for whatever else Slack sends.</summary>
    public static SlackAction? Read(byte[] body)
    {
        const string Prefix = "payload=";
        var form = Encoding.UTF8.GetString(body).Split('&').FirstOrDefault(part => part.StartsWith(Prefix, StringComparison.Ordinal));
        if (form is null)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(WebUtility.UrlDecode(form[Prefix.Length..]), new JsonDocumentOptions { MaxDepth = 32 });
            return Of(json.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SlackAction? Of(JsonElement root) =>
        Text(root, "type") == "block_actions"
        && Member(root, "actions") is { ValueKind: JsonValueKind.Array } actions && actions.GetArrayLength() == 1
        && Enum.TryParse<ChatDeed>(Text(actions[0], "action_id"), ignoreCase: true, out var deed) && Enum.IsDefined(deed)
        && Text(actions[0], "value")?.Split('|', 3) is [var id, var fingerprint, .. var more] && more is [] or [Held]
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var finding)
        && Member(root, "user") is { } user && Text(user, "id") is { } userId
            ? new SlackAction(deed, finding, fingerprint, more.Length > 0, userId, Text(root, "response_url"))
            : null;

    private static JsonElement? Member(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement owner, string name) => Member(owner, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
