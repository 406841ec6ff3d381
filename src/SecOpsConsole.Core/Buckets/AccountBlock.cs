namespace SecOpsConsole.Core.Buckets;

/// <summary>Block Public Access of a whole account, as it was read last, and the change that made it so.</summary>
public sealed class AccountBlock
{
    public required string AccountId { get; set; }
    /// <summary>What is in effect (<see cref="BlockPublicAccess.State"/>); null when it could not be read.</summary>
    public string? State { get; set; }
    public DateTime? ObservedUtc { get; set; }
    /// <summary>Why it could not be read, as one sentence; null when it was.</summary>
    public string? ReadError { get; set; }
    /// <summary>When it came to be so, as an event told it, else when we first read it; null: as long as we know it.</summary>
    public DateTime? ChangedUtc { get; set; }
    /// <summary>Who made it so; null when nobody told.</summary>
    public string? ChangedBy { get; set; }
    /// <summary>The event that told.</summary>
    public long? ChangeEventId { get; set; }
    /// <summary>The attempt of the console that made it so.</summary>
    public long? ChangedAttemptId { get; set; }
    /// <summary>AWS refused our write because an organisation's policy manages the account; cleared when the setting changes.</summary>
    public bool ManagedByOrganization { get; set; }
    public int Version { get; set; }

    public BlockPublicAccess? Block => BlockPublicAccess.OfState(State);
}
