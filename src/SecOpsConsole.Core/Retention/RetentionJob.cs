using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Retention;

/// <summary>
/// Deletes what is older than its period, once a night, a bounded number of rows in small writes with pauses: intake waits for none of
/// them long. What is interrupted goes on the next night. The audit record is never touched; a row of it says what was deleted.
/// </summary>
public sealed partial class RetentionJob
{
    /// <summary>Rows in one write.</summary>
    public const int Batch = 200;

    /// <summary>Writes for each kind in one night.</summary>
    public const int MostBatches = 250;

    private const string Key = "retention-run";
    private const string UntoldKey = "retention-untold";
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_period = TimeSpan.FromMinutes(10);
    private readonly ConsoleStore _store;
    private readonly RetentionOptions _options;
    private readonly OffenderOptions _offenders;
    private readonly TimeProvider _clock;
    private readonly ILogger<RetentionJob> _logger;
    private readonly int _mostBatches;

    internal RetentionJob(
        ConsoleStore store, RetentionOptions options, OffenderOptions offenders, TimeProvider clock, ILogger<RetentionJob> logger, int mostBatches = MostBatches) =>
        (_store, _options, _offenders, _clock, _logger, _mostBatches) = (store, options, offenders, clock, logger, mostBatches);

    /// <summary>Looks every few minutes whether a night has passed, until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(s_period, _clock);
        do
        {
            try
            {
                await RunIfDueAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (StoreBusyException busy)
            {
                Later(_logger, busy);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <returns>Null when this night's run was done already.</returns>
    public async Task<RetentionRun?> RunIfDueAsync(CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        var night = DateOnly.FromDateTime(now).ToDateTime(_options.At, DateTimeKind.Utc);
        night = night > now ? night.AddDays(-1) : night;
        var last = await _store.ReadAsync(LastAsync, cancellationToken).ConfigureAwait(false);
        // A run "in the future" is one from before the clock was set back.
        return last is { AtUtc: var at } && at >= night && at <= now ? null : await DeleteAsync(last?.Places, cancellationToken).ConfigureAwait(false);
    }

    public Task<RetentionView> ReadAsync(CancellationToken cancellationToken) => _store.ReadAsync(
        async (db, ct) => new RetentionView(
            [
                new("Events", _options.Events, "Events of findings that are not resolved are kept.", await OldestAsync(db.InboxEvents.OrderBy(row => row.Id).Select(row => (DateTime?)row.ReceivedUtc), ct).ConfigureAwait(false)),
                new("Signals, changes and offences", _options.Events, "Those that a stored finding came by stay with it; an offence stays as long as it counts.", await OldestAsync(db.Signals.OrderBy(row => row.Id).Select(row => (DateTime?)row.FirstSeenUtc), ct).ConfigureAwait(false)),
                new("Resolved findings", _options.Findings, "Counted from the day on which they were resolved; those that an exception names stay.",
                    await OldestAsync(db.Findings.Where(row => row.ResolvedUtc != null).OrderBy(row => row.ResolvedUtc).Select(row => row.ResolvedUtc), ct).ConfigureAwait(false)),
                new("Notifications and deliveries", _options.Deliveries, "What waits to be sent stays, and what a channel was told of findings that are not resolved.",
                    await OldestAsync(db.NotificationMessages.OrderBy(row => row.Id).Select(row => (DateTime?)row.AtUtc), ct).ConfigureAwait(false)),
                new("Audit record", null, "Its rows are linked by a keyed hash: one that is taken out is a broken record.",
                    await OldestAsync(db.FindingEvents.OrderBy(row => row.Id).Select(row => (DateTime?)row.AtUtc), ct).ConfigureAwait(false)),
            ],
            await LastAsync(db, ct).ConfigureAwait(false)),
        cancellationToken);

    private static Task<DateTime?> OldestAsync(IQueryable<DateTime?> times, CancellationToken cancellationToken) => times.FirstOrDefaultAsync(cancellationToken);

    private static Task<RetentionRun?> LastAsync(ConsoleDbContext db, CancellationToken cancellationToken) => ReadAsync<RetentionRun>(db, Key, cancellationToken);

    private async Task<RetentionRun> DeleteAsync(RetentionPlaces? from, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        var findings = await RepeatAsync((scope, ct) => FindingsAsync(scope, now - _options.Findings, ct), (untold, rows) => untold with { Findings = untold.Findings + rows }, cancellationToken).ConfigureAwait(false);
        var events = await RepeatAsync((scope, ct) => EventsAsync(scope, now - _options.Events, ct), (untold, rows) => untold with { Events = untold.Events + rows }, cancellationToken).ConfigureAwait(false);
        var deliveries = await RepeatAsync(
            async (scope, ct) => Some(await NotificationPruning.RunAsync(scope, now - _options.Deliveries, ct).ConfigureAwait(false)),
            (untold, rows) => untold with { Deliveries = untold.Deliveries + rows }, cancellationToken).ConfigureAwait(false);
        // An offence that still counts makes the finding of a repeat offender together with the next.
        var counts = _offenders.Window > _options.Events ? _offenders.Window : _options.Events;
        var old = await _store.ReadAsync(
            (db, ct) => OldChanges.BeginAsync(db, now - _options.Events, now - counts, from ?? new RetentionPlaces(0, 0, 0), ct), cancellationToken).ConfigureAwait(false);
        var changes = await ChangesAsync(old, cancellationToken).ConfigureAwait(false);
        var run = new RetentionRun(now, events.Rows, findings.Rows, deliveries.Rows, events.IsWhole && findings.IsWhole && deliveries.IsWhole && changes.IsWhole)
        {
            Changes = changes.Rows,
            Places = old.Places,
        };
        await _store.WriteAsync((scope, ct) => NoteAsync(scope, run, ct), cancellationToken).ConfigureAwait(false);
        Ran(_logger, run.Events, run.Findings, run.Deliveries, run.IsWhole);
        return run;
    }

    private async Task<(int Rows, bool IsWhole)> ChangesAsync(OldChanges old, CancellationToken cancellationToken)
    {
        var signals = await RepeatAsync(old.SignalsAsync, Count, cancellationToken).ConfigureAwait(false);
        var sets = await RepeatAsync(old.ChangeSetsAsync, Count, cancellationToken).ConfigureAwait(false);
        var offences = await RepeatAsync(old.OffencesAsync, Count, cancellationToken).ConfigureAwait(false);
        static Untold Count(Untold untold, int rows) => untold with { Changes = untold.Changes + rows };
        return (signals.Rows + sets.Rows + offences.Rows, signals.IsWhole && sets.IsWhole && offences.IsWhole);
    }

    /// <param name="delete">Deletes a batch; null: there is nothing more.</param>
    /// <param name="count">Adds its rows to what the audit record is to tell, in the write that deletes them.</param>
    /// <param name="cancellationToken">Ends it between two batches.</param>
    private async Task<(int Rows, bool IsWhole)> RepeatAsync(
        Func<WriteScope, CancellationToken, Task<int?>> delete, Func<Untold, int, Untold> count, CancellationToken cancellationToken)
    {
        var rows = 0;
        for (var i = 0; i < _mostBatches; i++)
        {
            var batch = await _store.WriteAsync(
                async (scope, ct) =>
                {
                    var gone = await delete(scope, ct).ConfigureAwait(false);
                    if (gone is > 0 and { } some)
                    {
                        var untold = await ReadAsync<Untold>(scope.Db, UntoldKey, ct).ConfigureAwait(false) ?? Untold.Nothing;
                        await SetAsync(scope, UntoldKey, count(untold, some), ct).ConfigureAwait(false);
                    }

                    return gone;
                },
                cancellationToken).ConfigureAwait(false);
            if (batch is not { } deleted)
            {
                return (rows, true);
            }

            rows += deleted;
            await Task.Delay(s_pause, CancellationToken.None).ConfigureAwait(false);
        }

        return (rows, false);
    }

    private static int? Some(int deleted) => deleted == 0 ? null : deleted;

    /// <summary>The timeline of a deleted finding is part of the audit record, and stays there.</summary>
    private static async Task<int?> FindingsAsync(WriteScope scope, DateTime before, CancellationToken cancellationToken)
    {
        var db = scope.Db;
        var ids = await db.Findings.Where(row => row.ResolvedUtc != null && row.ResolvedUtc < before && row.WorkflowStatus == WorkflowStatus.Resolved && row.ActiveAttemptId == null
                && !db.Suppressions.Any(suppression => suppression.FindingId == row.Id))
            .OrderBy(row => row.ResolvedUtc).Take(Batch).Select(row => row.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (ids.Count > 0)
        {
            await db.ShadowDecisions.Where(row => ids.Contains(row.FindingId)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            await db.Findings.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        }

        return Some(ids.Count);
    }

    /// <summary>The oldest first. An event that is not worked off, or is why an open finding exists, stays.</summary>
    private static async Task<int?> EventsAsync(WriteScope scope, DateTime before, CancellationToken cancellationToken)
    {
        var db = scope.Db;
        var ids = await db.InboxEvents.Where(row => row.ReceivedUtc < before && row.ProcessedUtc != null
                && !db.Findings.Any(finding => finding.EventId == row.Id && finding.WorkflowStatus != WorkflowStatus.Resolved))
            .OrderBy(row => row.ReceivedUtc).Take(Batch).Select(row => row.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        return ids.Count == 0 ? null : await db.InboxEvents.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>When anything was deleted, in this run or in one that was interrupted, the audit record says so.</summary>
    private async Task NoteAsync(WriteScope scope, RetentionRun run, CancellationToken cancellationToken)
    {
        if (await ReadAsync<Untold>(scope.Db, UntoldKey, cancellationToken).ConfigureAwait(false) is { } deleted && deleted != Untold.Nothing)
        {
            Timeline.TellConsole(scope, FindingEventKind.RetentionRan, new TransitionNote("console", Words(run, deleted)));
            await SetAsync(scope, UntoldKey, Untold.Nothing, cancellationToken).ConfigureAwait(false);
        }

        await SetAsync(scope, Key, run, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<T?> ReadAsync<T>(ConsoleDbContext db, string key, CancellationToken cancellationToken) where T : class =>
        await db.Settings.AsNoTracking().SingleOrDefaultAsync(row => row.Key == key, cancellationToken).ConfigureAwait(false) is { } row
            ? JsonSerializer.Deserialize<T>(row.Value)
            : null;

    private static async Task SetAsync<T>(WriteScope scope, string key, T value, CancellationToken cancellationToken)
    {
        var row = await scope.Db.Settings.AsTracking().SingleOrDefaultAsync(known => known.Key == key, cancellationToken).ConfigureAwait(false)
            ?? scope.Db.Settings.Add(new Setting { Key = key, Value = "" }).Entity;
        (row.Value, row.UpdatedUtc, row.UpdatedBy) = (JsonSerializer.Serialize(value), scope.NowUtc, "console");
    }

    private string Words(RetentionRun run, Untold deleted) => string.Create(CultureInfo.InvariantCulture,
        $"Deleted by age: {deleted.Events} events received before {run.AtUtc - _options.Events:yyyy-MM-dd HH:mm} UTC, {deleted.Findings} findings resolved before {run.AtUtc - _options.Findings:yyyy-MM-dd HH:mm} UTC, {deleted.Deliveries} messages and deliveries of before {run.AtUtc - _options.Deliveries:yyyy-MM-dd HH:mm} UTC, {deleted.Changes} signals, changes and offences without a finding of before {run.AtUtc - _options.Events:yyyy-MM-dd HH:mm} UTC.{(run.IsWhole ? "" : " More is old enough and goes the next night.")}");

    /// <summary>Rows that were deleted and that no row of the audit record tells of yet.</summary>
    private sealed record Untold(int Events, int Findings, int Deliveries, int Changes)
    {
        public static Untold Nothing { get; } = new(0, 0, 0, 0);
    }

    [LoggerMessage(5110, LogLevel.Information, "Retention: {Events} events, {Findings} findings and {Deliveries} messages were deleted; whole: {IsWhole}.")]
    private static partial void Ran(ILogger logger, int events, int findings, int deliveries, bool isWhole);

    [LoggerMessage(5111, LogLevel.Information, "What is older than its period is deleted later: the store is busy.")]
    private static partial void Later(ILogger logger, Exception exception);
}
