namespace SecOpsConsole.Core.Retention;

/// <summary>What one run of the nightly job did.</summary>
/// <param name="AtUtc">When it ended.</param>
/// <param name="Events">Events that were deleted.</param>
/// <param name="Findings">Findings that were deleted.</param>
/// <param name="Deliveries">Messages that were deleted.</param>
/// <param name="IsWhole">False when it stopped at its bound; the rest goes the next night.</param>
public sealed record RetentionRun(DateTime AtUtc, int Events, int Findings, int Deliveries, bool IsWhole)
{
    /// <summary>Signals, change sets and offences that were deleted.</summary>
    public int Changes { get; init; }

    /// <summary>Where the next run goes on, since what stays would keep it at the head; null: from the beginning.</summary>
    public RetentionPlaces? Places { get; init; }
}
