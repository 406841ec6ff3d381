namespace SecOpsConsole.Policies;

/// <summary>When a change of access takes place, seen from whoever reads of it.</summary>
public enum AccessTense
{
    /// <summary>It is done: "Anyone on the internet gained s3:GetObject on …".</summary>
    Happened,

    /// <summary>A decision would make it: "Anyone on the internet will lose s3:GetObject on …".</summary>
    Planned,

    /// <summary>It is done, and a decision would let it stay: "Anyone on the internet will keep s3:GetObject on …".</summary>
    Accepted,
}
