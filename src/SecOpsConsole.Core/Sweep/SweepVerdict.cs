namespace SecOpsConsole.Core.Sweep;

/// <summary>How a bucket in AWS compares with what the store knows.</summary>
internal enum SweepVerdict
{
    Same,
    /// <summary>Policy, Block Public Access or ACL are not the known ones, or could not be read last time.</summary>
    Differs,
    /// <summary>Nobody has told of this bucket.</summary>
    New,
    Gone,
    /// <summary>AWS did not let us read it now; its last state stays.</summary>
    Unreadable,
    /// <summary>AWS refuses to show it, and did not before.</summary>
    Refused,
    /// <summary>The console itself is writing to it; that work reads AWS by itself.</summary>
    Busy,
}
