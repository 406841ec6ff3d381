using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Notifications;

/// <summary>What people are told of, and how what comes together is folded.</summary>
public sealed class NotificationOptions
{
    /// <summary>People are told of findings of at least this severity; the route of a channel may name another one for itself.</summary>
    public Severity MinimumSeverity { get; init; } = Severity.Medium;

    /// <summary>What comes within this time after the last of its kind joins the same line of the bell.</summary>
    public TimeSpan Fold { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Where people reach the console, for links in messages; with a slash at its end. Null: messages have no links.</summary>
    public Uri? ConsoleUrl { get; init; }
}
