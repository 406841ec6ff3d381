using SecOpsConsole.Core.Notifications;
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

    /// <summary>The same for every try to deliver it.</summary>
    public string Key => $"secops-notice-{Id}";
}
