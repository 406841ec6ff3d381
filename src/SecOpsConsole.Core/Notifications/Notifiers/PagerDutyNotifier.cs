using System.Text.Json.Nodes;
using SecOpsConsole.Core.Notifications.Messages;
using SecOpsConsole.Core.Notifications.Outgoing;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Notifications.Notifiers;

/// <summary>
/// PagerDuty Events API v2. All that is told of one finding is one incident (dedup_key); it is resolved when the finding is. Source:
/// PagerDuty's "Send an alert event": summary at most 1,024 characters; 400 is permanent, 429 and 5xx are passing.
/// </summary>
internal sealed class PagerDutyNotifier(OutgoingHttp http, OutgoingOptions options) : INotifier
{
    public const string DefaultUrl = "https://events.pagerduty.com/v2/enqueue";
    private const string Url = "url";
    private const int LongestSummary = 1024;

    public string Id => "pagerduty";

    public ChannelForm Form => new("PagerDuty", [new(Url, "Address", $"Only for PagerDuty's EU service (https://events.eu.pagerduty.com/v2/enqueue). Empty: {DefaultUrl}.", IsRequired: false, IsAddress: true)],
        "Integration key")
    {
        Check = channel => OutgoingHttp.Refusal(channel[Url] ?? DefaultUrl, options),
    };

    public async Task<DeliveryOutcome> DeliverAsync(Notice notice, CancellationToken cancellationToken) =>
        (await http.PostAsync(
            new OutgoingPost(notice.Channel![Url] ?? DefaultUrl, NoticeJson.Bytes(Payload(notice))), cancellationToken).ConfigureAwait(false)).Outcome;

    internal static JsonObject Payload(Notice notice)
    {
        var resolves = notice.Finding is { IsSettled: true };
        var json = new JsonObject
        {
            ["routing_key"] = notice.Channel!.Secret,
            ["event_action"] = resolves ? "resolve" : "trigger",
            ["dedup_key"] = notice.Finding?.Key ?? notice.Key,
        };
        if (resolves)
        {
            return json;
        }

        json["payload"] = Alert(notice);
        json["client"] = "SecOpsConsole";
        if (notice.Link is { } link)
        {
            json["client_url"] = link.AbsoluteUri;
            json["links"] = new JsonArray(new JsonObject { ["href"] = link.AbsoluteUri, ["text"] = "Open in the console" });
        }

        return json;
    }

    private static JsonObject Alert(Notice notice)
    {
        var headline = NoticeWords.Headline(notice);
        var details = new JsonObject { ["kind"] = NoticeJson.TypeOf(notice.Kind), ["count"] = notice.Count, ["text"] = notice.Text };
        foreach (var (label, value) in notice.Finding is { } finding ? NoticeWords.Facts(finding) : [])
        {
            details[label] = value;
        }

        return new JsonObject
        {
            ["summary"] = headline.Length <= LongestSummary ? headline : headline[..LongestSummary],
            ["source"] = notice.Finding is { Bucket: { } bucket } ? $"arn:aws:s3:::{bucket}" : "secops-console",
            ["severity"] = Word(notice.Severity),
            ["timestamp"] = NoticeJson.Instant(notice.AtUtc),
            ["component"] = "s3",
            ["group"] = notice.Finding?.AccountId,
            ["class"] = notice.Finding?.Check ?? NoticeJson.TypeOf(notice.Kind),
            ["custom_details"] = details,
        };
    }

    /// <summary>What went wrong without a finding is an error: somebody must look.</summary>
    private static string Word(Severity? severity) => severity switch
    {
        Severity.Critical => "critical",
        Severity.High or null => "error",
        Severity.Medium => "warning",
        Severity.Low or Severity.Informational => "info",
    };
}
