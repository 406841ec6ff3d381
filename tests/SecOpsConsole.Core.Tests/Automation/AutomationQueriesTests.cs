using SecOpsConsole.Core.Automation;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Shadow;
using SecOpsConsole.Core.Tests.Remediation;

namespace SecOpsConsole.Core.Tests.Automation;

public sealed class AutomationQueriesTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Modes_pauses_and_the_stop_are_counted()
    {
        await using var world = await World.OpenAsync();
        await world.AddBucketAsync("a", AutomaticMode.Off, SamplePolicies.Good);
        await world.AddBucketAsync("b", AutomaticMode.Review, SamplePolicies.Good);
        await world.AddBucketAsync("c", AutomaticMode.Review, SamplePolicies.Good);
        var (automatic, finding) = await world.AddExposedAsync("d", AutomaticMode.Automatic);
        await world.DecideAsync(automatic.Id);
        await world.DrainAsync();
        await world.Desk.UndoAsync(new FindingId(finding.Id), (await world.BucketAsync(automatic.Id)).LiveFingerprint!, true, null, world.Ana, None);
        await world.DrainAsync();
        await world.Desk.SetGlobalStopAsync(true, "Incident", world.Ana, None);

        var summary = await Queries(world).SummaryAsync(None);

        Assert.Equal(new ModeCounts(1, 0, 2, 1, 1), summary.Modes);
        Assert.True(summary.Stop.On);
        Assert.Equal(new AutomaticQuality(0, 1), summary.Quality);
        Assert.Equal(100, summary.Quality.UndoRatePercent);
        var stop = Assert.Single(await Queries(world).StopsAsync(None));
        Assert.Equal(("Ana", "Incident"), (stop.Who, stop.Reason));
        var held = Assert.Single((await Queries(world).BucketsAsync(new AutomationFilter { Held = true }, null, 50, None)).Items);
        Assert.Equal(("d", HoldReason.PausedByUndo), (held.Name, held.HoldReason));
    }

    [Fact]
    public async Task A_bucket_where_people_decided_as_automatic_mode_would_have_is_ready()
    {
        await using var world = await World.OpenAsync();
        var agreed = await DecideManyAsync(world, "agreed", 5, approve: 0);
        await DecideManyAsync(world, "approved", 4, approve: 1);
        await world.AddBucketAsync("quiet", AutomaticMode.Review, SamplePolicies.Good);
        var queries = Queries(world);

        var summary = await queries.SummaryAsync(None);
        Assert.Equal((9, 1, 0), (summary.Score.Agreed, summary.Score.Dangerous, summary.Score.Undecided));
        Assert.Equal("public-principal", Assert.Single(summary.Checks).Check);
        Assert.Equal(1, summary.Ready);
        Assert.True(summary.CountedAll);

        var ready = Assert.Single((await queries.BucketsAsync(new AutomationFilter { Readiness = ReadinessState.Ready }, null, 50, None)).Items);
        Assert.Equal(agreed.Id, ready.Id);
        Assert.StartsWith("Ready: 5 of 5 agreed in 30 days", ready.Readiness.Sentence, StringComparison.Ordinal);
        var not = Assert.Single((await queries.BucketsAsync(new AutomationFilter { Readiness = ReadinessState.Dangerous }, null, 50, None)).Items);
        Assert.Equal("Not ready: 1 change that automatic mode would have reverted was approved by Ana.", not.Readiness.Sentence);
        Assert.Equal("quiet", Assert.Single((await queries.BucketsAsync(new AutomationFilter { Readiness = ReadinessState.NothingToCompare }, null, 50, None)).Items).Name);
        Assert.Equal("approved", Assert.Single((await queries.DecisionsAsync(new ShadowFilter { Agreement = ShadowAgreement.Dangerous }, null, 50, None)).Items).Bucket);

        world.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(0, (await queries.SummaryAsync(None)).Score.Total);
        Assert.Empty((await queries.BucketsAsync(new AutomationFilter { Readiness = ReadinessState.Ready }, null, 50, None)).Items);
    }

    [Fact]
    public async Task Lists_are_paged_by_key()
    {
        await using var world = await World.OpenAsync();
        foreach (var name in new[] { "c", "a", "b" })
        {
            await DecideManyAsync(world, name, 1, approve: 0);
        }
        var queries = Queries(world);

        var first = await queries.BucketsAsync(new AutomationFilter(), null, 2, None);
        var second = await queries.BucketsAsync(new AutomationFilter(), first.NextCursor, 2, None);
        Assert.Equal(["a", "b", "c"], first.Items.Concat(second.Items).Select(row => row.Name));
        Assert.Null(second.NextCursor);

        var newest = await queries.DecisionsAsync(new ShadowFilter(), null, 2, None);
        var oldest = await queries.DecisionsAsync(new ShadowFilter(), newest.NextCursor, 2, None);
        Assert.Equal(["b", "a", "c"], newest.Items.Concat(oldest.Items).Select(row => row.Bucket));
        Assert.Equal(3, newest.Items.Concat(oldest.Items).Select(row => row.Id).Distinct().Count());
        Assert.Equal("a", Assert.Single((await queries.DecisionsAsync(new ShadowFilter { Bucket = "a", Check = "public-principal" }, null, 50, None)).Items).Bucket);
        Assert.Empty((await queries.DecisionsAsync(new ShadowFilter { Bucket = "nobody" }, null, 50, None)).Items);
    }

    [Fact]
    public async Task What_automatic_mode_did_says_whether_it_can_still_be_undone()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Automatic);
        await world.DecideAsync(bucket.Id);
        await world.DrainAsync();
        var queries = Queries(world);

        var done = Assert.Single((await queries.ActionsAsync(null, 50, None)).Items);
        Assert.Equal(("payroll", finding.Id, finding.Title, true), (done.Bucket, done.FindingId, done.Title, done.CanUndo));

        await world.ReapplyAsync(bucket.Id, SamplePolicies.Weak);
        await world.DrainAsync();
        var page = await queries.ActionsAsync(null, 1, None);
        Assert.True(Assert.Single(page.Items).CanUndo);
        await world.Desk.SetModeAsync(new BucketId(bucket.Id), AutomaticMode.Review, null, world.Ana, None);
        await world.ReapplyAsync(bucket.Id, SamplePolicies.Weak);
        Assert.False(Assert.Single((await queries.ActionsAsync(null, 1, None)).Items).CanUndo);
        Assert.Single((await queries.ActionsAsync(page.NextCursor, 50, None)).Items);
    }

    private static AutomationQueries Queries(World world) => new(world.Store.Store, new ShadowOptions(), world.Clock);

    /// <summary>The same weak policy comes again and again; Ana reverts it, and approves the last ones.</summary>
    private static async Task<Bucket> DecideManyAsync(World world, string name, int revert, int approve)
    {
        var (bucket, finding) = await world.AddExposedAsync(name, AutomaticMode.Review);
        await world.DecideAsync(bucket.Id);
        for (var i = 0; i < revert + approve; i++)
        {
            var id = new FindingId(finding.Id);
            var result = i < revert
                ? await world.Desk.RevertAsync(id, finding.Fingerprint!, null, world.Ana, None)
                : await world.Desk.ApproveAsync(id, finding.Fingerprint!, null, world.Ana, None);
            Assert.True(result.IsAccepted, result.Message);
            await world.DrainAsync();
            world.Clock.Advance(TimeSpan.FromHours(1));
            if (i + 1 < revert + approve)
            {
                await world.ReapplyAsync(bucket.Id, SamplePolicies.Weak);
            }
        }
        return bucket;
    }
}
