using System.Globalization;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Notifications.Messages;

/// <summary>
/// A notice in words, the same in every channel. Names in it are other people's text: each word is one line that shows what is hidden in it, and
/// each channel escapes for its own form.
/// </summary>
internal static class NoticeWords
{
    /// <summary>One line: how bad, and what.</summary>
    public static string Headline(Notice notice)
    {
        var severity = notice.Finding?.Severity ?? notice.Severity;
        var title = notice.Kind == NotificationKind.FindingOpened && notice.Finding is { } finding ? finding.Title : notice.Text;
        return VisibleText.Line(severity is { } known ? $"{known}: {title}" : title);
    }

    public static string Text(Notice notice) => VisibleText.Line(notice.Text);

    /// <summary>What happened, and about what.</summary>
    public static string Item(NoticeItem item) => VisibleText.Line(item.About is null ? item.Text : $"{item.Text} ({item.About})");

    /// <summary>Label and value, in the order in which people read them.</summary>
    public static IReadOnlyList<(string Label, string Value)> Facts(NoticeFinding finding)
    {
        var facts = new List<(string, string)> { ("Severity", finding.Severity.ToString()), ("State", VisibleText.Line(State(finding))) };
        Add(facts, "Sensitive data", (finding.IsSettled ? null : finding.ExposedData) ?? (finding.SensitiveData is { } known ? $"Macie: {known}" : null));
        Add(facts, "Bucket", finding.Bucket);
        Add(facts, "Account", finding.AccountId is null ? null : $"{finding.AccountId} {finding.Region}".TrimEnd());
        Add(facts, "Check", finding.Check);
        Add(facts, "Changed by", finding.Actor);
        facts.Add(("When", At(finding.EventUtc)));
        if (finding.Macie is { } macie)
        {
            Add(facts, "Object", macie.ObjectKey);
            Add(facts, "File type", macie.Extension);
            Add(facts, "Last modified", macie.LastModified);
            Add(facts, "API action", macie.Api);
            Add(facts, "Access key id", macie.AccessKeyId);
            Add(facts, "IP address", macie.IpAddress);
        }

        return facts;
    }

    public static string State(NoticeFinding finding)
    {
        var state = finding.Resolution is { } resolution && finding.IsSettled ? $"{finding.Status} ({Words(resolution.ToString())})" : finding.Status.ToString();
        var with = finding is { IsSettled: false, Assignee: { } assignee } ? $", with {assignee}" : "";
        var due = finding is { IsSettled: false, DueUtc: { } at } ? $", due {At(at)}" : "";
        return state + with + due;
    }

    public static string At(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>"RiskAccepted" as "risk accepted".</summary>
    private static string Words(string name) =>
        string.Concat(name.Select((letter, i) => char.IsUpper(letter) ? $"{(i == 0 ? "" : " ")}{char.ToLowerInvariant(letter)}" : letter.ToString()));

    private static void Add(List<(string, string)> facts, string label, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            facts.Add((label, VisibleText.Line(value)));
        }
    }
}
