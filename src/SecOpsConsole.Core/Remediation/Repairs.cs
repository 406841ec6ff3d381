using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Suppressions;

namespace SecOpsConsole.Core.Remediation;

/// <summary>The repair of a bucket's live policy, with the row of its content where the store has one already.</summary>
internal static class Repairs
{
    public static async Task<RepairChoice> ChooseAsync(ConsoleDbContext db, Bucket bucket, PolicyVersion? live, CancellationToken cancellationToken)
    {
        var accepted = await db.Suppressions.Where(row => row.BucketId == bucket.Id && row.State == SuppressionState.Active)
            .Select(row => row.Subject).ToListAsync(cancellationToken).ConfigureAwait(false);
        var choice = RepairChooser.Choose(bucket, live, accepted.ToHashSet(StringComparer.Ordinal));
        if (choice.Target is not { } target)
        {
            return choice;
        }
        var stored = await db.PolicyVersions.AsNoTracking()
            .FirstOrDefaultAsync(row => row.BucketId == bucket.Id && row.Fingerprint == target.Fingerprint, cancellationToken).ConfigureAwait(false);
        return stored is null ? choice : choice.StoredAs(stored);
    }
}
