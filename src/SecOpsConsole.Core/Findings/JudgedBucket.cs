using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Core.Findings;

/// <summary>What the judge says of a bucket as it was read.</summary>
/// <param name="Exposure">Who reaches it now.</param>
/// <param name="Problems">Empty when everything is as it should be.</param>
/// <param name="ReachableByAnyone">
/// Certain that anybody reaches it through its policy: the verdict is a certain Yes, and Block Public Access was read and does not hold.
/// </param>
public sealed record JudgedBucket(Exposure Exposure, IReadOnlyList<JudgedProblem> Problems, bool ReachableByAnyone);
