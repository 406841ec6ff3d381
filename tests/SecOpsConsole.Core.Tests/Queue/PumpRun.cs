using SecOpsConsole.Core.Queue;

namespace SecOpsConsole.Core.Tests.Queue;

/// <summary>A pump at work until disposed.</summary>
public sealed class PumpRun : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;

    public PumpRun(WorkPump pump) => _run = Task.Run(() => pump.RunAsync(_stop.Token));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        _stop.Dispose();
    }
}
