namespace SecOpsConsole.Core.Suppressions;

/// <summary>How often a check was wrong: its findings, and those that a person marked as false positives.</summary>
public sealed record CheckRate(string Check, int Findings, int FalsePositives)
{
    public double Rate => Findings == 0 ? 0 : (double)FalsePositives / Findings;
}
