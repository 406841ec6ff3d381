namespace SecOpsConsole.Core.Offenders;

/// <summary>When an actor becomes a repeat offender, and who is never quarantined.</summary>
public sealed class OffenderOptions
{
    /// <summary>So many exposures that were taken back or refused make a finding.</summary>
    public int Exposures { get; init; } = 3;

    /// <summary>Within so much time.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Automatic quarantine: off unless somebody switched it on.</summary>
    public bool Automatic { get; init; }

    /// <summary>ARNs with <c>*</c> and <c>?</c> that are never quarantined, beside root, our own role and AWS's roles.</summary>
    public IReadOnlyList<string> BreakGlass { get; init; } = [];
}
