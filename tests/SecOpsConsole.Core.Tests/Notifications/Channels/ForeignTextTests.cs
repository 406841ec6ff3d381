using System.Text.Json.Nodes;
using SecOpsConsole.Core.Notifications.Notifiers;
using SecOpsConsole.Core.Notifications.Notifiers.Slack;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>What other people named, in messages for people: it makes no line of its own, and what is hidden in it is shown.</summary>
public sealed class ForeignTextTests
{
    private const string Hostile = "report.csv\r\nState: Resolved\t\u202E\u2028\u3164";
    private const string Shown = "report.csv[U+000D][U+000A]State: Resolved[U+0009][U+202E][U+2028][U+3164]";

    private static readonly ChannelAddress s_channel = Notices.Channel("key", ("from", "secops@example.com"), ("to", "ana@example.com"), ("channel", "C0123456789"));

    private static readonly Notice s_one = Notices.Of(
        Notices.Classification with
        {
            Title = Hostile,
            Check = Hostile,
            Bucket = Hostile,
            Actor = Hostile,
            Assignee = Hostile,
            SensitiveData = Hostile,
            ExposedData = null,
            Macie = Notices.Classification.Macie! with { ObjectKey = Hostile, Extension = Hostile, LastModified = Hostile, Api = Hostile, AccessKeyId = Hostile, IpAddress = Hostile },
        },
        s_channel);

    private static readonly Notice s_several = Notices.Several(s_channel) with
    {
        Text = Hostile,
        Items = [new NoticeItem(Hostile + "!", Hostile, null, null, null, Notices.At)],
    };

    [Theory]
    [InlineData("email", false)]
    [InlineData("email", true)]
    [InlineData("teams", false)]
    [InlineData("teams", true)]
    [InlineData("pagerduty", false)]
    [InlineData("pagerduty", true)]
    [InlineData("slack", false)]
    [InlineData("slack", true)]
    public void It_makes_no_line_and_hides_nothing(string notifier, bool several)
    {
        var notice = several ? s_several : s_one;
        List<string> lines = notifier switch
        {
            "email" => [EmailNotifier.Payload(notice).Subject!, .. EmailNotifier.Payload(notice).TextBody!.Split('\n')],
            // A link of the console, and what the card's few marks are escaped with.
            "teams" => [.. Leaves(TeamsNotifier.Payload(notice)).Select(text => text.Replace("\\", "", StringComparison.Ordinal))],
            "pagerduty" => [.. Leaves(PagerDutyNotifier.Payload(notice))],
            _ => [.. Leaves(SlackNotifier.First(notice))],
        };
        Assert.True(lines.Count(line => line.Contains(Shown, StringComparison.Ordinal)) > 1);
        Assert.DoesNotContain(lines, line => line.TrimStart().StartsWith("State: Resolved", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.IndexOfAny(['\n', '\t', '\u202E', '\u2028', '\u3164']) >= 0);
    }

    private static IEnumerable<string> Leaves(JsonNode? node) => node switch
    {
        JsonObject parts => parts.SelectMany(part => Leaves(part.Value)),
        JsonArray items => items.SelectMany(Leaves),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}
