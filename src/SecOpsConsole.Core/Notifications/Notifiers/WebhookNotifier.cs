using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SecOpsConsole.Core.Notifications.Messages;
using SecOpsConsole.Core.Notifications.Outgoing;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Notifications.Notifiers;

/// <summary>
/// Any receiver of webhooks, with the headers and the signature of Standard Webhooks (standardwebhooks.com): what is signed is
/// <c>id.timestamp.body</c>, and the id stays the same for every try, so that the receiver can tell a second one.
/// </summary>
internal sealed class WebhookNotifier(OutgoingHttp http, OutgoingOptions options, TimeProvider clock) : INotifier
{
    private const string Url = "url";
    private const string Prefix = "whsec_";

    public string Id => "webhook";

    public ChannelForm Form => new("Webhook", [new(Url, "Address", "An https address on the public internet, such as https://hooks.example.com/secops.", IsAddress: true)],
        "Signing secret (whsec_… or any text)")
    {
        Check = channel => OutgoingHttp.Refusal(channel[Url] ?? "", options)
            ?? (Key(channel.Secret ?? "") is { Length: >= 16 } ? null : "The signing secret has less than 16 bytes, or is no base64 after whsec_. Use at least 16."),
    };

    public async Task<DeliveryOutcome> DeliverAsync(Notice notice, CancellationToken cancellationToken)
    {
        var channel = notice.Channel!;
        var body = Payload(notice);
        var at = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var answer = await http.PostAsync(
            new OutgoingPost(channel[Url] ?? "", body)
            {
                Headers = [("webhook-id", notice.Key), ("webhook-timestamp", at), ("webhook-signature", Sign(channel.Secret ?? "", notice.Key, at, body))],
            },
            cancellationToken).ConfigureAwait(false);
        return answer.Outcome;
    }

    internal static byte[] Payload(Notice notice) => NoticeJson.Bytes(new JsonObject
    {
        ["type"] = NoticeJson.TypeOf(notice.Kind),
        ["timestamp"] = NoticeJson.Instant(notice.AtUtc),
        ["data"] = NoticeJson.Of(notice),
    });

    /// <summary>The value of the header webhook-signature.</summary>
    internal static string Sign(string secret, string id, string timestamp, byte[] body) =>
        $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Key(secret), (byte[])[.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body]))}";

    /// <summary>After whsec_ the key is base64, as the standard says; any other text is the key itself.</summary>
    private static byte[] Key(string secret)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return Encoding.UTF8.GetBytes(secret);
        }

        var bytes = new byte[secret.Length];
        return Convert.TryFromBase64String(secret[Prefix.Length..], bytes, out var length) ? bytes[..length] : [];
    }
}
