using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage.Sqlite;
using SecOpsConsole.Core.Tests.Storage;

namespace SecOpsConsole.Core.Tests.Queue;

public sealed class WorkQueueTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_claim_takes_one_item_of_each_partition_and_any_number_without_one()
    {
        await using var test = await TestStore.OpenAsync();
        foreach (var partition in new[] { "a", "a", "b", null, null, "b" })
        {
            await test.Queue.EnqueueAsync(WorkKind.Look, partition, new { }, null, None);
        }

        var first = await test.Queue.ClaimAsync(10, None);
        Assert.Equal(["a", "b", null, null], first.Select(item => item.Partition));
        Assert.Empty(await test.Queue.ClaimAsync(10, None));

        await test.Queue.SettleAsync(first[0], new WorkOutcome.Done(), null, None);
        Assert.Equal(["a"], (await test.Queue.ClaimAsync(10, None)).Select(item => item.Partition));
    }

    [Fact]
    public async Task An_outcome_of_an_older_claim_changes_nothing()
    {
        await using var test = await TestStore.OpenAsync();
        await test.Queue.EnqueueAsync(WorkKind.Look, null, new { }, null, None);
        var lost = Assert.Single(await test.Queue.ClaimAsync(1, None));
        await test.Queue.RescueAsync(None);
        Assert.Single(await test.Queue.ClaimAsync(1, None));

        await test.Queue.SettleAsync(lost, new WorkOutcome.Done(), null, None);
        await test.Queue.SettleAsync(lost, new WorkOutcome.Discard("too late"), null, None);

        Assert.Equal(new WorkCounts(0, 1, 0), await test.Queue.CountAsync(None));
    }

    [Fact]
    public async Task Finished_work_is_pruned_and_dead_letters_stay()
    {
        var clock = new ManualClock();
        await using var test = await TestStore.OpenAsync(clock);
        for (var i = 0; i < 3; i++)
        {
            await test.Queue.EnqueueAsync(WorkKind.Look, null, new { }, null, None);
        }

        var items = await test.Queue.ClaimAsync(3, None);
        await test.Queue.SettleAsync(items[0], new WorkOutcome.Done(), null, None);
        await test.Queue.SettleAsync(items[1], new WorkOutcome.Discard("never"), null, None);
        clock.Advance(TimeSpan.FromHours(2));
        await test.Queue.SettleAsync(items[2], new WorkOutcome.Done(), null, None);

        Assert.Equal(1, await test.Queue.PruneAsync(TimeSpan.FromHours(1), 100, None));

        var left = await test.Store.ReadAsync((db, token) => db.WorkItems.Select(w => w.Id).ToListAsync(token), None);
        Assert.Equal([items[1].Id, items[2].Id], left);
    }

    [Fact]
    public async Task The_claim_walks_its_partial_indexes()
    {
        await using var test = await TestStore.OpenAsync();
        var plan = await QueryPlan.ReadAsync(test, SqliteWorkCommands.DueSql);

        foreach (var index in new[] { "IX_WorkItems_Available", "IX_WorkItems_Waiting", "IX_WorkItems_Executing" })
        {
            Assert.True(plan.Any(step => step.Contains(index, StringComparison.Ordinal)), $"{index} is not used:\n{string.Join('\n', plan)}");
        }
    }

    [Theory]
    [InlineData(1, 0.8, 1.2)]
    [InlineData(2, 1.6, 2.4)]
    [InlineData(5, 12.8, 19.2)]
    [InlineData(20, 240, 360)]
    [InlineData(1000, 240, 360)]
    public void Back_off_doubles_up_to_five_minutes(int attempt, double least, double most)
    {
        Assert.Equal(least, WorkBackoff.After(attempt, 0).TotalSeconds, 3);
        Assert.Equal(most, WorkBackoff.After(attempt, 1).TotalSeconds, 3);
    }
}
