using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Notifications.Decisions;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Ports;

/// <summary>What a notifier delivers.</summary>
/// <param name="Id">The message's number; ascending.</param>
/// <param name="Kind">What people are told of.</param>
/// <param name="Severity">The most severe of its findings; null when it is about none.</param>
/// <param name="Count">How many notifications it stands for.</param>
/// <param name="Text">One sentence: what happened, or how often.</param>
/// <param name="Items">The first of them, at most <see cref="MostItems"/>.</param>
/// <param name="AtUtc">When the first of them happened.</param>
public sealed record Notice(
    long Id, NotificationKind Kind, Severity? Severity, int Count, string Text, IReadOnlyList<NoticeItem> Items, DateTime AtUtc)
{
    public const int MostItems = 10;

    /// <summary>The same for every try to deliver it, and different in every channel.</summary>
    public string Key => (Channel is null ? $"secops-notice-{Id}" : $"secops-channel-{Channel.Id}-{Id}") + (Round == 0 ? "" : $"-{Round}");

    /// <summary>How often somebody had it sent again after it had arrived.</summary>
    public int Round { get; init; }

    /// <summary>Where it goes; null for the console's own notifiers.</summary>
    public ChannelAddress? Channel { get; init; }

    /// <summary>The console's address as people reach it, with a slash at its end; null when it is not configured: then there are no links.</summary>
    public Uri? ConsoleUrl { get; init; }

    /// <summary>The finding as it is now, when the notice is about one alone.</summary>
    public NoticeFinding? Finding { get; init; }

    /// <summary>The decision that it tells of, when it tells of one alone.</summary>
    public NoticeDecision? Decision => Items is [{ Decision: { } one }] && Count == 1 ? one : null;

    /// <summary>An earlier message of this channel was about this finding alone.</summary>
    public bool IsFollowUp { get; init; }

    /// <summary>What the receiver calls the message about this finding that later ones change; null when there is none.</summary>
    public string? FirstReference { get; init; }

    /// <summary>What the notifier noted with the last message about this finding that arrived in this channel; null when it noted nothing.</summary>
    public string? LastReference { get; init; }

    /// <summary>The page that says more; null without <see cref="ConsoleUrl"/>.</summary>
    public Uri? Link => ConsoleUrl is null ? null : new Uri(ConsoleUrl, Finding is { } finding ? $"findings/{finding.Id}" : "findings");
}
