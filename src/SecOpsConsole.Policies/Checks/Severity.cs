namespace SecOpsConsole.Policies;

/// <summary>How bad a finding is, in the words of ASFF; ordered, so that values can be compared.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nobody has to act.</summary>
    Informational = 0,

    /// <summary>Should be improved some day.</summary>
    Low = 1,

    /// <summary>A weakness that needs a second fault to hurt.</summary>
    Medium = 2,

    /// <summary>Somebody who should not can reach the data.</summary>
    High = 3,

    /// <summary>Anyone can change or destroy the data, or take over the bucket.</summary>
    Critical = 4,
}
