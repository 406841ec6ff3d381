using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Tests.Remediation;

namespace SecOpsConsole.Core.Tests.Queries;

public sealed class BucketAndEventQueriesTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Buckets_come_by_their_worst_finding_and_name_with_their_open_findings()
    {
        await using var world = await World.OpenAsync();
        await world.AddExposedAsync("payroll", AutomaticMode.Automatic);
        await world.AddBucketAsync("assets", AutomaticMode.Review, SamplePolicies.Good);
        await world.AddBucketAsync("web", AutomaticMode.Off, SamplePolicies.Good);
        var queries = world.Get<BucketQueries>();

        var first = await queries.ListAsync(null, false, null, 2, None);
        var second = await queries.ListAsync(null, false, first.NextCursor, 2, None);

        Assert.Equal([("payroll", 1), ("assets", 0)], first.Items.Select(row => (row.Name, row.OpenFindings)));
        Assert.Equal("web", Assert.Single(second.Items).Name);
        Assert.Null(second.NextCursor);
        Assert.Equal("payroll", Assert.Single((await queries.ListAsync("AYROL", false, null, 10, None)).Items).Name);
    }

    [Fact]
    public async Task A_bucket_is_read_by_name_with_baseline_budget_and_timeline()
    {
        await using var world = await World.OpenAsync();
        var (bucket, _) = await world.AddExposedAsync("payroll", AutomaticMode.Automatic);
        await world.DecideAsync(bucket.Id);
        await world.DrainAsync();
        var queries = world.Get<BucketQueries>();

        var detail = (await queries.GetAsync("payroll", None))!;

        Assert.Equal((1, 3), (detail.AutomaticWritesInWindow, detail.AutomaticWritesAllowed));
        Assert.Equal((SamplePolicies.Good, SamplePolicies.Good), (detail.Live!.Text, detail.Baseline!.Text));
        Assert.Single(detail.Findings);
        Assert.NotEmpty(detail.Timeline);
        Assert.Equal(bucket.Id, (await queries.GetAsync(new BucketId(bucket.Id), None))!.Bucket.Id);
        Assert.Null(await queries.GetAsync("nobody", None));
    }

    [Fact]
    public async Task A_signal_that_names_a_bucket_in_another_Region_does_not_hide_the_real_one()
    {
        await using var world = await World.OpenAsync();
        var real = await world.AddBucketAsync("payroll", AutomaticMode.Review, SamplePolicies.Good);
        await world.Store.Store.WriteAsync(async (scope, ct) =>
        {
            (await scope.Db.Buckets.AsTracking().SingleAsync(b => b.Id == real.Id, ct)).ObservedUtc = scope.NowUtc;
            await BucketStore.FindOrAddAsync(scope, new BucketRef(real.AccountId, "us-east-1", real.Name), ct);
        }, None);

        Assert.Equal(real.Id, (await world.Get<BucketQueries>().GetAsync("payroll", None))!.Bucket.Id);
    }

    [Fact]
    public async Task The_policy_history_comes_newest_first_in_pages()
    {
        await using var world = await World.OpenAsync();
        var bucket = await world.AddBucketAsync("payroll", AutomaticMode.Review, SamplePolicies.Good, SamplePolicies.Partner, SamplePolicies.Weak);
        var queries = world.Get<BucketQueries>();

        var first = await queries.VersionsAsync(new BucketId(bucket.Id), null, 2, None);
        var second = await queries.VersionsAsync(new BucketId(bucket.Id), first.NextCursor, 2, None);

        Assert.Equal([SamplePolicies.Weak, SamplePolicies.Partner, SamplePolicies.Good], first.Items.Concat(second.Items).Select(row => row.Text));
        Assert.True(first.Items[0].IsLive);
        Assert.True(second.Items[0].IsBaseline);
    }

    [Fact]
    public async Task Events_and_the_pipeline_tell_what_came_and_what_waits()
    {
        await using var world = await World.OpenAsync();
        var events = new EventQueries(world.Store.Store);
        var pipeline = new PipelineQuery(world.Store.Store, world.Clock);
        Assert.Equal(new PipelineState(null, 0, null, 0), await pipeline.ReadAsync(None));
        await world.Store.Store.WriteAsync((scope, _) =>
        {
            for (var i = 0; i < 5; i++)
            {
                scope.Db.InboxEvents.Add(new InboxEvent { EnvelopeId = $"e{i}", ReceivedUtc = scope.NowUtc, Body = [1, 2], BucketName = "payroll", Status = i == 0 ? EventStatus.Unrecognised : EventStatus.Processed });
            }
            scope.Enqueue(WorkKind.Look, null, new { });
            return Task.CompletedTask;
        }, None);

        var first = await events.ListAsync(null, "pay*", null, 3, None);
        var second = await events.ListAsync(null, "pay*", first.NextCursor, 3, None);
        var state = await pipeline.ReadAsync(None);

        Assert.Equal(["e4", "e3", "e2", "e1", "e0"], first.Items.Concat(second.Items).Select(row => row.EnvelopeId));
        Assert.Equal("e0", Assert.Single((await events.ListAsync(EventStatus.Unrecognised, null, null, 10, None)).Items).EnvelopeId);
        Assert.Equal([1, 2], await events.BodyAsync(1, None));
        Assert.Equal((world.Clock.NowUtc, 1, 0), (state.LastEventUtc!.Value, state.QueueDepth, state.Discarded));
    }
}
