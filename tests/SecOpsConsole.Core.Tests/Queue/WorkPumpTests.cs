using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Tests.Storage;

namespace SecOpsConsole.Core.Tests.Queue;

public sealed class WorkPumpTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly WorkOutcome Done = new WorkOutcome.Done();

    [Fact]
    public async Task Work_enqueued_in_a_write_runs_once_after_its_commit()
    {
        await using var test = await TestStore.OpenAsync();
        var handler = new ScriptedHandler(Done);
        await using var run = new PumpRun(test.Pump(4, handler));

        await test.Queue.EnqueueAsync(WorkKind.Look, "payroll", new Payload(7), null, None);

        var item = await SettledAsync(test);
        Assert.Equal(WorkState.Completed, item.State);
        Assert.Equal(7, WorkPayload.Read<Payload>(Assert.Single(handler.Ran)).Number);
        Assert.Equal("""{"number":7}""", item.Payload);
    }

    [Fact]
    public async Task Work_of_a_write_that_failed_never_runs()
    {
        await using var test = await TestStore.OpenAsync();
        var handler = new ScriptedHandler(Done);
        await using var run = new PumpRun(test.Pump(4, handler));

        await Assert.ThrowsAsync<InvalidDataException>(() => test.Store.WriteAsync(
            (scope, _) =>
            {
                scope.Enqueue(WorkKind.Look, null, new Payload(1));
                throw new InvalidDataException();
            },
            None));
        await test.Queue.EnqueueAsync(WorkKind.Look, null, new Payload(2), null, None);

        await SettledAsync(test);
        Assert.Equal(2, WorkPayload.Read<Payload>(Assert.Single(handler.Ran)).Number);
    }

    [Fact]
    public async Task Items_of_one_partition_run_one_after_the_other_and_in_order()
    {
        await using var test = await TestStore.OpenAsync();
        var running = new ConcurrentDictionary<string, int>();
        var (overlaps, all, most) = (0, 0, 0);
        var handler = new ScriptedHandler(async (item, token) =>
        {
            overlaps += running.AddOrUpdate(item.Partition!, 1, (_, n) => n + 1) > 1 ? 1 : 0;
            InterlockedMax(ref most, Interlocked.Increment(ref all));
            await Task.Delay(3, token);
            Interlocked.Decrement(ref all);
            running.AddOrUpdate(item.Partition!, 0, (_, n) => n - 1);
            return Done;
        });
        await test.Store.WriteAsync(
            (scope, _) =>
            {
                for (var i = 0; i < 120; i++)
                {
                    scope.Enqueue(WorkKind.Look, $"bucket-{i % 6}", new Payload(i));
                }

                return Task.CompletedTask;
            },
            None);

        await using (new PumpRun(test.Pump(4, handler)))
        {
            await Eventually.TrueAsync(async () => (await test.Queue.CountAsync(None)) is { Waiting: 0, Executing: 0 }, "all work is done");
        }

        Assert.Equal(120, handler.Ran.Count);
        Assert.Equal(0, overlaps);
        Assert.InRange(most, 1, 4);
        foreach (var partition in handler.Ran.GroupBy(item => item.Partition))
        {
            Assert.Equal(partition.Select(item => item.Id).Order(), partition.Select(item => item.Id));
        }
    }

    [Fact]
    public async Task A_failure_is_tried_again_after_its_back_off_and_given_up_visibly()
    {
        var clock = new ManualClock();
        await using var test = await TestStore.OpenAsync(clock);
        var handler = new ScriptedHandler(new WorkOutcome.Retry("AWS is throttling"));
        await test.Store.WriteAsync(
            (scope, _) =>
            {
                scope.Enqueue(WorkKind.Look, null, new Payload(1), maxAttempts: 2);
                return Task.CompletedTask;
            },
            None);
        await using var run = new PumpRun(test.Pump(4, handler));

        var waiting = await InStateAsync(test, WorkState.Retryable);
        Assert.Equal(1, waiting.Attempt);
        Assert.Equal("AWS is throttling", waiting.LastError);
        Assert.True(waiting.RunAtUtc > clock.NowUtc);
        clock.Advance(TimeSpan.FromMinutes(1));

        var dead = await InStateAsync(test, WorkState.Discarded);
        Assert.Equal(2, handler.Ran.Count);
        Assert.Contains("AWS is throttling", dead.LastError, StringComparison.Ordinal);
        Assert.Contains("2 attempts", Assert.Single(handler.Discarded), StringComparison.Ordinal);
        Assert.Equal(new WorkCounts(0, 0, 1), await test.Queue.CountAsync(None));
    }

    [Fact]
    public async Task A_dead_letter_can_be_sent_again_once()
    {
        await using var test = await TestStore.OpenAsync();
        var handler = new ScriptedHandler(new WorkOutcome.Discard("the bucket is gone"), Done);
        await using var run = new PumpRun(test.Pump(4, handler));
        await test.Queue.EnqueueAsync(WorkKind.Look, null, new Payload(1), null, None);
        var dead = await InStateAsync(test, WorkState.Discarded);

        Assert.True(await test.Queue.SendAgainAsync(dead.Id, None));

        await InStateAsync(test, WorkState.Completed);
        Assert.False(await test.Queue.SendAgainAsync(dead.Id, None));
        Assert.Equal("the bucket is gone", Assert.Single(handler.Discarded));
    }

    [Fact]
    public async Task A_handler_that_fails_also_at_the_end_holds_its_partition_no_longer()
    {
        await using var test = await TestStore.OpenAsync();
        var handler = new ScriptedHandler(new WorkOutcome.Discard("the bucket is gone"), Done) { FailsAtTheEnd = true };
        await using var run = new PumpRun(test.Pump(1, handler));
        await test.Queue.EnqueueAsync(WorkKind.Look, "payroll", new Payload(1), null, None);
        await test.Queue.EnqueueAsync(WorkKind.Look, "payroll", new Payload(2), null, None);

        Assert.Equal("the bucket is gone What was to follow from that failed too (InvalidDataException).", (await InStateAsync(test, WorkState.Discarded)).LastError);
        await InStateAsync(test, WorkState.Completed);
        Assert.Single(handler.Discarded);

        // What failed in this version need not fail in the next.
        Assert.Equal(1, await test.Queue.RescueAsync(None));
    }

    [Fact]
    public async Task An_exception_of_a_handler_is_a_failed_attempt_and_the_queue_goes_on()
    {
        await using var test = await TestStore.OpenAsync();
        var handler = new ScriptedHandler((item, _) =>
            item.Partition == "bad" ? throw new InvalidDataException("no such thing") : Task.FromResult(Done));
        await using var run = new PumpRun(test.Pump(1, handler));

        await test.Queue.EnqueueAsync(WorkKind.Look, "bad", new Payload(1), null, None);
        await test.Queue.EnqueueAsync(WorkKind.Look, "good", new Payload(2), null, None);

        Assert.Equal("good", (await InStateAsync(test, WorkState.Completed)).Partition);
        Assert.Equal("InvalidDataException: no such thing", (await InStateAsync(test, WorkState.Retryable)).LastError);
    }

    [Fact]
    public async Task Snoozing_does_not_count_as_an_attempt()
    {
        await using var test = await TestStore.OpenAsync();
        var snooze = new WorkOutcome.Snooze(TimeSpan.FromMilliseconds(20));
        var handler = new ScriptedHandler(snooze, snooze, snooze, Done);
        await using var run = new PumpRun(test.Pump(1, handler));
        await test.Store.WriteAsync(
            (scope, _) =>
            {
                scope.Enqueue(WorkKind.Look, null, new Payload(1), maxAttempts: 1);
                return Task.CompletedTask;
            },
            None);

        Assert.Equal(1, (await InStateAsync(test, WorkState.Completed)).Attempt);
        Assert.Equal(4, handler.Ran.Count);
    }

    [Fact]
    public async Task Delayed_work_waits_for_its_time_and_holds_nobody_up()
    {
        var clock = new ManualClock();
        await using var test = await TestStore.OpenAsync(clock);
        var handler = new ScriptedHandler(Done);
        await using var run = new PumpRun(test.Pump(1, handler));

        await test.Queue.EnqueueAsync(WorkKind.Look, "payroll", new Payload(1), TimeSpan.FromSeconds(60), None);
        await test.Queue.EnqueueAsync(WorkKind.Look, "payroll", new Payload(2), null, None);

        Assert.Equal("""{"number":2}""", (await InStateAsync(test, WorkState.Completed)).Payload);
        Assert.Single(handler.Ran);
        clock.Advance(TimeSpan.FromSeconds(61));
        await Eventually.TrueAsync(() => handler.Ran.Count == 2, "the delayed item runs");
    }

    [Fact]
    public async Task Fresh_work_runs_although_the_clock_jumped_back()
    {
        var clock = new ManualClock();
        await using var test = await TestStore.OpenAsync(clock);
        await test.Queue.EnqueueAsync(WorkKind.Look, null, new Payload(1), null, None);
        clock.Jump(TimeSpan.FromHours(-5));
        await using var run = new PumpRun(test.Pump(1, new ScriptedHandler(Done)));

        await InStateAsync(test, WorkState.Completed);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-48)]
    public async Task Scheduled_work_does_not_wait_for_the_time_that_the_clock_was_set_back_by(int hours)
    {
        var clock = new ManualClock();
        await using var test = await TestStore.OpenAsync(clock);
        var handler = new ScriptedHandler(Done);
        await using var run = new PumpRun(test.Pump(1, handler));
        await test.Queue.EnqueueAsync(WorkKind.Look, "payroll", new Payload(1), TimeSpan.FromSeconds(60), None);

        clock.Jump(TimeSpan.FromHours(hours));
        await test.Queue.EnqueueAsync(WorkKind.Look, "other", new Payload(2), null, None);
        await InStateAsync(test, WorkState.Completed);
        Assert.Single(handler.Ran);

        clock.Advance(TimeSpan.FromSeconds(61));
        await Eventually.TrueAsync(() => handler.Ran.Count == 2, "the scheduled item runs a minute after it was scheduled");
    }

    [Fact]
    public async Task Scheduled_work_runs_in_its_time_when_the_clock_was_set_back_while_the_console_was_down()
    {
        var directory = TestStore.NewDirectory();
        var clock = new ManualClock();
        await using (var before = await TestStore.ReopenAsync(directory, clock))
        {
            await before.Queue.EnqueueAsync(WorkKind.Look, null, new Payload(1), TimeSpan.FromSeconds(60), None);
        }

        clock.Jump(TimeSpan.FromDays(-2));
        var handler = new ScriptedHandler(Done);
        await using (var after = await TestStore.ReopenAsync(directory, clock))
        {
            await using var run = new PumpRun(after.Pump(1, handler));
            await after.Queue.EnqueueAsync(WorkKind.Look, null, new Payload(2), null, None);
            await Eventually.TrueAsync(() => handler.Ran.Count == 1, "the pump has begun");
            clock.Advance(TimeSpan.FromSeconds(61));
            await Eventually.TrueAsync(() => handler.Ran.Count == 2, "the scheduled item runs");
            await after.Queue.EnqueueAsync(WorkKind.Look, "later", new Payload(3), TimeSpan.FromHours(1), None);
        }

        // One clock that was set back moves what was scheduled once, not at every start after it.
        await using (var again = await TestStore.ReopenAsync(directory, clock))
        {
            await again.Queue.RescueAsync(None);
            var item = await again.Store.ReadAsync((db, ct) => db.WorkItems.SingleAsync(work => work.Partition == "later", ct), None);
            Assert.Equal(clock.NowUtc.AddHours(1), item.RunAtUtc, TimeSpan.FromSeconds(1));
        }

        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Scheduled_work_of_a_clock_that_went_forward_runs_once()
    {
        var clock = new ManualClock();
        await using var test = await TestStore.OpenAsync(clock);
        var handler = new ScriptedHandler(new WorkOutcome.Retry("not yet"), Done);
        await using var run = new PumpRun(test.Pump(1, handler));
        await test.Queue.EnqueueAsync(WorkKind.Look, null, new Payload(1), TimeSpan.FromSeconds(60), None);

        clock.Advance(TimeSpan.FromDays(2));
        await InStateAsync(test, WorkState.Retryable);
        Assert.Single(handler.Ran);
        clock.Advance(TimeSpan.FromDays(2));

        await InStateAsync(test, WorkState.Completed);
        Assert.Equal(2, handler.Ran.Count);
    }

    [Fact]
    public async Task Work_without_a_handler_is_a_dead_letter()
    {
        await using var test = await TestStore.OpenAsync();
        await using var run = new PumpRun(test.Pump(1, new ScriptedHandler(Done)));
        await test.Queue.EnqueueAsync(WorkKind.Inventory, null, new Payload(1), null, None);

        Assert.Contains("Inventory", (await InStateAsync(test, WorkState.Discarded)).LastError, StringComparison.Ordinal);
    }

    private static Task<WorkItem> SettledAsync(TestStore test) => InStateAsync(test, WorkState.Completed);

    private static async Task<WorkItem> InStateAsync(TestStore test, WorkState state)
    {
        WorkItem? found = null;
        await Eventually.TrueAsync(
            async () => (found = await test.Store.ReadAsync((db, token) => db.WorkItems.FirstOrDefaultAsync(w => w.State == state, token), None)) is not null,
            $"an item is {state}");
        return found!;
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < value && Interlocked.CompareExchange(ref most, value, seen) != seen)
        {
        }
    }

    private sealed record Payload(int Number);
}
