namespace SecOpsConsole.Core.Offenders;

/// <summary>An actor who opened a bucket and was stopped: known by ARN, never by a display name.</summary>
public sealed class Principal
{
    public long Id { get; set; }
    /// <summary>Of the user or of the role behind a session; of the session itself for people of Identity Center.</summary>
    public required string Arn { get; set; }
    public PrincipalClass Class { get; set; }
    public required string AccountId { get; set; }
    /// <summary>The last part of the ARN: for people to read.</summary>
    public required string Name { get; set; }
    public DateTime FirstSeenUtc { get; set; }

    /// <summary>The verified attempt whose deny is on the principal now; null when the console put none.</summary>
    public long? QuarantineAttemptId { get; set; }
    public DateTime? QuarantinedUtc { get; set; }
    /// <summary>Compare-and-set token.</summary>
    public int Version { get; set; }
}
