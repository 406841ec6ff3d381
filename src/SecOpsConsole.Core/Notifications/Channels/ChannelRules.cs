using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Notifications.Channels;

/// <summary>What goes to a channel, and when.</summary>
public sealed record ChannelRules
{
    public const int MostRoutes = 20;
    public const int MostDedupeMinutes = 1440;

    /// <summary>One of them is enough. None: everything that people are told of.</summary>
    public IReadOnlyList<ChannelRoute> Routes { get; init; } = [];

    /// <summary>What is not urgent waits until they end; null: there are none.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>What is not urgent is collected for so many minutes and told together; 0: it is told at once.</summary>
    public int DigestMinutes { get; init; }

    /// <summary>More than so many messages an hour become one together; what is urgent is not kept waiting, nor is anything that programs read.</summary>
    public int MostPerHour { get; init; } = 60;

    /// <summary>The same about the same finding is told once within so many minutes; a failure and an escalation each time.</summary>
    public int DedupeMinutes { get; init; } = 10;

    /// <summary>Null, or what is wrong with them.</summary>
    public string? Problem => Routes.Count > MostRoutes ? $"There are more than {MostRoutes} routes."
        : DigestMinutes is < 0 or > 1440 ? "The digest is no number of minutes from 0 to 1440."
        : MostPerHour is < 1 or > 1000 ? "The most per hour is no number from 1 to 1000."
        : DedupeMinutes is < 0 or > MostDedupeMinutes ? $"The time in which the same is told once is no number of minutes from 0 to {MostDedupeMinutes}."
        : Quiet?.Problem ?? Routes.Select(route => route.Problem).FirstOrDefault(problem => problem is not null);

    /// <summary>Nobody may sleep through it, and no digest holds it back.</summary>
    public static bool IsUrgent(NotificationKind kind, Severity? severity) => IsAlwaysTold(kind) || severity == Severity.Critical;

    /// <summary>Urgent whatever its severity, and told each time that it happens: the second failure is news, also in the words of the first.</summary>
    public static bool IsAlwaysTold(NotificationKind kind) => kind
        is NotificationKind.RemediationFailed or NotificationKind.AuditBroken or NotificationKind.BreakerOpened or NotificationKind.Escalated or NotificationKind.Test;

    /// <summary>When something that happens now is told.</summary>
    public DateTime DueUtc(NotificationKind kind, Severity? severity, DateTime nowUtc)
    {
        if (IsUrgent(kind, severity))
        {
            return nowUtc;
        }

        var collected = DigestMinutes == 0 ? nowUtc : new DateTime(Ceiling(nowUtc.Ticks, TimeSpan.FromMinutes(DigestMinutes).Ticks), DateTimeKind.Utc);
        return Quiet?.EndUtc(collected) ?? collected;
    }

    /// <summary>Everybody's digest of one channel ends at the same moment.</summary>
    private static long Ceiling(long ticks, long step) => (ticks + step - 1) / step * step;
}
