using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Audit;

/// <summary>The audit record of the running console: verified beside its work, one verification at a time.</summary>
public sealed class AuditRecord : IDisposable
{
    private const string VerdictSetting = "audit.verdict";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private readonly ConsoleStore _store;
    private readonly StorageOptions _options;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _one = new(1);
    private AuditVerdict? _alarm;

    internal AuditRecord(ConsoleStore store, StorageOptions options, TimeProvider clock) => (_store, _options, _clock) = (store, options, clock);

    /// <summary>True while a verification runs.</summary>
    public bool IsVerifying => _one.CurrentCount == 0;

    /// <summary>What the console last found wrong with the record; null while nothing is. People are told as long as it is there.</summary>
    public AuditVerdict? Alarm => Volatile.Read(ref _alarm);

    /// <summary>True while nothing can be recorded, and so nothing that must be recorded can be done.</summary>
    public bool IsRefusing => Chain.Refuses is not null;

    internal ConsoleStore Store => _store;

    internal AuditHeadsFile Heads => new(_options.AuditHeadsPath);

    internal AuditChain Chain => _store.Provider.Audit;

    /// <summary>
    /// Reads the whole record and says whether it is sound. Runs on a thread of its own; the writer is not disturbed.
    /// Waits while another verification runs.
    /// </summary>
    public async Task<AuditVerdict> VerifyAsync(AuditHead? expected, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var verification = new AuditVerification(Chain.Key, _store.Provider.OpenAudit, Heads, _clock);
            var verdict = await Task.Factory.StartNew(
                () => verification.Run(expected, cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
            Volatile.Write(ref _alarm, verdict.Result == AuditResult.Sound ? null : verdict);
            await KeepAsync(verdict, cancellationToken).ConfigureAwait(false);
            return verdict;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>What the last verification found; null when there was none.</summary>
    public async Task<AuditVerdict?> LastVerdictAsync(CancellationToken cancellationToken)
    {
        var value = await _store.ReadAsync(
            (db, ct) => db.Settings.Where(s => s.Key == VerdictSetting).Select(s => s.Value).SingleOrDefaultAsync(ct), cancellationToken).ConfigureAwait(false);
        return value is null ? null : JsonSerializer.Deserialize<AuditVerdict>(value, Json);
    }

    /// <summary>What an earlier run found wrong holds until a verification says otherwise: a restart makes nothing sound.</summary>
    internal async Task RecallAsync(CancellationToken cancellationToken)
    {
        if (await LastVerdictAsync(cancellationToken).ConfigureAwait(false) is { Result: not AuditResult.Sound } verdict)
        {
            Interlocked.CompareExchange(ref _alarm, verdict, null);
        }
    }

    /// <summary>The end of the record as it is stored now; null when it is empty.</summary>
    public Task<AuditHead?> HeadAsync(CancellationToken cancellationToken) => _store.ReadAsync(
        async (db, ct) => await db.FindingEvents.OrderByDescending(row => row.Id).Select(row => new { row.Id, row.Hash }).FirstOrDefaultAsync(ct).ConfigureAwait(false) is { } last
            ? new AuditHead(last.Id, Convert.ToHexStringLower(last.Hash))
            : null,
        cancellationToken);

    public void Dispose() => _one.Dispose();

    private Task KeepAsync(AuditVerdict verdict, CancellationToken cancellationToken) => _store.WriteAsync(
        async (scope, ct) =>
        {
            var setting = await scope.Db.Settings.SingleOrDefaultAsync(s => s.Key == VerdictSetting, ct).ConfigureAwait(false);
            if (setting is null)
            {
                setting = new Setting { Key = VerdictSetting, Value = "" };
                scope.Db.Settings.Add(setting);
            }

            if (verdict.Result != AuditResult.Sound && !IsKnown(setting.Value, verdict))
            {
                await NotificationOutbox.AddAsync(scope, NotificationKind.AuditBroken, verdict.Defect?.What ?? verdict.Message, ct).ConfigureAwait(false);
            }

            (setting.Value, setting.UpdatedUtc) = (JsonSerializer.Serialize(verdict, Json), scope.NowUtc);
        },
        cancellationToken);

    /// <summary>The last verification said the same: people were told then.</summary>
    private static bool IsKnown(string kept, AuditVerdict verdict) => kept.Length > 0 && JsonSerializer.Deserialize<AuditVerdict>(kept, Json) is { } last
        && last.Result == verdict.Result && last.Defect?.Sequence == verdict.Defect?.Sequence;
}
