namespace SecOpsConsole.Core.Notifications;

/// <summary>How far a person has read: a line, or with <see cref="All"/> everything.</summary>
public sealed class BellRead
{
    public const long All = 0;

    public long PersonId { get; set; }
    public long LineId { get; set; }
    /// <summary>Messages up to this one are read.</summary>
    public long Through { get; set; }
}
