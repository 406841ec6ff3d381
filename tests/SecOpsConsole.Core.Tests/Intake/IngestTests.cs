using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Queue;
using System.Text.Json.Nodes;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Tests.Intake;

public sealed class IngestTests
{
    [Fact]
    public async Task The_same_call_in_another_envelope_is_a_duplicate()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;
        var call = SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now);
        await world.DeliverAsync(call);
        var reads = world.Aws.Calls.Count;

        await world.DeliverAsync(call.WithEnvelopeId("through-another-bus"));

        Assert.Equal([EventStatus.Processed, EventStatus.Duplicate], (await world.EventsAsync()).Select(row => row.Status));
        Assert.Equal(reads, world.Aws.Calls.Count);
        Assert.Single(await world.FindingsAsync());
    }

    [Fact]
    public async Task What_was_given_up_is_tried_again_at_the_next_start()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;
        await world.PostAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now).ToBytes());
        await world.Store.WriteAsync(async (scope, ct) =>
        {
            var item = await scope.Db.WorkItems.AsTracking().SingleAsync(work => work.Kind == WorkKind.Ingest, ct);
            item.State = WorkState.Discarded;
            await world.Get<IEnumerable<IWorkHandler>>().OfType<IngestEvent>().Single().DiscardedAsync(item, "It failed.", scope, ct);
        }, CancellationToken.None);
        await world.DrainAsync();
        Assert.Contains("tried again when the console starts next", Assert.Single(await world.EventsAsync()).Note, StringComparison.Ordinal);
        Assert.Empty(await world.FindingsAsync());

        await StartInventory.TryFailedEventsAgainAsync(world.Store, CancellationToken.None);
        await world.DrainAsync();

        Assert.Equal((EventStatus.Processed, "The bucket policy was replaced."), Assert.Single(await world.EventsAsync()) is var row ? (row.Status, row.Note) : default);
        Assert.Equal("dana", (await world.TheFindingAsync()).Actor.Name);
    }

    [Theory]
    [InlineData("recipientAccountId")]
    [InlineData("awsRegion")]
    public async Task An_event_of_an_account_or_region_that_is_not_configured_is_flagged_and_no_call_is_made(string member)
    {
        await using var world = await IntakeWorld.StartAsync();
        var foreign = SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now)
            .With("resources", new JsonArray()).With(member, member == "awsRegion" ? "us-east-1" : "999988887777");

        await world.DeliverAsync(foreign);

        var row = Assert.Single(await world.EventsAsync());
        Assert.Equal(EventStatus.AccountNotConfigured, row.Status);
        Assert.Contains("no AWS call was made", row.Note, StringComparison.Ordinal);
        Assert.Empty(world.Aws.Calls);
        Assert.Empty(await world.FindingsAsync());
    }

    [Fact]
    public async Task A_refused_call_is_counted_against_its_actor_and_nothing_else_happens()
    {
        await using var world = await IntakeWorld.StartAsync();
        await world.PutAsync("payroll", SamplePolicy.OwnAccountReads);
        var calls = world.Aws.Calls.Count;

        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now).Failed("AccessDenied"));
        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now).Failed("AccessDenied"));

        Assert.Equal(calls, world.Aws.Calls.Count);
        Assert.Empty(await world.FindingsAsync());
        var refused = (await world.TimelineAsync()).Where(row => row.Kind == FindingEventKind.FailedCallSeen).ToList();
        Assert.Equal(["dana", "dana"], refused.Select(row => row.Who));
        Assert.Contains("call number 2 of dana", refused[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_copy_for_the_callers_account_is_not_the_owners_event()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;

        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now).With("recipientAccountId", "444455556666"));

        Assert.Empty(world.Aws.Calls);
        Assert.Equal(EventStatus.Processed, Assert.Single(await world.EventsAsync()).Status);
    }

    [Fact]
    public async Task Our_own_write_is_recognised_by_its_request_id_and_not_judged_as_a_new_change()
    {
        await using var world = await IntakeWorld.StartAsync();
        var attempt = await AttemptAsync(world, "REQ-OURS");
        var reads = world.Aws.Calls.Count;

        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.OwnAccountReads, world.Now).With("requestID", "REQ-OURS"));

        Assert.Equal(EventStatus.OwnWrite, (await world.EventsAsync())[^1].Status);
        Assert.Contains(await world.TimelineAsync(), row => row.Kind == FindingEventKind.OwnWriteRecognised && row.AttemptId == attempt);
        Assert.Equal(reads, world.Aws.Calls.Count);
    }

    [Fact]
    public async Task Our_own_write_is_recognised_by_its_role_session_before_its_request_id_is_recorded()
    {
        await using var world = await IntakeWorld.StartAsync();
        var attempt = await AttemptAsync(world, requestId: null);

        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.OwnAccountReads, world.Now).ByOurRole(attempt));

        Assert.Equal(EventStatus.OwnWrite, (await world.EventsAsync())[^1].Status);
    }

    [Fact]
    public async Task Another_policy_under_our_session_name_is_looked_at()
    {
        await using var world = await IntakeWorld.StartAsync();
        var attempt = await AttemptAsync(world, "REQ-OURS");
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneWrites;

        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneWrites, world.Now).ByOurRole(attempt, "REQ-OURS"));

        Assert.Equal(EventStatus.Processed, (await world.EventsAsync())[^1].Status);
        Assert.Contains(await world.FindingsAsync(), finding => finding.Severity == SecOpsConsole.Policies.Severity.Critical);
    }

    [Fact]
    public async Task Our_user_agent_alone_hides_nothing()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;

        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now).With("userAgent", "aws-sdk-dotnet app/SecOpsConsole"));

        Assert.Single(await world.FindingsAsync());
    }

    [Fact]
    public async Task A_change_of_the_accounts_block_public_access_looks_at_all_its_buckets()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;
        world.Aws["reports"].Policy = SamplePolicy.AnyoneReads;

        var change = SampleEvent.Call("DeleteAccountPublicAccessBlock", "payroll", world.Now).With("eventSource", "s3-control.amazonaws.com");
        change.Request.Remove("bucketName");
        await world.DeliverAsync(change.With("resources", new JsonArray()));
        await world.PassAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(2, (await world.FindingsAsync()).Count);
    }

    [Fact]
    public async Task Every_handler_may_run_twice()
    {
        await using var once = await IntakeWorld.StartAsync();
        await using var twice = await IntakeWorld.StartAsync();
        foreach (var (world, repeat) in new[] { (once, false), (twice, true) })
        {
            world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;
            await StartInventory.EnqueueAsync(world.Store, CancellationToken.None);
            await world.DrainAsync(repeat);
            await world.PostAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now).WithEnvelopeId("one").ToBytes());
            await world.PostAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneWrites, world.Now).Failed("AccessDenied").WithEnvelopeId("two").ToBytes());
            await world.DrainAsync(repeat);
        }

        Assert.Equal((await once.FindingsAsync()).Select(row => (row.DedupKey, row.WorkflowStatus)), (await twice.FindingsAsync()).Select(row => (row.DedupKey, row.WorkflowStatus)));
        Assert.Equal((await once.TimelineAsync()).Select(row => (row.Kind, row.Text)), (await twice.TimelineAsync()).Select(row => (row.Kind, row.Text)));
    }

    [Fact]
    public async Task An_unknown_kind_of_event_is_listed_as_unrecognised()
    {
        await using var world = await IntakeWorld.StartAsync();

        await world.PostAsync("""{"version":"0","id":"g-1","detail-type":"GuardDuty Finding","source":"aws.guardduty","account":"111122223333","time":"2026-11-20T09:00:00Z","region":"eu-west-1","detail":{}}"""u8.ToArray());
        await world.DrainAsync();

        var row = Assert.Single(await world.EventsAsync());
        Assert.Equal(EventStatus.Unrecognised, row.Status);
        Assert.Equal("GuardDuty Finding", row.Name);
    }

    private static async Task<long> AttemptAsync(IntakeWorld world, string? requestId)
    {
        await world.PutAsync("payroll", SamplePolicy.OwnAccountReads);
        var bucket = await world.BucketAsync("payroll");
        return await world.Store.WriteAsync(
            async (scope, token) =>
            {
                var attempt = new RemediationAttempt
                {
                    BucketId = bucket.Id,
                    Action = RemediationActionId.RevertToBaseline,
                    Status = AttemptStatus.Verified,
                    Who = "Ana",
                    ExpectedFingerprint = "weak",
                    TargetFingerprint = bucket.LiveFingerprint!,
                    AwsRequestId = requestId,
                    CreatedUtc = scope.NowUtc,
                };
                scope.Db.Attempts.Add(attempt);
                await scope.Db.SaveChangesAsync(token);
                return attempt.Id;
            },
            CancellationToken.None);
    }
}
