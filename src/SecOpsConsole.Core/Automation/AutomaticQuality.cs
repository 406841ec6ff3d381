namespace SecOpsConsole.Core.Automation;

/// <summary>
/// What became of the changes that automatic mode made and read back: the share that a person undid is its honest quality.
/// </summary>
public sealed record AutomaticQuality(int Verified, int Undone)
{
    /// <summary>Of all that it wrote and read back; null when it wrote nothing.</summary>
    public double? UndoRatePercent => Verified + Undone == 0 ? null : Math.Round(100.0 * Undone / (Verified + Undone), 1);
}
