using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Audit;

/// <summary>
/// Publishes the end of the record: after a minute with new rows, after a thousand of them, and when the console stops; to the log and to
/// the heads file. Looks each time whether the end published before is still there, and verifies everything soon after the start, when
/// the end of the record refuses a row, and once a day. What it finds wrong is the record's alarm.
/// </summary>
public sealed partial class AuditHeadKeeper
{
    private const int ManyRows = 1000;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Publish = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FirstVerification = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Verify = TimeSpan.FromDays(1);

    private readonly AuditRecord _record;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private long _publishedAt;
    private long _verifyAt;
    private bool _toldRefusal;

    internal AuditHeadKeeper(AuditRecord record, TimeProvider clock, ILogger<AuditHeadKeeper> logger) => (_record, _clock, _logger) = (record, clock, logger);

    /// <summary>Works until cancelled; then publishes once more. The store must be open until it has ended.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        (_publishedAt, _verifyAt) = (_clock.GetTimestamp(), _clock.GetTimestamp() + Ticks(FirstVerification));
        using var timer = new PeriodicTimer(Look, _clock);
        try
        {
            await GuardedAsync(() => _record.RecallAsync(cancellationToken)).ConfigureAwait(false);
            while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
            {
                await StepAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to stop.
        }

        await GuardedAsync(() => PublishAsync(atLeast: 1, CancellationToken.None)).ConfigureAwait(false);
    }

    /// <summary>Publishes when at least so many rows are new; says whether the record still holds what was published before.</summary>
    internal async Task<AuditDefect?> PublishAsync(long atLeast, CancellationToken cancellationToken)
    {
        var chain = _record.Chain;
        if (chain.Floor is { } floor && await IsGoneAsync(floor, cancellationToken).ConfigureAwait(false) is { } defect)
        {
            if (chain.Stop(defect))
            {
                Broken(_logger, defect.What);
                await VerifyAsync(cancellationToken).ConfigureAwait(false);
            }

            return defect;
        }

        var head = await _record.HeadAsync(cancellationToken).ConfigureAwait(false);
        if (head is not null && head.Sequence - (chain.Floor?.Sequence ?? 0) >= atLeast)
        {
            _record.Heads.Append(head, _clock.GetUtcNow().UtcDateTime);
            chain.Floor = head;
            _publishedAt = _clock.GetTimestamp();
            Head(_logger, head.Sequence, head.Hash);
        }

        return null;
    }

    /// <summary>One look: publishes and verifies what is due.</summary>
    internal async Task StepAsync(CancellationToken cancellationToken)
    {
        var isDue = _clock.GetElapsedTime(_publishedAt) >= Publish;
        await GuardedAsync(() => PublishAsync(isDue ? 1 : ManyRows, cancellationToken)).ConfigureAwait(false);
        var refuses = _record.IsRefusing;
        if (_clock.GetTimestamp() < _verifyAt && (!refuses || _toldRefusal))
        {
            _toldRefusal = refuses;
            return;
        }

        _toldRefusal = refuses;
        _verifyAt = _clock.GetTimestamp() + Ticks(Verify);
        await GuardedAsync(() => VerifyAsync(cancellationToken)).ConfigureAwait(false);
    }

    private async Task VerifyAsync(CancellationToken cancellationToken)
    {
        var verdict = await _record.VerifyAsync(null, cancellationToken).ConfigureAwait(false);
        if (verdict.Result == AuditResult.Sound)
        {
            Verified(_logger, verdict.Rows, verdict.Milliseconds);
        }
        else
        {
            Broken(_logger, verdict.Message);
        }
    }

    private Task<AuditDefect?> IsGoneAsync(AuditHead floor, CancellationToken cancellationToken) => _record.Store.ReadAsync(
        async (db, ct) =>
        {
            var hash = await db.FindingEvents.Where(row => row.Id == floor.Sequence).Select(row => row.Hash).SingleOrDefaultAsync(ct).ConfigureAwait(false);
            if (hash is not null)
            {
                return Convert.ToHexStringLower(hash) == floor.Hash ? null : new AuditDefect(AuditDefectKind.Rewritten, floor.Sequence, AuditWords.Rewritten(floor));
            }

            var last = await db.FindingEvents.MaxAsync(row => (long?)row.Id, ct).ConfigureAwait(false) ?? 0;
            return new AuditDefect(AuditDefectKind.Truncated, last + 1, AuditWords.Truncated(last, floor));
        },
        cancellationToken);

    /// <summary>A store or a disk that fails now is tried again at the next look.</summary>
    private async Task GuardedAsync(Func<Task> step)
    {
        try
        {
            await step().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is StoreBusyException or IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            Postponed(_logger, exception);
        }
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * _clock.TimestampFrequency);

    [LoggerMessage(6001, LogLevel.Information, "Audit head {Sequence}:{Hash}")]
    private static partial void Head(ILogger logger, long sequence, string hash);

    [LoggerMessage(6002, LogLevel.Information, "The audit record is sound: {Rows} rows, read in {Milliseconds} ms.")]
    private static partial void Verified(ILogger logger, long rows, long milliseconds);

    [LoggerMessage(6003, LogLevel.Critical, "The audit record is not sound. {What}")]
    private static partial void Broken(ILogger logger, string what);

    [LoggerMessage(6004, LogLevel.Warning, "The end of the audit record is published later.")]
    private static partial void Postponed(ILogger logger, Exception exception);
}
