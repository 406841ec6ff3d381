using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Tests.Storage;

namespace SecOpsConsole.Core.Tests.Queue;

public sealed class WorkPumpCrashTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly WorkOutcome Done = new WorkOutcome.Done();

    [Fact]
    public async Task Work_that_was_running_when_the_process_died_runs_again()
    {
        var directory = TestStore.NewDirectory();
        await using (var before = await TestStore.ReopenAsync(directory))
        {
            await before.Queue.EnqueueAsync(WorkKind.Look, "payroll", new Payload(1), null, None);
            Assert.Single(await before.Queue.ClaimAsync(10, None));
            Assert.Empty(await before.Queue.ClaimAsync(10, None));
        }

        await using (var after = await TestStore.ReopenAsync(directory))
        {
            await using var run = new PumpRun(after.Pump(4, new ScriptedHandler(Done)));
            Assert.Equal(2, (await InStateAsync(after, WorkState.Completed)).Attempt);
        }

        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Work_that_keeps_killing_the_process_is_given_up()
    {
        await using var test = await TestStore.OpenAsync();
        await test.Store.WriteAsync(
            (scope, _) =>
            {
                scope.Enqueue(WorkKind.Look, null, new Payload(1), maxAttempts: 1);
                return Task.CompletedTask;
            },
            None);
        await test.Queue.ClaimAsync(1, None);
        var handler = new ScriptedHandler(Done);

        await using var run = new PumpRun(test.Pump(1, handler));

        await InStateAsync(test, WorkState.Discarded);
        Assert.Empty(handler.Ran);
        Assert.Contains("stopped while this was running", Assert.Single(handler.Discarded), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_gives_back_what_it_interrupts()
    {
        await using var test = await TestStore.OpenAsync();
        var started = new TaskCompletionSource();
        var handler = new ScriptedHandler(async (_, token) =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return Done;
        });
        await using (new PumpRun(test.Pump(1, handler)))
        {
            await test.Queue.EnqueueAsync(WorkKind.Look, null, new Payload(1), null, None);
            await started.Task;
        }

        var item = await test.Store.ReadAsync((db, token) => db.WorkItems.SingleAsync(token), None);
        Assert.Equal(WorkState.Available, item.State);
        Assert.Equal(0, item.Attempt);
    }

    [Fact]
    public async Task An_outcome_is_recorded_as_soon_as_the_locked_database_is_free_again()
    {
        await using var test = await TestStore.OpenAsync();
        var (started, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var handler = new ScriptedHandler(async (_, _) =>
        {
            started.SetResult();
            await goOn.Task;
            return Done;
        });
        await using var run = new PumpRun(test.Pump(1, handler));
        await test.Queue.EnqueueAsync(WorkKind.Look, null, new Payload(1), null, None);
        await started.Task;

        using (var intruder = new SqliteConnection($"Data Source={test.DatabasePath};Pooling=False"))
        {
            intruder.Open();
            using var held = intruder.BeginTransaction(deferred: false);
            goOn.SetResult();
            await Task.Delay(TimeSpan.FromSeconds(3), None);
        }

        await InStateAsync(test, WorkState.Completed);
        Assert.Single(handler.Ran);
    }

    private static async Task<WorkItem> InStateAsync(TestStore test, WorkState state)
    {
        WorkItem? found = null;
        await Eventually.TrueAsync(
            async () => (found = await test.Store.ReadAsync((db, token) => db.WorkItems.FirstOrDefaultAsync(w => w.State == state, token), None)) is not null,
            $"an item is {state}");
        return found!;
    }

    private sealed record Payload(int Number);
}
