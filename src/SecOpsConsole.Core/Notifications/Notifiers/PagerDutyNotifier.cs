using System.Text.Json.Nodes;
using SecOpsConsole.Core.Notifications.Decisions;
using SecOpsConsole.Core.Notifications.Messages;
using SecOpsConsole.Core.Notifications.Outgoing;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Notifications.Notifiers;

/// <summary>
/// PagerDuty Events API v2. All that is told of one finding is one incident (dedup_key); it is acknowledged when somebody has taken the finding,
/// and resolved when the finding is. An escalation after that opens another, since an acknowledged one pages nobody; the former is resolved. A test
/// is resolved at once. Source: PagerDuty's "Send an alert event": summary at most 1,024 characters; acknowledge and resolve need no payload; 400 is
/// permanent, 429 and 5xx are passing.
/// </summary>
internal sealed class PagerDutyNotifier(OutgoingHttp http, OutgoingOptions options) : INotifier
{
    public const string DefaultUrl = "https://events.pagerduty.com/v2/enqueue";
    private const string Url = "url";
    private const string Trigger = "trigger";
    private const string Acknowledge = "acknowledge";
    private const string Resolve = "resolve";
    private const int LongestSummary = 1024;

    public string Id => "pagerduty";

    public ChannelForm Form => new("PagerDuty", [new(Url, "Address", $"Only for PagerDuty's EU service (https://events.eu.pagerduty.com/v2/enqueue). Empty: {DefaultUrl}.", IsRequired: false, IsAddress: true)],
        "Integration key")
    {
        Check = channel => OutgoingHttp.Refusal(channel[Url] ?? DefaultUrl, options),
    };

    public async Task<DeliveryOutcome> DeliverAsync(Notice notice, CancellationToken cancellationToken)
    {
        // A finding that was told together with others has no incident, and what became of it must not open one. To end one that there may be is never wrong.
        if (notice is { Kind: NotificationKind.FindingChanged or NotificationKind.Decided, LastReference: null } and not { IsFollowUp: true, Finding.IsSettled: true })
        {
            return new DeliveryOutcome.Delivered();
        }

        var (former, now) = (Former(notice), Current(notice));
        var outcome = await PostAsync(notice, Payload(notice), cancellationToken).ConfigureAwait(false);
        if (outcome is DeliveryOutcome.Delivered && (former.Value != now.Value || notice.Kind == NotificationKind.Test))
        {
            // Last: until somebody is paged, nothing may end. Whatever is sent again has the same keys.
            outcome = await PostAsync(notice, Event(notice, Resolve, former.Value), cancellationToken).ConfigureAwait(false);
        }

        return outcome is DeliveryOutcome.Delivered && notice.Finding is not null ? new DeliveryOutcome.Delivered(now.Reference) : outcome;
    }

    internal static JsonObject Payload(Notice notice)
    {
        var action = Action(notice);
        var json = Event(notice, action, Current(notice).Value);
        if (action != Trigger)
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

    private async Task<DeliveryOutcome> PostAsync(Notice notice, JsonObject json, CancellationToken cancellationToken) =>
        (await http.PostAsync(new OutgoingPost(notice.Channel![Url] ?? DefaultUrl, NoticeJson.Bytes(json)), cancellationToken).ConfigureAwait(false)).Outcome;

    private static JsonObject Event(Notice notice, string action, string key) => new()
    {
        ["routing_key"] = notice.Channel!.Secret,
        ["event_action"] = action,
        ["dedup_key"] = key,
    };

    /// <summary>The incident before this notice; the finding's first when nothing was noted.</summary>
    private static PagerDutyKey Former(Notice notice) =>
        PagerDutyKey.Read(notice.LastReference) ?? new PagerDutyKey(notice.Finding?.Key ?? notice.Key, false);

    /// <summary>The incident by this notice.</summary>
    private static PagerDutyKey Current(Notice notice) => (Action(notice), Former(notice)) switch
    {
        // Also when it is settled by now: a try before may have opened it.
        (_, { IsAcknowledged: true }) when notice.Kind == NotificationKind.Escalated => new PagerDutyKey(notice.Key, false),
        (Acknowledge, var former) => former with { IsAcknowledged = true },
        (Resolve, var former) => former with { IsAcknowledged = false },
        (_, var former) => former,
    };

    /// <summary>A finding that is settled meanwhile waits for nobody, whatever else is told of it.</summary>
    private static string Action(Notice notice) => notice switch
    {
        { Finding.IsSettled: true } => Resolve,
        { Decision.What: DecisionWord.Acknowledge, Finding: not null } => Acknowledge,
        _ => Trigger,
    };

    private static JsonObject Alert(Notice notice)
    {
        var headline = NoticeWords.Headline(notice);
        var details = new JsonObject { ["kind"] = NoticeJson.TypeOf(notice.Kind), ["count"] = notice.Count, ["text"] = NoticeWords.Text(notice) };
        foreach (var (label, value) in notice.Finding is { } finding ? NoticeWords.Facts(finding) : [])
        {
            details[label] = value;
        }

        return new JsonObject
        {
            ["summary"] = headline.Length <= LongestSummary ? headline : headline[..LongestSummary],
            ["source"] = notice.Finding is { Bucket: { } bucket } ? $"arn:aws:s3:::{VisibleText.Line(bucket)}" : "secops-console",
            ["severity"] = notice.Kind == NotificationKind.Test ? "info" : Word(notice.Severity),
            ["timestamp"] = NoticeJson.Instant(notice.AtUtc),
            ["component"] = "s3",
            ["group"] = notice.Finding?.AccountId,
            ["class"] = notice.Finding is { Check: var check } ? VisibleText.Line(check) : NoticeJson.TypeOf(notice.Kind),
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
