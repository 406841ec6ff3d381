using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Remediation;

/// <summary>What is open in an account now, and what a block of the whole account would hold back.</summary>
internal static class AccountExposures
{
    /// <summary>The open findings by which somebody outside reaches a bucket of the account, as far as <paramref name="block"/> holds them back.</summary>
    public static IQueryable<Finding> HeldBy(ConsoleDbContext db, string accountId, BlockPublicAccess block) =>
        Exposed(db, accountId, block).Where(f => f.WorkflowStatus == WorkflowStatus.New || f.WorkflowStatus == WorkflowStatus.Notified);

    /// <summary>What a person accepted as public, and what would stop working with the rest.</summary>
    public static IQueryable<Finding> Accepted(ConsoleDbContext db, string accountId, BlockPublicAccess block) =>
        Exposed(db, accountId, block).Where(f => f.WorkflowStatus == WorkflowStatus.Suppressed);

    private static IQueryable<Finding> Exposed(ConsoleDbContext db, string accountId, BlockPublicAccess block)
    {
        var (policies, acls) = (block.RestrictPublicBuckets, block.IgnorePublicAcls);
        return db.Findings.Where(f => f.ExposedFromUtc != null && f.ExposedUntilUtc == null
            && ((acls && f.Check == CheckIds.PublicAcl) || (policies && (f.Check == CheckIds.PublicPrincipal || f.Check == CheckIds.AnyAuthenticatedAws)))
            && db.Buckets.Any(b => b.Id == f.BucketId && b.AccountId == accountId && b.DeletedUtc == null
                && (f.Fingerprint == null || f.Fingerprint == b.LiveFingerprint)));
    }
}
