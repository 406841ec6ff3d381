using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;

namespace SecOpsConsole.Core.Tests.Remediation;

/// <summary>The circuit breaker of an account: trips, half-opens with one probe, closes by the probe or by a person.</summary>
public sealed class BreakerTests
{
    private const string Account = "111122223333";

    [Fact]
    public async Task The_twenty_first_change_holds_the_whole_account_once_and_tells_people()
    {
        await using var world = await World.OpenAsync();
        await ExposeAsync(world, 25);

        var breaker = await BreakerAsync(world);
        Assert.Equal((BreakerState.Open, "automatic mode"), (breaker.State, breaker.Who));
        Assert.Contains("20 changes", breaker.Why, StringComparison.Ordinal);
        Assert.Equal(breaker.SinceUtc + CircuitBreaker.CoolDown(1), breaker.ProbeUtc);
        Assert.Equal(5, await HeldAsync(world));
        Assert.Equal(1, await RowsAsync(world, FindingEventKind.CircuitBreakerChanged));
        Assert.Equal(1, await RowsAsync(world, FindingEventKind.Escalated));
        Assert.Equal(0, await world.ReadAsync(db => db.Buckets.CountAsync(b => b.HoldReason != null)));
    }

    [Fact]
    public async Task After_the_cool_down_one_probe_is_written_and_its_success_frees_the_account()
    {
        await using var world = await World.OpenAsync();
        await ExposeAsync(world, 23);
        await world.DrainAsync(1000);
        Assert.Equal(BreakerState.HalfOpen, (await BreakerAsync(world)).State);

        foreach (var bucket in await BucketsAsync(world, held: true))
        {
            await world.DecideAsync(bucket);
        }
        Assert.Equal(2, await HeldAsync(world));
        await world.DrainAsync(1000);

        Assert.Equal(21, world.Aws.Writes.Count);
        Assert.Equal(BreakerState.Closed, (await BreakerAsync(world)).State);
        foreach (var bucket in await BucketsAsync(world, held: true))
        {
            await world.DecideAsync(bucket);
        }
        await world.DrainAsync(1000);
        Assert.Equal(23, world.Aws.Writes.Count);
        Assert.Equal(0, await HeldAsync(world));
    }

    [Fact]
    public async Task A_probe_that_fails_opens_it_again_for_longer()
    {
        await using var world = await World.OpenAsync();
        await ExposeAsync(world, 22);
        await world.DrainAsync(1000);
        world.Aws.NextWrites.Enqueue(FakeGateway.Fault(AwsFaultKind.Denied, "AccessDenied"));

        await world.DecideAsync((await BucketsAsync(world, held: true))[0]);
        for (var step = 0; step < 40 && (await BreakerAsync(world)).State == BreakerState.HalfOpen; step++)
        {
            await world.RunAsync((await world.Store.Queue.ClaimAsync(1, CancellationToken.None))[0]);
        }

        var breaker = await BreakerAsync(world);
        Assert.Equal((BreakerState.Open, 2), (breaker.State, breaker.Trips));
        Assert.Equal(breaker.SinceUtc + TimeSpan.FromMinutes(20), breaker.ProbeUtc);
    }

    [Fact]
    public async Task A_person_resumes_the_account_with_a_reason_and_the_count_begins_anew()
    {
        await using var world = await World.OpenAsync();
        await ExposeAsync(world, 22);

        Assert.Equal(DeskOutcome.Invalid, (await world.Desk.ResumeAccountAsync(Account, null, world.Ana, CancellationToken.None)).Outcome);
        var resumed = await world.Desk.ResumeAccountAsync(Account, "A known migration", world.Ana, CancellationToken.None);
        foreach (var bucket in await BucketsAsync(world, held: true))
        {
            await world.DecideAsync(bucket);
        }
        await world.DrainAsync(1000);

        Assert.True(resumed.IsAccepted, resumed.Message);
        Assert.Equal(22, world.Aws.Writes.Count);
        Assert.Equal((BreakerState.Closed, "Ana"), ((await BreakerAsync(world)).State, (await BreakerAsync(world)).Who));
        Assert.Equal(DeskOutcome.NotAllowed, (await world.Desk.ResumeAccountAsync(Account, "again", world.Ana, CancellationToken.None)).Outcome);
        // The cool-down that was still under way does not touch what a person decided.
        Assert.Equal(2, await RowsAsync(world, FindingEventKind.CircuitBreakerChanged));
    }

    [Fact]
    public async Task The_list_of_accounts_says_who_is_held_since_when_and_how_many_wait()
    {
        await using var world = await World.OpenAsync();
        await ExposeAsync(world, 23);

        var held = Assert.Single(await world.Get<AccountQueries>().HeldAsync(CancellationToken.None));
        Assert.Equal((Account, BreakerState.Open, 3), (held.AccountId, held.State, held.HeldFindings));
        Assert.Equal((20, 20), (held.AutomaticWritesInWindow, held.AutomaticWritesAllowed));
        Assert.Single(await world.Get<AccountQueries>().ListAsync(CancellationToken.None));
    }

    private static async Task ExposeAsync(World world, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (bucket, _) = await world.AddExposedAsync($"bucket-{i}", AutomaticMode.Automatic);
            await world.DecideAsync(bucket.Id);
        }
    }

    private static Task<AccountBreaker> BreakerAsync(World world) => world.ReadAsync(db => db.AccountBreakers.SingleAsync());

    private static Task<int> HeldAsync(World world) => world.ReadAsync(db => db.Findings.CountAsync(f => f.HoldReason == HoldReason.AccountHeld));

    private static Task<int> RowsAsync(World world, FindingEventKind kind) => world.ReadAsync(db => db.FindingEvents.CountAsync(e => e.Kind == kind));

    private static Task<List<long>> BucketsAsync(World world, bool held) => world.ReadAsync(db => db.Findings
        .Where(f => (f.HoldReason == HoldReason.AccountHeld) == held).OrderBy(f => f.Id).Select(f => f.BucketId!.Value).ToListAsync());
}
