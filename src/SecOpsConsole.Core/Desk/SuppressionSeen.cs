namespace SecOpsConsole.Core.Desk;

/// <summary>What somebody saw of the problem that they accept; what is worse by now is not accepted.</summary>
/// <param name="Fingerprint">The live policy.</param>
/// <param name="HeldBack">Block Public Access was seen to hold it back.</param>
/// <param name="Told">What Macie told then (<see cref="Findings.FindingDetail.MacieTold"/>); null where the finding is not Macie's, or nobody kept it.</param>
public sealed record SuppressionSeen(string? Fingerprint, bool HeldBack = false, string? Told = null);
