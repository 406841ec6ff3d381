using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Rules;

/// <summary>
/// Chooses what a revert restores. Pure: the known history in, a choice out.
/// The newest accepted policy that we saw in force ourselves wins, whatever weak ones came after it. AWS Config is the second source, and
/// there a previous version is not automatically good: when the one before the offending content is weak too, what lies behind it is too
/// old to be restored by a machine (BaselineNotCompliant). The same holds for "no policy", whoever saw it: it is restored only for the
/// change that ended it, because deleting what stood in between would be a guess about what the bucket's users rely on.
/// </summary>
public static class BaselineChooser
{
    /// <param name="history">Everything known, in any order; the content with <paramref name="offendingFingerprint"/> is never chosen.</param>
    /// <param name="offendingFingerprint">The fingerprint to go back from; null when the live policy could not be read.</param>
    public static BaselineChoice Choose(IEnumerable<BaselineCandidate> history, string? offendingFingerprint)
    {
        var weakSeen = false;
        foreach (var candidate in NewestFirst(history))
        {
            if (candidate.BucketDeleted)
            {
                // What is older belonged to another bucket of the same name.
                break;
            }

            if (candidate.Fingerprint == offendingFingerprint)
            {
                continue;
            }

            if (!candidate.Accepted)
            {
                weakSeen |= candidate.Stood;
                continue;
            }

            if (weakSeen && (candidate.IsNoPolicy || !candidate.SeenByUs))
            {
                continue;
            }

            return BaselineChoice.Of(candidate.VersionId);
        }

        return BaselineChoice.Missing(weakSeen ? HoldReason.BaselineNotCompliant : HoldReason.NoBaseline);
    }

    /// <summary>Of one instant the accepted one first: a capture and a read of the same second must not hide each other.</summary>
    private static IEnumerable<BaselineCandidate> NewestFirst(IEnumerable<BaselineCandidate> history)
        => history.OrderByDescending(candidate => candidate.SeenUtc)
            .ThenByDescending(candidate => candidate.Accepted)
            .ThenByDescending(candidate => candidate.VersionId);
}
