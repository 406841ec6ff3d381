using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Notifications.Messages;

/// <summary>
/// A notice as JSON for programs: the generic webhook's <c>data</c> and EventBridge's <c>detail</c>. Members are only ever added. Times are
/// ISO 8601 in UTC, enums are words; a member without a value is left out.
/// </summary>
internal static class NoticeJson
{
    private static readonly JsonSerializerOptions s_compact = new() { Encoder = JavaScriptEncoder.Default };

    /// <summary>The kind as programs name it, such as <c>finding.opened</c>.</summary>
    public static string TypeOf(NotificationKind kind) => kind switch
    {
        NotificationKind.FindingOpened => "finding.opened",
        NotificationKind.AutomaticHeld => "automatic.held",
        NotificationKind.RemediationFailed => "remediation.failed",
        NotificationKind.AutomaticDone => "automatic.done",
        NotificationKind.ExceptionExpiring => "exception.expiring",
        NotificationKind.ExceptionExpired => "exception.expired",
        NotificationKind.BreakerOpened => "automatic.breaker-opened",
        NotificationKind.RequestFiled => "request.filed",
        NotificationKind.AuditBroken => "audit.broken",
        NotificationKind.FindingChanged => "finding.changed",
        NotificationKind.Escalated => "finding.escalated",
        NotificationKind.ChannelFailed => "channel.failed",
        NotificationKind.Test => "test",
        NotificationKind.Digest => "digest",
    };

    public static JsonObject Of(Notice notice)
    {
        var data = new JsonObject { ["key"] = notice.Key, ["kind"] = TypeOf(notice.Kind) };
        Add(data, "severity", notice.Severity?.ToString());
        data["count"] = notice.Count;
        data["text"] = notice.Text;
        data["at"] = Instant(notice.AtUtc);
        Add(data, "link", notice.Link?.AbsoluteUri);
        data["items"] = new JsonArray([.. notice.Items.Select(Of)]);
        if (notice.Finding is { } finding)
        {
            data["finding"] = Of(finding);
        }

        return data;
    }

    public static byte[] Bytes(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, s_compact);

    public static string Instant(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);

    private static JsonObject Of(NoticeItem item)
    {
        var json = new JsonObject { ["text"] = item.Text };
        Add(json, "about", item.About);
        Add(json, "severity", item.Severity?.ToString());
        if (item.FindingId is { } finding)
        {
            json["findingId"] = finding;
        }

        json["at"] = Instant(item.AtUtc);
        return json;
    }

    private static JsonObject Of(NoticeFinding finding)
    {
        var json = new JsonObject
        {
            ["id"] = finding.Id,
            ["title"] = finding.Title,
            ["check"] = finding.Check,
            ["category"] = finding.Category.ToString(),
            ["severity"] = finding.Severity.ToString(),
            ["workflowStatus"] = finding.Status.ToString(),
            ["remediationStatus"] = finding.Remediation.ToString(),
        };
        Add(json, "resolution", finding.Resolution?.ToString());
        Add(json, "accountId", finding.AccountId);
        Add(json, "region", finding.Region);
        Add(json, "bucket", finding.Bucket);
        Add(json, "actor", finding.Actor);
        json["eventTime"] = Instant(finding.EventUtc);
        Add(json, "assignee", finding.Assignee);
        Add(json, "due", finding.DueUtc is { } due ? Instant(due) : null);
        Add(json, "liveFingerprint", finding.LiveFingerprint);
        return json;
    }

    private static void Add(JsonObject json, string name, string? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }
}
