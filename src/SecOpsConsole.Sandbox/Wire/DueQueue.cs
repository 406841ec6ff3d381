using System.Threading.Channels;

namespace SecOpsConsole.Sandbox.Wire;

/// <summary>
/// Hands out items one at a time when they are due, in the order of their times and then of their arrival. It keeps
/// nothing: what must survive a restart is in the state, and its owner adds it again.
/// </summary>
internal sealed class DueQueue<T>(TimeProvider time)
{
    private readonly Channel<(T Item, DateTime DueUtc)> arrivals = Channel.CreateUnbounded<(T, DateTime)>();
    private readonly PriorityQueue<T, (DateTime DueUtc, long Order)> waiting = new();
    private long order;

    public void Add(T item, DateTime dueUtc) => arrivals.Writer.TryWrite((item, dueUtc));

    public async Task RunAsync(Action<T> handle, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            TakeArrivals();
            while (waiting.TryPeek(out var item, out var next) && next.DueUtc <= time.GetUtcNow().UtcDateTime)
            {
                waiting.Dequeue();
                handle(item);
                TakeArrivals();
            }

            await PauseAsync(cancellationToken);
        }
    }

    private void TakeArrivals()
    {
        while (arrivals.Reader.TryRead(out var arrival))
        {
            waiting.Enqueue(arrival.Item, (arrival.DueUtc, order++));
        }
    }

    /// <summary>Sleeps until the next item is due or a new one arrives.</summary>
    private async Task PauseAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var arrival = arrivals.Reader.WaitToReadAsync(stop.Token).AsTask();
        if (!waiting.TryPeek(out _, out var next))
        {
            await arrival;
            return;
        }

        var wait = next.DueUtc - time.GetUtcNow().UtcDateTime;
        await Task.WhenAny(arrival, Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, time, stop.Token));
        await stop.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
