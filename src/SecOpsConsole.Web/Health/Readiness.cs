using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Start;

namespace SecOpsConsole.Web.Health;

/// <summary>Whether the console can do its job now: the store takes a write and the work pump runs. Asked at most twice a second.</summary>
internal sealed class Readiness(ConsoleStore store, AuditRecord audit, WorkPumpService pump, IHostApplicationLifetime lifetime, TimeProvider time) : IDisposable
{
    private const string NotSound = "audit record not sound";

    private const string ProbeKey = "health.probe";
    private static readonly TimeSpan s_keep = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _one = new(1);
    private long? _askedAt;
    private string? _lastProblem;

    /// <summary>What is wrong although the console works; null when nothing is. No more than a stranger may know.</summary>
    public string? Warning => audit.Alarm is null ? null : NotSound;

    /// <summary>Null when ready; otherwise the reason, without a detail that a stranger should not know.</summary>
    public async Task<string?> ProblemAsync(CancellationToken cancellationToken)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return "stopping";
        }

        if (!pump.IsAlive)
        {
            return "work pump not running";
        }

        if (audit.IsRefusing)
        {
            // Nothing that must be recorded can be done.
            return NotSound;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_askedAt is not { } asked || time.GetElapsedTime(asked) > s_keep)
            {
                _lastProblem = await ProbeAsync(cancellationToken);
                _askedAt = time.GetTimestamp();
            }

            return _lastProblem;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<string?> ProbeAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        try
        {
            await store.WriteAsync(TouchAsync, patience.Token);
            return null;
        }
        catch (StoreBusyException)
        {
            return "store not writable";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "store not writable";
        }
    }

    // An update in place publishes no change: nobody's page is read again because of a probe.
    private static async Task TouchAsync(WriteScope scope, CancellationToken cancellationToken)
    {
        var touched = await scope.Db.Settings.Where(s => s.Key == ProbeKey)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.UpdatedUtc, scope.NowUtc), cancellationToken);
        if (touched == 0)
        {
            scope.Db.Settings.Add(new Setting { Key = ProbeKey, Value = "", UpdatedUtc = scope.NowUtc });
        }
    }
}
