using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Core.Findings;

/// <summary>What the judge says of a bucket as it was read.</summary>
/// <param name="Exposure">Who reaches it now.</param>
/// <param name="Problems">Empty when everything is as it should be.</param>
/// <param name="ReachableByAnyone">
/// Certain that anybody reaches it through its policy: the verdict is a certain Yes, and Block Public Access was read and does not hold.
/// </param>
public sealed record JudgedBucket(Exposure Exposure, IReadOnlyList<JudgedProblem> Problems, bool ReachableByAnyone)
{
    /// <summary>Reachable by anybody through something that nobody accepted: what automatic mode may act on.</summary>
    /// <param name="accepted">Subjects of the problems that an exception or a false positive covers.</param>
    public bool ReachableBeside(IReadOnlySet<string> accepted) =>
        ReachableByAnyone && (accepted.Count == 0 || Problems.Any(problem => problem is { ByPolicy: true, LetsAnyoneIn: true } && !accepted.Contains(problem.Subject)));
}
