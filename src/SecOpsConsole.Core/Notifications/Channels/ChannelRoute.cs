using System.IO.Enumeration;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Notifications.Channels;

/// <summary>What a channel wants to hear; every member that is set must fit. <c>*</c> and <c>?</c> stand for any text and any letter.</summary>
public sealed record ChannelRoute
{
    private const int LongestPattern = 200;

    /// <summary>Empty: all of them.</summary>
    public IReadOnlyList<NotificationKind> Kinds { get; init; } = [];

    /// <summary>New findings below it are left out; what went wrong with acting on them is told whatever they are.</summary>
    public Severity? MinimumSeverity { get; init; }

    public string? Check { get; init; }
    public string? Bucket { get; init; }
    public string? Account { get; init; }
    /// <summary>The value of the bucket's tag <c>owner</c>.</summary>
    public string? Owner { get; init; }

    internal string? Problem => new[] { Check, Bucket, Account, Owner }.Any(pattern => pattern?.Length > LongestPattern)
        ? $"A pattern is longer than {LongestPattern} characters." : null;

    /// <summary>A notification that is about no bucket goes to whoever did not ask for certain buckets.</summary>
    internal bool Fits(NotificationKind kind, Severity? severity, RoutedSubject subject) =>
        (Kinds.Count == 0 || Kinds.Contains(kind))
        && (kind != NotificationKind.FindingOpened || MinimumSeverity is not { } least || severity is null || severity >= least)
        && Fits(Check, subject.Check) && Fits(Bucket, subject.Bucket) && Fits(Account, subject.Account) && Fits(Owner, subject.Owner);

    private static bool Fits(string? pattern, string? value) =>
        string.IsNullOrWhiteSpace(pattern) || (value is not null && FileSystemName.MatchesSimpleExpression(pattern.Trim(), value, ignoreCase: true));
}
