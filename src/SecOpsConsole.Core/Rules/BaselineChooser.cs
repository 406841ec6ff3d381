using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Rules;

/// <summary>
/// Chooses what a revert restores. Pure: the known history in, a choice out.
/// The newest accepted policy wins, however far back it lies; a weak one on the way is walked past, because a previous version
/// is not automatically good. "No policy" is different: it is restored only for the change that ended it. With a weak policy that
/// stood in between, deleting would be a guess about what the bucket's users rely on, so that is held as BaselineNotCompliant.
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

            if (candidate.IsNoPolicy && weakSeen)
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
