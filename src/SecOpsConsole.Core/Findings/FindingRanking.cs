using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Findings;

/// <summary>
/// Collects during one write which buckets and findings changed, and ranks them at its end: exposure and sensitivity meet here, whichever of
/// them came last, and the bucket keeps its worst open finding. What it costs: two probes of an index for a bucket with findings; where Macie
/// has told of data, at most three queries more, each by the index of its own unresolved findings.
/// </summary>
internal sealed class FindingRanking(WriteScope scope)
{
    /// <summary>So many sensitive-data findings follow the exposure of their bucket in one write; the next look takes the rest.</summary>
    public const int Most = 200;

    private readonly Dictionary<long, Touched> _touched = [];

    public bool IsDue => _touched.Count > 0;

    /// <summary>Its state, or what is told of it, changed.</summary>
    public void Touch(Finding finding)
    {
        if (finding.BucketId is { } bucketId)
        {
            Of(bucketId).Findings.Add(finding);
        }
    }

    /// <summary>
    /// It begins, or begins again, with this write. When it also ends with it, because somebody had closed the bucket before the console looked,
    /// the data was exposed all the same.
    /// </summary>
    public void Begin(Finding finding)
    {
        if (finding.BucketId is { } bucketId)
        {
            Of(bucketId).Begun.Add(finding);
        }
    }

    /// <summary>Who can reach the bucket, or what the judge says of its findings, may be different now.</summary>
    public void Touch(Bucket bucket) => Of(bucket.Id).IsLookedAt = true;

    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        var due = _touched.ToList();
        _touched.Clear();
        foreach (var (bucketId, touched) in due)
        {
            if (await scope.Db.Buckets.FindAsync([bucketId], cancellationToken).ConfigureAwait(false) is { } bucket)
            {
                await RankAsync(bucket, touched, cancellationToken).ConfigureAwait(false);
                await KeepWorstAsync(bucket, touched, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task RankAsync(Bucket bucket, Touched touched, CancellationToken cancellationToken)
    {
        var before = bucket.SensitiveData;
        if (before == Sensitivity.NotCounted || touched.Findings.Any(finding => finding.Category == FindingCategory.SensitiveData))
        {
            await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            bucket.SensitiveData = (await CountAsync(scope.Db, bucket.Id, cancellationToken).ConfigureAwait(false)).State;
        }

        var known = Sensitivity.OfState(bucket.SensitiveData);
        if (known.IsNone && before is null && touched.Findings.All(finding => finding.ExposedData is null))
        {
            return;
        }

        var findings = touched.Findings.ToHashSet();
        if (touched.IsLookedAt || before != bucket.SensitiveData)
        {
            findings.UnionWith(await Policies(scope.Db, bucket.Id).ToListAsync(cancellationToken).ConfigureAwait(false));
        }

        if (touched.IsLookedAt && IsKnown(bucket))
        {
            findings.UnionWith(await FollowersAsync(bucket, cancellationToken).ConfigureAwait(false));
        }

        foreach (var finding in findings.Where(finding => finding.IsOpen && (IsKnown(bucket) || finding.Source != FindingSource.Macie)).OrderBy(finding => finding.Id))
        {
            var data = finding.Category == FindingCategory.SensitiveData ? Sensitivity.Of(finding) : known;
            FindingLifecycle.Rank(scope, finding, ExposureTimesSensitivity.Rank(ReachThrough(finding, bucket), data, finding.JudgedSeverity));
        }

        foreach (var finding in touched.Begun.Where(finding => finding is { IsOpen: false, ExposedFromUtc: not null, Category: FindingCategory.Policy }))
        {
            var reach = finding.Check == CheckIds.AnyAuthenticatedAws ? Exposure.AnyAwsAccount : Exposure.Public;
            FindingLifecycle.Rank(scope, finding, ExposureTimesSensitivity.RankPast(reach, known, finding.JudgedSeverity));
        }
    }

    private async Task KeepWorstAsync(Bucket bucket, Touched touched, CancellationToken cancellationToken)
    {
        if (touched.Findings.Count > 0 || bucket.WorstOpen is not null)
        {
            await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            var fresh = await Worst(scope.Db, bucket.Id, WorkflowStatus.New).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            var told = await Worst(scope.Db, bucket.Id, WorkflowStatus.Notified).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            bucket.WorstOpen = fresh > told || told is null ? fresh : told;
        }
    }

    /// <summary>The last entry of a range of the index.</summary>
    internal static IQueryable<Severity?> Worst(ConsoleDbContext db, long bucketId, WorkflowStatus status) => db.Findings.AsNoTracking()
        .Where(f => f.BucketId == bucketId && f.WorkflowStatus == status).OrderByDescending(f => f.Severity).Select(f => (Severity?)f.Severity);

    /// <summary>Who reaches the bucket through what the finding is about; the data of a finding of Macie is reached through whatever opens the bucket.</summary>
    private static Exposure ReachThrough(Finding finding, Bucket bucket) => finding switch
    {
        { Category: FindingCategory.SensitiveData } => bucket.Exposure,
        // A sample is about nothing real.
        { Source: FindingSource.Macie, Check: "Policy:IAMUser/S3BucketPublic" or "Policy:IAMUser/S3BlockPublicAccessDisabled", ComplianceStatus: not ComplianceStatus.NotApplicable } => bucket.Exposure,
        { Check: CheckIds.PublicPrincipal or CheckIds.PublicAcl, IsExposedNow: true } => Exposure.Public,
        { Check: CheckIds.AnyAuthenticatedAws, IsExposedNow: true } => Exposure.AnyAwsAccount,
        // A block that holds a public policy back cuts off other accounts too.
        { Check: CheckIds.ExternalAccount } => bucket.Exposure == Exposure.Blocked ? Exposure.Blocked : Exposure.OtherAccounts,
        _ => Exposure.OwnAccount,
    };

    /// <summary>A bucket that could not be read, or was never looked at, is not safer for that: its data keeps its rank until somebody knows.</summary>
    private static bool IsKnown(Bucket bucket) => bucket.DeletedUtc is not null || bucket is { ObservedUtc: not null, LookError: null };

    private async Task<List<Finding>> FollowersAsync(Bucket bucket, CancellationToken cancellationToken)
    {
        var rows = await Followers(scope.Db, bucket).Take(Most + 1).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (rows.Count > Most)
        {
            LookPayload.Enqueue(scope, BucketStore.Reference(bucket), LookReason.Superseded);
        }

        return rows[..Math.Min(rows.Count, Most)];
    }

    /// <summary>The sensitive-data findings whose sentence does not say who reaches the bucket now.</summary>
    internal static IQueryable<Finding> Followers(ConsoleDbContext db, Bucket bucket)
    {
        var who = ExposureTimesSensitivity.Who(bucket.Exposure);
        var told = Told(Unresolved(db, bucket.Id)).Where(f => f.WorkflowStatus != WorkflowStatus.Suppressed);
        return (who is null ? told.Where(f => f.ExposedData != null) : told.Where(f => f.ExposedData == null || !f.ExposedData.StartsWith(who))).OrderBy(f => f.Id);
    }

    /// <summary>The open policy findings of a bucket.</summary>
    internal static IQueryable<Finding> Policies(ConsoleDbContext db, long bucketId) =>
        Unresolved(db, bucketId).Where(f => f.Category == FindingCategory.Policy && f.WorkflowStatus != WorkflowStatus.Suppressed);

    /// <summary>What Macie's findings of a bucket tell together.</summary>
    private static async Task<Sensitivity> CountAsync(ConsoleDbContext db, long bucketId, CancellationToken cancellationToken) =>
        await Counts(db, bucketId).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false) is { } sum
            ? Sensitivity.Of(
                [
                    new(SensitiveDataKind.Credentials, sum.Credentials, sum.CredentialCount), new(SensitiveDataKind.Several, sum.Several, sum.SeveralCount),
                    new(SensitiveDataKind.Financial, sum.Financial, sum.FinancialCount), new(SensitiveDataKind.Personal, sum.Personal, sum.PersonalCount),
                    new(SensitiveDataKind.Custom, sum.Custom, sum.CustomCount),
                ],
                sum.LatestUtc)
            : Sensitivity.None;

    internal static IQueryable<Sums> Counts(ConsoleDbContext db, long bucketId) => Told(Unresolved(db, bucketId)).GroupBy(f => f.BucketId).Select(group => new Sums
    {
        Credentials = group.Count(f => f.CredentialCount != null),
        CredentialCount = group.Sum(f => (long?)f.CredentialCount) ?? 0,
        Several = group.Count(f => f.SeveralCount != null),
        SeveralCount = group.Sum(f => (long?)f.SeveralCount) ?? 0,
        Financial = group.Count(f => f.FinancialCount != null),
        FinancialCount = group.Sum(f => (long?)f.FinancialCount) ?? 0,
        Personal = group.Count(f => f.PersonalCount != null),
        PersonalCount = group.Sum(f => (long?)f.PersonalCount) ?? 0,
        Custom = group.Count(f => f.CustomCount != null),
        CustomCount = group.Sum(f => (long?)f.CustomCount) ?? 0,
        LatestUtc = group.Max(f => f.EventUtc),
    });

    /// <summary>Those by which Macie told of sensitive data; a sample has no counts.</summary>
    private static IQueryable<Finding> Told(IQueryable<Finding> findings) => findings.Where(f => f.Category == FindingCategory.SensitiveData
        && (f.CredentialCount != null || f.SeveralCount != null || f.FinancialCount != null || f.PersonalCount != null || f.CustomCount != null));

    /// <summary>In the words of the index: SQLite compares them literally.</summary>
    private static IQueryable<Finding> Unresolved(ConsoleDbContext db, long bucketId) =>
        db.Findings.AsTracking().Where(f => f.BucketId == bucketId && f.WorkflowStatus != WorkflowStatus.Resolved);

    private Touched Of(long bucketId)
    {
        if (!_touched.TryGetValue(bucketId, out var touched))
        {
            _touched[bucketId] = touched = new Touched();
        }

        return touched;
    }

    private sealed class Touched
    {
        public HashSet<Finding> Findings { get; } = [];
        public HashSet<Finding> Begun { get; } = [];
        public bool IsLookedAt { get; set; }
    }

    internal sealed class Sums
    {
        public int Credentials { get; init; }
        public long CredentialCount { get; init; }
        public int Several { get; init; }
        public long SeveralCount { get; init; }
        public int Financial { get; init; }
        public long FinancialCount { get; init; }
        public int Personal { get; init; }
        public long PersonalCount { get; init; }
        public int Custom { get; init; }
        public long CustomCount { get; init; }
        public DateTime LatestUtc { get; init; }
    }
}
