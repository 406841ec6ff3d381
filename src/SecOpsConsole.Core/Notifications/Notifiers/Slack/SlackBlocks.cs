using System.Text.Json.Nodes;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications.Messages;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Notifications.Notifiers.Slack;

/// <summary>A notice in Block Kit. A finding of Macie has every field of the message that the seed of this product sends.</summary>
internal static class SlackBlocks
{
    public static JsonArray Of(Notice notice) => notice.Finding is { } finding ? OfFinding(notice, finding) : OfSeveral(notice);

    /// <summary>By word and by sign: never by colour alone.</summary>
    public static string Words(Severity severity) => severity switch
    {
        Severity.Critical => ":rotating_light: Critical",
        Severity.High => ":red_circle: High",
        Severity.Medium => ":large_orange_circle: Medium",
        Severity.Low => ":large_yellow_circle: Low",
        Severity.Informational => ":white_circle: Informational",
    };

    private static JsonArray OfFinding(Notice notice, NoticeFinding finding)
    {
        var blocks = new JsonArray(Opening(notice, finding));
        if (finding is { IsSettled: false, ExposedData: { } exposed })
        {
            blocks.Add(Section(SlackText.Plain(exposed, SlackText.LongestSection)));
        }

        foreach (var row in finding.Macie is { } macie ? Macie(finding, macie) : Own(finding))
        {
            blocks.Add(row);
        }

        blocks.Add(State(finding));
        if (SlackButtons.Of(notice, finding) is { Count: > 0 } buttons)
        {
            blocks.Add(new JsonObject { ["type"] = "actions", ["block_id"] = $"finding-{finding.Id}", ["elements"] = buttons });
        }

        blocks.Add(new JsonObject { ["type"] = "divider" });
        return blocks;
    }

    private static JsonArray OfSeveral(Notice notice)
    {
        var severity = notice.Severity is { } worst ? $"{Words(worst)}  " : "";
        var blocks = new JsonArray(Section(SlackText.Markup($"{severity}{SlackText.Escape(notice.Text, SlackText.LongestField)}")));
        foreach (var item in notice.Items.Where(item => item.Text != notice.Text))
        {
            blocks.Add(Section(SlackText.Plain(item.About is null ? item.Text : $"{item.Text} ({item.About})", 1000)));
        }

        if (notice.Link is { } link)
        {
            blocks.Add(new JsonObject { ["type"] = "actions", ["elements"] = new JsonArray(SlackButtons.Link("Open in the console", link.AbsoluteUri)) });
        }

        return blocks;
    }

    private static JsonObject Opening(Notice notice, NoticeFinding finding)
    {
        var text = finding.IsSettled ? SlackText.Plain(finding.Title, SlackText.LongestSection)
            : finding.Macie is not null ? SlackText.Markup($"Macie detected an anomaly at {NoticeWords.At(finding.EventUtc)}, take action! :rotating_light:")
            : SlackText.Plain(NoticeWords.Headline(notice), SlackText.LongestSection);
        var section = Section(text);
        section["fields"] = Fields(
            ("S3 Bucket", SlackText.Plain(finding.Macie?.BucketArn ?? (finding.Bucket is { } name ? $"arn:aws:s3:::{name}" : "-"), SlackText.LongestField)),
            ("Severity", SlackText.Markup(Words(finding.Severity))));
        return section;
    }

    private static IEnumerable<JsonObject> Macie(NoticeFinding finding, NoticeMacie macie)
    {
        var isPolicy = finding.Category == FindingCategory.Policy;
        yield return Row(("Type", macie.Title ?? macie.Type), isPolicy ? ("API Action", macie.Api) : ("S3 Object", macie.ObjectKey));
        yield return isPolicy
            ? Row(("AccessKeyId", macie.AccessKeyId), ("IPV4 Address", macie.IpAddress))
            : Row(("File type", macie.Extension), ("Last modified", macie.LastModified));
        yield return isPolicy
            ? Row(("Changed by", macie.Who ?? finding.Actor), ("Account", Account(finding)))
            : Row(("Finding type", macie.Type), ("Account", Account(finding)));
    }

    private static IEnumerable<JsonObject> Own(NoticeFinding finding)
    {
        yield return Row(("Changed by", finding.Actor), ("When", NoticeWords.At(finding.EventUtc)));
        if (finding is { Api: not null } or { AccessKeyId: not null } or { SourceIp: not null })
        {
            // As below a policy finding of Macie, which is the same change where both saw it.
            yield return Row(("API Action", finding.Api), ("IPV4 Address", finding.SourceIp));
            yield return Row(("Check", finding.Check), ("AccessKeyId", finding.AccessKeyId));
            yield return Row(("Type", finding.Title), ("Account", Account(finding)));
            yield break;
        }

        yield return Row(("Check", finding.Check), ("Account", Account(finding)));
    }

    private static JsonObject State(NoticeFinding finding) => new()
    {
        ["type"] = "context",
        ["elements"] = new JsonArray(SlackText.Plain($"{(finding.IsSettled ? "✔ " : "")}{NoticeWords.State(finding)}", SlackText.LongestField)),
    };

    private static string? Account(NoticeFinding finding) => finding.AccountId is null ? null : $"{finding.AccountId} {finding.Region}";

    private static JsonObject Row((string Label, string? Value) left, (string Label, string? Value) right) => new()
    {
        ["type"] = "section",
        ["fields"] = Fields((left.Label, SlackText.Plain(left.Value ?? "-", SlackText.LongestField)), (right.Label, SlackText.Plain(right.Value ?? "-", SlackText.LongestField))),
    };

    private static JsonArray Fields((string Label, JsonObject Value) left, (string Label, JsonObject Value) right) =>
        new(SlackText.Markup($"*{left.Label}*"), SlackText.Markup($"*{right.Label}*"), left.Value, right.Value);

    private static JsonObject Section(JsonObject text) => new() { ["type"] = "section", ["text"] = text };
}
