using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Buckets;

/// <summary>
/// The history of a bucket's policy, content-addressed: one row per content, judged again whenever AWS shows it, and one sighting per time and place.
/// A compliant version is accepted as baseline only when AWS itself showed it (live, or recorded by Config): an event can be forged, and
/// a forged good policy must never become what we restore.
/// </summary>
public static class PolicyVersions
{
    /// <summary>Records what was seen and returns its version; saved, so that it has its id. Recording the same thing twice is once.</summary>
    public static async Task<PolicyVersion> RecordAsync(WriteScope scope, Bucket bucket, PolicySeen seen, CancellationToken cancellationToken)
    {
        var fingerprint = PolicyFingerprint.OfText(seen.Text).Value;
        var version = await FindAsync(scope.Db, bucket.Id, fingerprint, cancellationToken).ConfigureAwait(false);
        if (version is null)
        {
            version = Judge(bucket, seen.Text, fingerprint, seen.SeenUtc);
            scope.Db.PolicyVersions.Add(version);
            await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }

        version.FirstSeenUtc = seen.SeenUtc < version.FirstSeenUtc ? seen.SeenUtc : version.FirstSeenUtc;
        version.LastSeenUtc = seen.SeenUtc > version.LastSeenUtc ? seen.SeenUtc : version.LastSeenUtc;
        if (IsFromAws(seen.Source))
        {
            await KeepAwsTextAsync(scope.Db, version, seen, cancellationToken).ConfigureAwait(false);
            JudgeAgain(bucket, version);
            Accept(version, seen);
        }

        await AddSightingAsync(scope, bucket, version, seen, cancellationToken).ConfigureAwait(false);
        return version;
    }

    public static Task<PolicyVersion?> FindAsync(ConsoleDbContext db, long bucketId, string fingerprint, CancellationToken cancellationToken)
        => db.PolicyVersions.FirstOrDefaultAsync(row => row.BucketId == bucketId && row.Fingerprint == fingerprint, cancellationToken);

    /// <summary>The version as it would be if AWS showed the text now; a content that is not known yet is judged and not stored.</summary>
    internal static async Task<PolicyVersion> AsIfSeenAsync(
        ConsoleDbContext db, Bucket bucket, string? text, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var planned = Planned(bucket, text);
        var version = await FindAsync(db, bucket.Id, planned.Fingerprint, cancellationToken).ConfigureAwait(false) ?? planned;
        Accept(version, new PolicySeen(text, VersionSource.LiveRead, nowUtc));
        return version;
    }

    /// <summary>True for what AWS answered or recorded itself; false for what an event claims.</summary>
    public static bool IsFromAws(VersionSource source) => source switch
    {
        VersionSource.Event or VersionSource.Macie => false,
        VersionSource.LiveRead or VersionSource.Inventory or VersionSource.Config or VersionSource.ReadBack
            or VersionSource.PreImage or VersionSource.Sweep => true,
    };

    /// <summary>
    /// A content that nobody has seen in force: what the console would write. It is not stored yet, and only a read of AWS accepts it.
    /// </summary>
    public static PolicyVersion Planned(Bucket bucket, string? text) => Judge(bucket, text, PolicyFingerprint.OfText(text).Value, default);

    private static PolicyVersion Judge(Bucket bucket, string? text, string fingerprint, DateTime seenUtc)
    {
        var verdict = JudgeOfBuckets.Judge(BucketStore.Reference(bucket), text);
        return new PolicyVersion
        {
            BucketId = bucket.Id,
            Fingerprint = fingerprint,
            Text = text,
            FirstSeenUtc = seenUtc,
            LastSeenUtc = seenUtc,
            Public = verdict.Public,
            IsCompliant = JudgeOfBuckets.IsCompliant(verdict),
            IsInvalid = verdict.IsInvalid,
            Severity = JudgeOfBuckets.SeverityOf(verdict),
        };
    }

    /// <summary>
    /// The version as today's judge sees it: one that an earlier release took for compliant is no baseline any more. What a person approved stays approved.
    /// </summary>
    internal static void JudgeAgain(Bucket bucket, PolicyVersion version)
    {
        var now = Planned(bucket, version.Text);
        (version.Public, version.IsCompliant, version.IsInvalid, version.Severity) = (now.Public, now.IsCompliant, now.IsInvalid, now.Severity);
        if (version is { IsCompliant: false, Accepted: true, ApprovedBy: null })
        {
            (version.Accepted, version.AcceptedUtc) = (false, null);
        }
    }

    /// <summary>The bucket is gone, and what a person approved of it; what is compliant is accepted again when it is seen.</summary>
    internal static Task WithdrawApprovalsAsync(WriteScope scope, long bucketId, CancellationToken cancellationToken) => scope.Db.PolicyVersions
        .Where(row => row.BucketId == bucketId && row.ApprovedBy != null)
        .ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Accepted, false).SetProperty(row => row.AcceptedUtc, (DateTime?)null)
                .SetProperty(row => row.ApprovedBy, (string?)null).SetProperty(row => row.ApprovedBlocked, false),
            cancellationToken);

    private static void Accept(PolicyVersion version, PolicySeen seen)
    {
        if (version is { IsCompliant: true, Accepted: false })
        {
            version.Accepted = true;
            version.AcceptedUtc = seen.SeenUtc;
        }
    }

    /// <summary>S3 normalises what it stores: the text that AWS returned replaces the one that only an event showed.</summary>
    private static async Task KeepAwsTextAsync(ConsoleDbContext db, PolicyVersion version, PolicySeen seen, CancellationToken cancellationToken)
    {
        if (string.Equals(version.Text, seen.Text, StringComparison.Ordinal))
        {
            return;
        }

        var shownByAws = await db.PolicySightings
            .AnyAsync(row => row.BucketId == version.BucketId && row.PolicyVersionId == version.Id && row.Source != VersionSource.Event, cancellationToken)
            .ConfigureAwait(false);
        if (!shownByAws)
        {
            version.Text = seen.Text;
        }
    }

    private static async Task AddSightingAsync(
        WriteScope scope, Bucket bucket, PolicyVersion version, PolicySeen seen, CancellationToken cancellationToken)
    {
        if (await IsKnownAsync(scope.Db, bucket.Id, version.Id, seen, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        scope.Db.PolicySightings.Add(new PolicySighting
        {
            BucketId = bucket.Id,
            PolicyVersionId = version.Id,
            SeenUtc = seen.SeenUtc,
            Source = seen.Source,
            ActorName = seen.ActorName,
            ActorKey = seen.ActorKey,
            ActorTool = seen.ActorTool,
            EventId = seen.EventId,
            RecordedUtc = scope.NowUtc,
        });
        await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// An event's or Config's sighting is known by its own identity; a read of ours tells something new only when the version
    /// is not the last thing that AWS showed.
    /// </summary>
    private static async Task<bool> IsKnownAsync(
        ConsoleDbContext db, long bucketId, long versionId, PolicySeen seen, CancellationToken cancellationToken)
    {
        var ofBucket = db.PolicySightings.Where(row => row.BucketId == bucketId);
        if (seen.Source is VersionSource.Event or VersionSource.Config)
        {
            return await ofBucket.AnyAsync(
                row => row.PolicyVersionId == versionId && row.Source == seen.Source && row.SeenUtc == seen.SeenUtc && row.EventId == seen.EventId,
                cancellationToken).ConfigureAwait(false);
        }

        var last = await ofBucket.Where(row => row.Source != VersionSource.Event && row.SeenUtc <= seen.SeenUtc)
            .OrderByDescending(row => row.SeenUtc).ThenByDescending(row => row.Id)
            .Select(row => new { row.PolicyVersionId, row.Source })
            .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return last is not null && last.PolicyVersionId == versionId && last.Source != VersionSource.Config;
    }
}
