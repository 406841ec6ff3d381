using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Core.Rules;

/// <summary>
/// Chooses the state of Block Public Access that somebody took away. Pure: the known history in, a choice out. A state counts only when AWS
/// itself showed it (an event can be forged), when it switches nothing off that is on now, and when it closes what is open.
/// </summary>
public static class BlockChooser
{
    /// <summary>A read so shortly after an event may still show what the event ended.</summary>
    private static readonly TimeSpan StaleAfterEvent = TimeSpan.FromMinutes(2);

    /// <param name="live">What is live now; null when it could not be read.</param>
    /// <param name="newestFirst">Every sighting of the same bucket, or of the same account.</param>
    /// <param name="needed">The settings of which one must be on in the former state, because it closes what is open.</param>
    public static BlockChoice Choose(BlockPublicAccess? live, IReadOnlyList<BlockSighting> newestFirst, BlockPublicAccess needed)
    {
        if (live is null)
        {
            return BlockChoice.No("Block Public Access could not be read, so it is not certain what a restore would change. Look again first.");
        }
        var earlier = newestFirst.Where(row => row.Source != VersionSource.Event && row.State != live.State)
            .Select(row => (Row: row, Block: BlockPublicAccess.OfState(row.State)!)).ToList();
        if (earlier.Count == 0)
        {
            return BlockChoice.No("No other Block Public Access setting is known from before, so there is none to restore.");
        }
        var stricter = earlier.Where(past => past.Block.HoldsMoreThan(live) && !live.HoldsMoreThan(past.Block)).ToList();
        if (stricter.Count == 0)
        {
            return BlockChoice.No("The Block Public Access settings from before were not stricter, so restoring them would close nothing.");
        }
        foreach (var (row, block) in stricter)
        {
            if (Closes(block, needed))
            {
                var (removedUtc, removedBy) = Removal(live, newestFirst, row);
                return BlockChoice.Of(block, row.Source, row.SeenUtc, removedUtc, removedBy);
            }
        }
        return BlockChoice.No("The Block Public Access settings from before did not hold back what is open now, so restoring them would not help.");
    }

    private static bool Closes(BlockPublicAccess former, BlockPublicAccess needed) =>
        (needed.RestrictPublicBuckets && former.RestrictPublicBuckets) || (needed.IgnorePublicAcls && former.IgnorePublicAcls)
        || (needed.BlockPublicPolicy && former.BlockPublicPolicy) || (needed.BlockPublicAcls && former.BlockPublicAcls);

    private static (DateTime AtUtc, string? By) Removal(BlockPublicAccess live, IReadOnlyList<BlockSighting> newestFirst, BlockSighting former)
    {
        var told = newestFirst.FirstOrDefault(row => row.Source == VersionSource.Event && row.State == live.State && row.SeenUtc > former.SeenUtc - StaleAfterEvent);
        var read = newestFirst.TakeWhile(row => row != former).LastOrDefault();
        return told is not null ? (told.SeenUtc, told.ActorName) : (read?.SeenUtc ?? former.SeenUtc, null);
    }
}
