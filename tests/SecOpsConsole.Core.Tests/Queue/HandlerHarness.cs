using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Tests.Storage;

namespace SecOpsConsole.Core.Tests.Queue;

/// <summary>Does to a handler what a crash does: runs the same item again, or stops it half-way and runs it again.</summary>
public sealed class HandlerHarness(TestStore test, IWorkHandler handler)
{
    private long _nextId = 1_000_000;

    /// <summary>One run, as the pump does it.</summary>
    public Task<WorkOutcome> RunAsync(object payload, string? partition = null) =>
        handler.HandleAsync(Item(payload, partition), CancellationToken.None);

    /// <summary>
    /// Runs the item, then the same item again, as after a crash between its write and the acknowledgement:
    /// what the store knows must not change any more.
    /// </summary>
    public async Task<WorkOutcome> RunTwiceAsync(object payload, string? partition = null)
    {
        var item = Item(payload, partition);
        await handler.HandleAsync(item, CancellationToken.None);
        var once = await StoreFacts.ReadAsync(test);
        item.Attempt++;
        var outcome = await handler.HandleAsync(item, CancellationToken.None);
        Assert.Equal(once, await StoreFacts.ReadAsync(test));
        return outcome;
    }

    /// <summary>Runs the item until the token says stop (a fake port cancels it), then again to the end.</summary>
    public async Task<WorkOutcome> RunInterruptedAsync(object payload, CancellationTokenSource stop, string? partition = null)
    {
        var item = Item(payload, partition);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handler.HandleAsync(item, stop.Token));
        return await handler.HandleAsync(item, CancellationToken.None);
    }

    private WorkItem Item(object payload, string? partition) => new()
    {
        Id = _nextId++,
        Kind = handler.Kind,
        Partition = partition,
        Payload = WorkPayload.Write(payload),
        State = WorkState.Executing,
        Attempt = 1,
        MaxAttempts = 20,
        CreatedUtc = test.Clock.GetUtcNow().UtcDateTime,
        RunAtUtc = test.Clock.GetUtcNow().UtcDateTime,
    };
}
