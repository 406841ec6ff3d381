using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Audit;

/// <summary>
/// The only way to read the audit record for somebody: whether they may is asked of the store each time. Taking it away as a file is
/// itself a row of the record.
/// </summary>
public sealed class AuditReader
{
    private const int Slice = 1000;
    private const int LongestName = 500;
    private readonly ConsoleStore _store;
    private readonly AuditRecord _record;
    private readonly DeskFloor _floor;

    internal AuditReader(ConsoleStore store, AuditRecord record, DeskFloor floor) => (_store, _record, _floor) = (store, record, floor);

    /// <summary>Newest first. At most 200 rows a page.</summary>
    /// <exception cref="FormatException">The cursor is not one that this list gave.</exception>
    public async Task<AuditAnswer<Page<AuditRow>>> ListAsync(AuditFilter filter, string? cursor, int limit, Caller caller, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(filter, caller, cancellationToken).ConfigureAwait(false) is { } refused)
        {
            return new AuditAnswer<Page<AuditRow>>(refused, null);
        }

        var (size, after) = (PageCursor.Limit(limit), PageCursor.Decode(cursor));
        var rows = await SliceAsync(filter, after, size + 1, cancellationToken).ConfigureAwait(false);
        return new AuditAnswer<Page<AuditRow>>(null, rows.Count <= size
            ? new Page<AuditRow>(rows, null)
            : new Page<AuditRow>(rows[..size], AuditListQuery.CursorOf(filter, rows[size - 1]).Encode()));
    }

    public async Task<AuditAnswer<AuditState>> StateAsync(Caller caller, CancellationToken cancellationToken) =>
        await _floor.RefuseAsync(caller, Right.ReadAudit, cancellationToken).ConfigureAwait(false) is { } refused
            ? new AuditAnswer<AuditState>(refused, null)
            : new AuditAnswer<AuditState>(null, new AuditState(
                await _record.HeadAsync(cancellationToken).ConfigureAwait(false), await _record.LastVerdictAsync(cancellationToken).ConfigureAwait(false),
                _record.IsVerifying, _record.IsRefusing));

    /// <summary>Reads the whole record now and says whether it is sound.</summary>
    public async Task<AuditAnswer<AuditVerdict>> VerifyAsync(Caller caller, CancellationToken cancellationToken) =>
        await _floor.RefuseAsync(caller, Right.ReadAudit, cancellationToken).ConfigureAwait(false) is { } refused
            ? new AuditAnswer<AuditVerdict>(refused, null)
            : new AuditAnswer<AuditVerdict>(null, await _record.VerifyAsync(null, cancellationToken).ConfigureAwait(false));

    /// <summary>Records that somebody takes these rows; without that row nothing is given out.</summary>
    public async Task<DeskResult> BeginExportAsync(AuditFilter filter, Caller caller, CancellationToken cancellationToken) =>
        await RefuseAsync(filter, caller, cancellationToken).ConfigureAwait(false) ?? await _floor.RunAsync(
            caller, Right.ReadAudit, null,
            (scope, access, _) =>
            {
                Timeline.TellConsole(scope, FindingEventKind.AuditExported, new TransitionNote(access.Name, $"{access.Name} took the audit record as a file: {Words(filter)}."));
                return Task.FromResult(new DeskResult(DeskOutcome.Accepted, "The export is recorded."));
            },
            cancellationToken).ConfigureAwait(false);

    /// <summary>All rows of the filter, newest first, a thousand at a time; call <see cref="BeginExportAsync"/> first.</summary>
    public async IAsyncEnumerable<AuditRow> RowsAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        PageCursor? after = null;
        while (await SliceAsync(filter, after, Slice, cancellationToken).ConfigureAwait(false) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                yield return row;
            }

            after = AuditListQuery.CursorOf(filter, rows[^1]);
        }
    }

    private Task<List<AuditRow>> SliceAsync(AuditFilter filter, PageCursor? after, int size, CancellationToken cancellationToken) => _store.ReadAsync(
        async (db, ct) =>
        {
            var buckets = await AuditListQuery.BucketsAsync(db, filter, ct).ConfigureAwait(false);
            return await AuditListQuery.ReadAsync(db, AuditListQuery.Rows(db, filter, buckets, after).Take(size), ct).ConfigureAwait(false);
        },
        cancellationToken);

    private async Task<DeskResult?> RefuseAsync(AuditFilter filter, Caller caller, CancellationToken cancellationToken) => filter switch
    {
        { Bucket.Length: > LongestName } or { Who.Length: > LongestName } =>
            new DeskResult(DeskOutcome.Invalid, $"A name has at most {LongestName} characters. Nothing was read."),
        { FromUtc: { } from, ToUtc: { } to } when to <= from => new DeskResult(DeskOutcome.Invalid, "The stretch of time ends before it begins. Nothing was read."),
        _ => await _floor.RefuseAsync(caller, Right.ReadAudit, cancellationToken).ConfigureAwait(false),
    };

    private static string Words(AuditFilter filter)
    {
        var parts = new List<string>();
        Add(filter.Bucket, "bucket");
        Add(filter.Who, "by");
        Add(filter.Kind?.ToString(), "kind");
        Add(filter.FromUtc?.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture), "from");
        Add(filter.ToUtc?.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture), "until");
        return parts.Count == 0 ? "all of it" : string.Join(", ", parts);

        void Add(string? value, string name)
        {
            if (value is not null)
            {
                parts.Add($"{name} {value}");
            }
        }
    }
}
