using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.FourEyes;

/// <summary>Reads requests for their list, for the pages that they are about, and for the person who may grant them.</summary>
public sealed class RequestQueries(ConsoleStore store, TimeProvider time)
{
    private const int MostOfSubject = 20;

    /// <summary>Newest first. At most 200 rows a page.</summary>
    /// <exception cref="FormatException">The cursor is not one that this list gave.</exception>
    public Task<Page<RequestRow>> ListAsync(RequestView view, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var size = PageCursor.Limit(limit);
        var after = PageCursor.Decode(cursor);
        return store.ReadAsync(async (db, ct) =>
        {
            var rows = await Rows(db, view, after).Take(size + 1).ToListAsync(ct).ConfigureAwait(false);
            return rows.Count <= size
                ? new Page<RequestRow>(rows, null)
                : new Page<RequestRow>(rows[..size], PageCursor.At(0, rows[size - 1].Id).Encode());
        }, cancellationToken);
    }

    public Task<RequestRow?> GetAsync(RequestId id, CancellationToken cancellationToken) => store.ReadAsync(
        (db, ct) => Joined(db, db.Requests.AsNoTracking().Where(r => r.Id == id.Value)).SingleOrDefaultAsync(ct), cancellationToken);

    /// <summary>What waits about a bucket or any of its findings.</summary>
    public Task<List<RequestRow>> OfBucketAsync(BucketId id, CancellationToken cancellationToken) => store.ReadAsync(
        (db, ct) => Joined(db, Pending(db).Where(r => r.BucketId == id.Value).OrderBy(r => r.Id)).Take(MostOfSubject).ToListAsync(ct), cancellationToken);

    /// <summary>What waits about a finding, or about its bucket as a whole.</summary>
    public Task<List<RequestRow>> OfFindingAsync(FindingId id, CancellationToken cancellationToken) => store.ReadAsync(
        async (db, ct) =>
        {
            var bucketId = await db.Findings.Where(f => f.Id == id.Value).Select(f => f.BucketId).SingleOrDefaultAsync(ct).ConfigureAwait(false);
            return await Joined(db, Pending(db).Where(r => r.FindingId == id.Value
                    || (bucketId != null && r.BucketId == bucketId && (r.Kind == RequestKind.Approve || r.Kind == RequestKind.Automatic))).OrderBy(r => r.Id))
                .Take(MostOfSubject).ToListAsync(ct).ConfigureAwait(false);
        }, cancellationToken);

    /// <summary>How many the caller may decide now.</summary>
    public Task<int> WaitingForAsync(Caller caller, CancellationToken cancellationToken) => store.ReadAsync(async (db, ct) =>
    {
        var access = await AccessCheck.LoadAsync(db, caller, ct).ConfigureAwait(false);
        return access is { HumanId: { } human } && access.Allows(Right.ApproveRequests)
            ? await WaitingFor(db, human, time.GetUtcNow().UtcDateTime).CountAsync(ct).ConfigureAwait(false)
            : 0;
    }, cancellationToken);

    internal static IQueryable<DeskRequest> WaitingFor(ConsoleDbContext db, long human, DateTime nowUtc) =>
        Pending(db).Where(r => r.HumanId != human && r.ExpiresUtc > nowUtc);

    internal static IQueryable<RequestRow> Rows(ConsoleDbContext db, RequestView view, PageCursor? after)
    {
        var before = after?.Id ?? long.MaxValue;
        var requests = view switch
        {
            RequestView.Pending => Pending(db),
            RequestView.Ended => db.Requests.AsNoTracking().Where(r => r.State != RequestState.Pending),
        };
        return Joined(db, requests.Where(r => r.Id < before).OrderByDescending(r => r.Id));
    }

    private static IQueryable<DeskRequest> Pending(ConsoleDbContext db) => db.Requests.AsNoTracking().Where(r => r.State == RequestState.Pending);

    private static IQueryable<RequestRow> Joined(ConsoleDbContext db, IQueryable<DeskRequest> requests) =>
        (from request in requests
         from bucket in db.Buckets.AsNoTracking().Where(b => b.Id == request.BucketId).DefaultIfEmpty()
         from finding in db.Findings.AsNoTracking().Where(f => f.Id == request.FindingId).DefaultIfEmpty()
         select new Parts { Request = request, Bucket = bucket, Finding = finding }).Select(ToRow);

    private static readonly Expression<Func<Parts, RequestRow>> ToRow = p => new RequestRow(
        p.Request.Id, p.Request.Kind, p.Request.State, p.Request.BucketId, p.Bucket == null ? null : p.Bucket.Name, p.Request.FindingId,
        p.Finding == null ? null : p.Finding.Title, p.Request.Summary, p.Request.Effect, p.Request.Reason, p.Request.RequestedBy, p.Request.HumanId,
        p.Request.CreatedUtc, p.Request.ExpiresUtc, p.Request.DecidedBy, p.Request.DecidedUtc, p.Request.DecisionReason, p.Request.AttemptId,
        p.Request.State == RequestState.Pending
            && (p.Bucket == null || p.Request.Kind == RequestKind.Automatic || p.Request.Kind == RequestKind.Extension
                || p.Bucket.LiveFingerprint == p.Request.ExpectedFingerprint));

    private sealed class Parts
    {
        public required DeskRequest Request { get; init; }
        public Bucket? Bucket { get; init; }
        public Finding? Finding { get; init; }
    }
}
