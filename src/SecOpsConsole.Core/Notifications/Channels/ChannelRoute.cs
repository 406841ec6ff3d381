using System.IO.Enumeration;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Notifications.Channels;

/// <summary>What a channel wants to hear; every member that is set must fit. <c>*</c> and <c>?</c> stand for any text and any letter.</summary>
public sealed record ChannelRoute
{
    private const int LongestPattern = 200;

    /// <summary>Empty: all of them. Whoever wants new findings hears of those that became more severe, too.</summary>
    public IReadOnlyList<NotificationKind> Kinds { get; init; } = [];

    /// <summary>New findings below it are left out; what went wrong with acting on them is told whatever they are. Null: the console's own least severity counts.</summary>
    public Severity? MinimumSeverity { get; init; }

    public string? Check { get; init; }
    public string? Bucket { get; init; }
    public string? Account { get; init; }
    /// <summary>The value of the bucket's tag <c>owner</c>.</summary>
    public string? Owner { get; init; }

    internal string? Problem => new[] { Check, Bucket, Account, Owner }.Any(pattern => pattern?.Length > LongestPattern)
        ? $"A pattern is longer than {LongestPattern} characters." : null;

    /// <summary>A notification that is about no bucket goes to whoever did not ask for certain buckets.</summary>
    /// <param name="least">Counts for new findings where the route names no <see cref="MinimumSeverity"/>.</param>
    internal bool Fits(NotificationKind kind, Severity? severity, RoutedSubject subject, Severity least = Severity.Informational) =>
        (Kinds.Count == 0 || Kinds.Contains(kind) || (kind == NotificationKind.SeverityRaised && Kinds.Contains(NotificationKind.FindingOpened)))
        && (kind is not (NotificationKind.FindingOpened or NotificationKind.SeverityRaised) || severity is null || severity >= (MinimumSeverity ?? least))
        && Fits(Check, subject.Check) && Fits(Bucket, subject.Bucket) && Fits(Account, subject.Account) && Fits(Owner, subject.Owner);

    private static bool Fits(string? pattern, string? value) =>
        string.IsNullOrWhiteSpace(pattern) || (value is not null && FileSystemName.MatchesSimpleExpression(pattern.Trim(), value, ignoreCase: true));
}
