using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecOpsConsole.Core.Notifications.Decisions;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Notifications.Messages;

/// <summary>
/// A notice as JSON for programs: the generic webhook's <c>data</c> and EventBridge's <c>detail</c>. Members are only ever added. Times are
/// ISO 8601 in UTC, enums are words; a member without a value is left out.
/// </summary>
internal static class NoticeJson
{
    /// <summary>Goes up when a member is taken away or means something else.</summary>
    private const string Version = "1";

    private static readonly JsonSerializerOptions s_compact = new() { Encoder = JavaScriptEncoder.Default };

    /// <summary>The kind as programs name it, such as <c>finding.opened</c>.</summary>
    public static string TypeOf(NotificationKind kind) => kind switch
    {
        NotificationKind.FindingOpened => "finding.opened",
        NotificationKind.SeverityRaised => "finding.severity-raised",
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
        NotificationKind.SourceLost => "source.lost",
        NotificationKind.Digest => "digest",
        NotificationKind.ModeChanged => "automatic.mode-changed",
        NotificationKind.StopChanged => "automatic.stop-changed",
        NotificationKind.BreakerChanged => "automatic.breaker-changed",
        NotificationKind.RequestDecided => "request.decided",
        NotificationKind.Decided => "finding.decided",
    };

    public static JsonObject Of(Notice notice)
    {
        var data = new JsonObject { ["version"] = Version, ["key"] = notice.Key, ["kind"] = TypeOf(notice.Kind) };
        Add(data, "severity", notice.Severity?.ToString());
        data["count"] = notice.Count;
        data["text"] = notice.Text;
        data["at"] = Instant(notice.AtUtc);
        Add(data, "link", notice.Link?.AbsoluteUri);
        data["items"] = new JsonArray([.. notice.Items.Select(item => Of(item, notice.Decision is null))]);
        if (notice.Finding is { } finding)
        {
            data["finding"] = Of(finding);
        }

        if (notice.Decision is { } decision)
        {
            data["decision"] = DecisionJson.Node(decision);
        }

        return data;
    }

    public static byte[] Bytes(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, s_compact);

    public static string Instant(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The decision of one thing alone is the notice's own.</summary>
    private static JsonObject Of(NoticeItem item, bool hasDecision)
    {
        var json = new JsonObject { ["text"] = item.Text };
        Add(json, "about", item.About);
        Add(json, "severity", item.Severity?.ToString());
        if (item.FindingId is { } finding)
        {
            json["findingId"] = finding;
        }

        json["at"] = Instant(item.AtUtc);
        if (hasDecision && item.Decision is { } decision)
        {
            json["decision"] = DecisionJson.Node(decision);
        }

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
        Add(json, "judgedSeverity", finding.JudgedSeverity == finding.Severity ? null : finding.JudgedSeverity.ToString());
        Add(json, "exposedData", finding.ExposedData);
        Add(json, "sensitiveData", finding.SensitiveData);
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
