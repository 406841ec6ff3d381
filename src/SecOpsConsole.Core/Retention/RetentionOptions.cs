namespace SecOpsConsole.Core.Retention;

/// <summary>How long what is stored is kept. The audit record is kept for ever: its rows are linked, and one that is taken out is a broken record.</summary>
public sealed class RetentionOptions
{
    /// <summary>Events as they arrived, and what is remembered of changes and of who made them; what a finding needs stays.</summary>
    public TimeSpan Events { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Findings, from the day on which they were resolved; those that an exception names stay.</summary>
    public TimeSpan Findings { get; init; } = TimeSpan.FromDays(400);

    /// <summary>Notifications, messages and the delivery log; what waits stays.</summary>
    public TimeSpan Deliveries { get; init; } = TimeSpan.FromDays(90);

    /// <summary>The job runs once a day after this time, UTC.</summary>
    public TimeOnly At { get; init; } = new(2, 30);
}
