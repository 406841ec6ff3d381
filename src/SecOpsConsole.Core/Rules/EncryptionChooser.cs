using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Core.Rules;

/// <summary>
/// Chooses the default encryption that somebody took away. Pure: the known history in, a choice out. A configuration counts only when AWS itself
/// showed it: an event can be forged, and would name the key of somebody else.
/// </summary>
public static class EncryptionChooser
{
    /// <summary>A read so shortly after an event may still show what the event ended.</summary>
    private static readonly TimeSpan StaleAfterEvent = TimeSpan.FromMinutes(2);

    /// <param name="live">What is live now; null when it could not be read.</param>
    /// <param name="newestFirst">Every sighting of the bucket.</param>
    public static EncryptionChoice Choose(BucketEncryption? live, IReadOnlyList<EncryptionSighting> newestFirst)
    {
        if (live is null)
        {
            return EncryptionChoice.No("The default encryption could not be read, so it is not certain what a restore would change. Look again first.");
        }
        if (live.UsesKms)
        {
            return EncryptionChoice.No("New objects are encrypted with a KMS key again, so there is nothing to restore.");
        }
        if (newestFirst.FirstOrDefault(row => PolicyVersions.IsFromAws(row.Source) && UsesKms(row)) is not { } former)
        {
            return EncryptionChoice.No(newestFirst.Any(UsesKms)
                ? "An event told of an encryption with a KMS key, but AWS itself never showed it to the console, so it is not certain enough to restore. Set the default encryption by hand."
                : "No encryption with a KMS key is known from before, so there is none to restore. Set the default encryption by hand.");
        }
        var setBy = newestFirst.FirstOrDefault(row => !PolicyVersions.IsFromAws(row.Source) && row.State == former.State && row.SeenUtc <= former.SeenUtc + StaleAfterEvent);
        return EncryptionChoice.Of(BucketEncryption.OfState(former.State)!, former, setBy?.ActorName, Removal(live, newestFirst, former));
    }

    private static bool UsesKms(EncryptionSighting row) => BucketEncryption.OfState(row.State) is { UsesKms: true };

    private static EncryptionSighting? Removal(BucketEncryption live, IReadOnlyList<EncryptionSighting> newestFirst, EncryptionSighting former) =>
        newestFirst.LastOrDefault(row => !PolicyVersions.IsFromAws(row.Source) && row.State == live.State && row.SeenUtc > former.SeenUtc - StaleAfterEvent)
        ?? newestFirst.TakeWhile(row => row != former).LastOrDefault();
}
