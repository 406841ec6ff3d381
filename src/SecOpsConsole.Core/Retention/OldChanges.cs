using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Retention;

/// <summary>
/// What is remembered of changes and of who made them: it goes with the events that told it, unless a finding that is stored came by it. Each table is walked
/// once by its key, so that what stays at its head is not read again in every write; a run that stopped at its bound goes on there the next night.
/// </summary>
/// <param name="before">Signals and change sets that were made before this are old.</param>
/// <param name="offencesBefore">Offences count for longer, where the window of a repeat offender is longer.</param>
/// <param name="from">Where the walk begins.</param>
/// <param name="ends">The newest old row of each: behind it everything is young, and no write reads on there to find that out.</param>
internal sealed class OldChanges(DateTime before, DateTime offencesBefore, RetentionPlaces from, RetentionPlaces ends)
{
    private long _signal = from.Signal;
    private long _set = from.ChangeSet;
    private long _offence = from.Offence;

    /// <summary>Where each walk is; 0 when it came to its end.</summary>
    public RetentionPlaces Places => new(_signal, _set, _offence);

    public static async Task<OldChanges> BeginAsync(ConsoleDbContext db, DateTime before, DateTime offencesBefore, RetentionPlaces from, CancellationToken cancellationToken) => new(
        before, offencesBefore, from, new RetentionPlaces(
            await LastAsync(db.Signals.Where(row => row.FirstSeenUtc < before).Select(row => row.Id), cancellationToken).ConfigureAwait(false),
            await LastAsync(db.ChangeSets.Where(row => row.CreatedUtc < before).Select(row => row.Id), cancellationToken).ConfigureAwait(false),
            await LastAsync(db.Offences.Where(row => row.AtUtc < offencesBefore).Select(row => row.Id), cancellationToken).ConfigureAwait(false)));

    /// <returns>How many rows of the next batch went; null at the end.</returns>
    public async Task<int?> SignalsAsync(WriteScope scope, CancellationToken cancellationToken)
    {
        var rows = await Signals(scope.Db, _signal, ends.Signal, before).ToListAsync(cancellationToken).ConfigureAwait(false);
        return Old(rows, ref _signal) is not { } old ? null
            : await scope.Db.Signals.Where(row => old.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>After the signals: a set that has none left and no finding. One that leads to another goes the night after that one.</summary>
    public async Task<int?> ChangeSetsAsync(WriteScope scope, CancellationToken cancellationToken)
    {
        var rows = await ChangeSets(scope.Db, _set, ends.ChangeSet, before).ToListAsync(cancellationToken).ConfigureAwait(false);
        return Old(rows, ref _set) is not { } old ? null
            : await scope.Db.ChangeSets.Where(row => old.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What a principal did long ago and no stored finding tells of.</summary>
    public async Task<int?> OffencesAsync(WriteScope scope, CancellationToken cancellationToken)
    {
        var rows = await Offences(scope.Db, _offence, ends.Offence, offencesBefore).ToListAsync(cancellationToken).ConfigureAwait(false);
        return Old(rows, ref _offence) is not { } old ? null
            : await scope.Db.Offences.Where(row => old.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    internal static IQueryable<Row> Signals(ConsoleDbContext db, long after, long end, DateTime before) =>
        db.Signals.AsNoTracking().Where(row => row.Id > after && row.Id <= end && row.FirstSeenUtc < before).OrderBy(row => row.Id).Take(RetentionJob.Batch).Select(row => new Row(
            row.Id,
            db.Findings.Any(finding => finding.Id == row.FindingId) || db.Findings.Any(finding => finding.ChangeSetId != null && finding.ChangeSetId == row.ChangeSetId)));

    internal static IQueryable<Row> ChangeSets(ConsoleDbContext db, long after, long end, DateTime before) =>
        db.ChangeSets.AsNoTracking().Where(row => row.Id > after && row.Id <= end && row.CreatedUtc < before).OrderBy(row => row.Id).Take(RetentionJob.Batch).Select(row => new Row(
            row.Id,
            db.Signals.Any(signal => signal.ChangeSetId == row.Id) || db.Findings.Any(finding => finding.ChangeSetId == row.Id)
                || db.ChangeSets.Any(into => into.Id == row.MergedIntoId)));

    internal static IQueryable<Row> Offences(ConsoleDbContext db, long after, long end, DateTime before) =>
        db.Offences.AsNoTracking().Where(row => row.Id > after && row.Id <= end && row.AtUtc < before).OrderBy(row => row.Id).Take(RetentionJob.Batch).Select(row => new Row(
            row.Id,
            db.Findings.Any(finding => finding.Id == row.StoryId) || db.Findings.Any(finding => finding.Id == row.FindingId)));

    private static Task<long> LastAsync(IQueryable<long> keys, CancellationToken cancellationToken) => keys.OrderByDescending(key => key).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Null at the end: the next walk begins anew, for what stayed then may go now.</summary>
    private static List<long>? Old(List<Row> rows, ref long last)
    {
        last = rows.Count == 0 ? 0 : rows[^1].Id;
        return rows.Count == 0 ? null : [.. rows.Where(row => !row.Stays).Select(row => row.Id)];
    }

    internal sealed record Row(long Id, bool Stays);
}
