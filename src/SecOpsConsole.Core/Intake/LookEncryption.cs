using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Intake;

/// <summary>The default encryption in a look: what is believed of it, and its history.</summary>
internal static class LookEncryption
{
    /// <summary>For so long after our own write, a read that shows something else is more likely stale than a new change, unless an event tells of one.</summary>
    private static readonly TimeSpan StaleAfterWrite = TimeSpan.FromMinutes(2);

    /// <summary>The facts with what is believed; <see cref="LookFacts.EncryptionIsDoubted"/> asks for another look.</summary>
    public static async Task<LookFacts> BelieveAsync(WriteScope scope, Bucket bucket, LookFacts facts, CancellationToken cancellationToken)
    {
        if (facts.Settings.Encryption is not { } read || facts.Payload.IsLast || facts.Event?.Encryption is not null)
        {
            return facts;
        }
        var last = await EncryptionHistory.Of(scope.Db, bucket.Id).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return last is { Source: VersionSource.ReadBack } && last.SeenUtc > facts.ObservedUtc - StaleAfterWrite && last.State != read
            ? facts with { Settings = facts.Settings with { Encryption = last.State }, EncryptionIsDoubted = true }
            : facts;
    }

    /// <summary>What the event told, then what was read.</summary>
    public static async Task RecordAsync(LookState look, CancellationToken cancellationToken)
    {
        var (scope, bucket, facts) = (look.Scope, look.Bucket, look.Facts);
        if (facts.Event is { Encryption: { } told } change)
        {
            var seen = new EncryptionSeen(told, VersionSource.Event, facts.EventUtc, change.Actor.Name, change.DetailKey);
            await EncryptionHistory.RecordAsync(scope, bucket, seen, cancellationToken).ConfigureAwait(false);
        }
        if (BucketEncryption.OfState(facts.Settings.Encryption) is { } live)
        {
            var seen = new EncryptionSeen(live, LookHistory.SourceOf(facts.Payload.Reason), facts.ObservedUtc);
            await EncryptionHistory.RecordAsync(scope, bucket, seen, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What the event told and what AWS answered differ, and no later event is known: the read may be stale.</summary>
    public static bool IsInDoubt(LookState look) => look.Facts.EncryptionIsDoubted
        || (look.Facts is { Event.Encryption: { } told, Settings.Encryption: { } live } && told.State != live && !(look.Bucket.LastEventUtc > look.Facts.EventUtc));
}
