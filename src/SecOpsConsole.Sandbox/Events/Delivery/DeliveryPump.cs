using System.Collections.Concurrent;
using System.Threading.Channels;
using SecOpsConsole.Sandbox.State;

namespace SecOpsConsole.Sandbox.Events.Delivery;

/// <summary>
/// Takes every pending delivery to its end: each on a task of its own that waits, sends, records the attempt and
/// decides. What it knows is in the state after every step, so that a restart goes on where this process stopped;
/// an attempt cut off by a kill is made again (EventBridge, too, delivers at least once).
/// </summary>
internal sealed class DeliveryPump(
    StateSection<PendingDelivery> deliveries,
    EventRegistry registry,
    ApiDestinationInvoker invoker,
    RetrySchedule schedule,
    DeliveryOptions options,
    TimeProvider time) : IDisposable
{
    /// <summary>Finished deliveries that are kept for inspection.</summary>
    private const int KeptFinished = 20_000;

    private readonly Channel<string> arrivals = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<string, Task> running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DestinationRate> rates = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> finished = new();
    private readonly SemaphoreSlim parallel = new(options.MaximumParallel);

    public IReadOnlyList<PendingDelivery> All() => deliveries.All();

    /// <summary>A delivery that is already known is left as it is: the event was matched twice because of a restart.</summary>
    public void Enqueue(PendingDelivery delivery)
    {
        if (deliveries.Find(delivery.Id) is null)
        {
            deliveries.Set(delivery.Id, delivery);
            arrivals.Writer.TryWrite(delivery.Id);
        }
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var delivery in deliveries.All())
        {
            if (delivery.Status == DeliveryStatus.Pending)
            {
                Start(delivery.Id, cancellationToken);
            }
            else
            {
                finished.Enqueue(delivery.Id);
            }
        }

        try
        {
            await foreach (var id in arrivals.Reader.ReadAllAsync(cancellationToken))
            {
                Start(id, cancellationToken);
            }
        }
        finally
        {
            await Task.WhenAll(running.Values).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>Call it after <see cref="RunAsync"/> has ended: that waits for the deliveries under way.</summary>
    public void Dispose() => parallel.Dispose();

    private void Start(string id, CancellationToken cancellationToken)
    {
        if (running.ContainsKey(id))
        {
            return;
        }

        var task = Task.Run(() => DeliverAsync(id, cancellationToken), cancellationToken);
        running[id] = task;
        task.ContinueWith(_ => running.TryRemove(id, out Task? _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private async Task DeliverAsync(string id, CancellationToken cancellationToken)
    {
        while (deliveries.Find(id) is { Status: DeliveryStatus.Pending } delivery)
        {
            await WaitAsync(delivery.NextAttemptUtc - Now(), cancellationToken);
            await WaitAsync(Throttle(delivery), cancellationToken);
            await parallel.WaitAsync(cancellationToken);
            try
            {
                await AttemptAsync(delivery, cancellationToken);
            }
            finally
            {
                parallel.Release();
            }
        }
    }

    private async Task AttemptAsync(PendingDelivery delivery, CancellationToken cancellationToken)
    {
        var startedUtc = Now();
        var started = time.GetTimestamp();
        var outcome = await invoker.InvokeAsync(delivery, cancellationToken);
        var duration = (int)time.GetElapsedTime(started).TotalMilliseconds;
        var attempt = new DeliveryAttempt(startedUtc, outcome.HttpStatus, outcome.Error, duration);
        var tried = delivery with { Attempts = [.. delivery.Attempts, attempt] };
        var next = Apply(tried, schedule.Decide(tried, outcome, Now()));
        // A reset may have emptied the world while the request was under way: then there is nothing to record.
        deliveries.Update(delivery.Id, current => current is null ? null : next);
        if (next.Status != DeliveryStatus.Pending)
        {
            Forget(next.Id);
        }
    }

    private PendingDelivery Apply(PendingDelivery delivery, DeliveryDecision decision) => decision switch
    {
        DeliveryDecision.Delivered => delivery with { Status = DeliveryStatus.Delivered, Payload = "" },
        DeliveryDecision.Retry retry => delivery with { NextAttemptUtc = retry.AtUtc },
        DeliveryDecision.GiveUp final => delivery with
        {
            Status = DeliveryStatus.DeadLettered,
            DeadLetter = new DeadLetter(
                Now(),
                final.ErrorCode,
                final.ErrorMessage,
                final.ExhaustedRetryCondition,
                delivery.Attempts.Count - 1,
                delivery.DeadLetterQueueArn),
        },
        _ => throw new InvalidOperationException($"Unknown decision {decision}."),
    };

    private TimeSpan Throttle(PendingDelivery delivery)
    {
        var perSecond = registry.DestinationByArn(delivery.DestinationArn)?.InvocationRateLimitPerSecond ?? ApiDestination.DefaultRate;
        return rates.GetOrAdd(delivery.DestinationArn, _ => new DestinationRate(time)).Reserve(perSecond);
    }

    private void Forget(string id)
    {
        finished.Enqueue(id);
        while (finished.Count > KeptFinished && finished.TryDequeue(out var oldest))
        {
            deliveries.Remove(oldest);
        }
    }

    private DateTime Now() => time.GetUtcNow().UtcDateTime;

    private async Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken);
        }
    }
}
