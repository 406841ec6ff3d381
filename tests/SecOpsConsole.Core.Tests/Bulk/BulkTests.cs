using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Bulk;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Tests.Remediation;

namespace SecOpsConsole.Core.Tests.Bulk;

/// <summary>One decision for many findings: each is decided by itself, and each says how it ended.</summary>
public sealed class BulkTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_revert_of_many_heals_every_bucket_and_says_so_per_item()
    {
        await using var world = await World.OpenAsync();
        var burst = await BurstAsync(world, 5);

        var detail = await DecideAsync(world, BulkAction.Revert, burst, world.Ana);

        Assert.Equal((BulkState.Completed, 5, 5, 5), (detail.Decision.State, detail.Decision.Total, detail.Decision.Decided, detail.Decision.Accepted));
        Assert.All(detail.Items, item => Assert.Equal(BulkItemState.Done, item.State));
        Assert.True(detail.IsSettled);
        Assert.Equal(5, world.Aws.Writes.Count);
        Assert.All(await world.ReadAsync(db => db.Findings.ToListAsync()), finding => Assert.Equal(Resolution.Reverted, finding.Resolution));
        Assert.All(await world.ReadAsync(db => db.Attempts.ToListAsync()), attempt => Assert.Equal(("Ana", "one deployment"), (attempt.Who, attempt.Reason)));
    }

    [Fact]
    public async Task Each_item_is_bound_to_what_was_seen_of_it()
    {
        await using var world = await World.OpenAsync();
        var burst = await BurstAsync(world, 3);
        var order = await OrderAsync(world, BulkAction.Revert, burst, world.Ana);
        await world.ReapplyAsync(burst[1].Bucket.Id, Named(SamplePolicies.Weaker, burst[1].Bucket.Name));

        var detail = await DecideAsync(world, order, world.Ana);

        Assert.Equal([BulkItemState.Done, BulkItemState.Superseded, BulkItemState.Done], detail.Items.Select(item => item.State));
        Assert.Contains("Nothing was written", detail.Items[1].Message, StringComparison.Ordinal);
        Assert.Equal(2, world.Aws.Writes.Count);
    }

    [Fact]
    public async Task An_approval_is_bound_to_the_block_that_was_seen()
    {
        await using var world = await World.OpenAsync();
        var burst = await BurstAsync(world, 2);
        foreach (var (bucket, _) in burst)
        {
            await BlockAsync(bucket.Id, BlockPublicAccess.All);
        }

        var order = await OrderAsync(world, BulkAction.Approve, burst, world.Ana);
        await BlockAsync(burst[0].Bucket.Id, BlockPublicAccess.None);

        var detail = await DecideAsync(world, order, world.Ana);

        Assert.Equal([BulkItemState.Superseded, BulkItemState.Done], detail.Items.Select(item => item.State));
        Assert.Contains("does not any more", detail.Items[0].Message, StringComparison.Ordinal);

        Task BlockAsync(long bucketId, BlockPublicAccess block) => world.Store.Store.WriteAsync(
            (scope, ct) => scope.Db.Buckets.Where(row => row.Id == bucketId).ExecuteUpdateAsync(set => set.SetProperty(row => row.BlockState, block.State), ct), None);
    }

    [Fact]
    public async Task Who_was_first_is_said_for_the_item_that_somebody_else_decided()
    {
        await using var world = await World.OpenAsync();
        var burst = await BurstAsync(world, 3);
        var order = await OrderAsync(world, BulkAction.Revert, burst, world.Ana);
        await world.Desk.RevertAsync(new FindingId(burst[2].Finding.Id), burst[2].Bucket.LiveFingerprint!, null, world.Bob, None);

        var detail = await DecideAsync(world, order, world.Ana);

        Assert.Equal([BulkItemState.Done, BulkItemState.Done, BulkItemState.SomebodyWasFirst], detail.Items.Select(item => item.State));
        Assert.Contains("Bob", detail.Items[2].Message, StringComparison.Ordinal);
        Assert.Equal(3, world.Aws.Writes.Count);
    }

    [Fact]
    public async Task An_item_that_cannot_be_decided_says_why_and_holds_up_nobody()
    {
        await using var world = await World.OpenAsync();
        var burst = await BurstAsync(world, 2);
        var (bucket, finding) = await world.AddExposedAsync("no-history", AutomaticMode.Review, Named(SamplePolicies.Weak, "no-history"));
        var order = await OrderAsync(world, BulkAction.Revert, burst, world.Ana);
        order = order with { Items = [new BulkTarget(new FindingId(finding.Id), bucket.LiveFingerprint!), .. order.Items] };

        var detail = await DecideAsync(world, order, world.Ana);

        Assert.Equal([BulkItemState.Skipped, BulkItemState.Done, BulkItemState.Done], detail.Items.Select(item => item.State));
        Assert.Contains("No earlier policy", detail.Items[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Running_it_twice_is_running_it_once()
    {
        await using var world = await World.OpenAsync();
        var burst = await BurstAsync(world, 4);
        var id = await PutAsync(world, await OrderAsync(world, BulkAction.Revert, burst, world.Ana), world.Ana);
        var work = await world.ClaimAsync(WorkKind.Bulk);

        await world.HandleAsync(work);
        await world.HandleAsync(work);
        await world.Store.Queue.SettleAsync(work, new WorkOutcome.Done(), null, None);
        await world.DrainAsync();

        Assert.Equal(4, await world.ReadAsync(db => db.Attempts.CountAsync()));
        Assert.Equal(4, world.Aws.Writes.Count);
        Assert.Equal(4, (await DetailAsync(world, id)).Decision.Decided);
    }

    [Fact]
    public async Task A_command_that_was_carried_out_before_a_crash_is_not_given_again()
    {
        await using var world = await World.OpenAsync();
        var burst = await BurstAsync(world, 1);
        var id = await PutAsync(world, await OrderAsync(world, BulkAction.Revert, burst, world.Ana), world.Ana);
        var item = await world.ReadAsync(db => db.BulkItems.SingleAsync());

        // The process dies after the command's commit and before the handler goes on.
        var first = await world.Desk.RevertAsync(new FindingId(item.FindingId), item.ExpectedFingerprint, "one deployment", world.Ana with { BulkItemId = item.Id }, None);
        var again = await world.Desk.RevertAsync(new FindingId(item.FindingId), item.ExpectedFingerprint, "one deployment", world.Ana with { BulkItemId = item.Id }, None);
        await world.DrainAsync();

        Assert.Equal((DeskOutcome.Accepted, first.AttemptId), (again.Outcome, again.AttemptId));
        Assert.Equal(1, await world.ReadAsync(db => db.Attempts.CountAsync()));
        var detail = await DetailAsync(world, id);
        Assert.Equal((BulkState.Completed, BulkItemState.Done), (detail.Decision.State, Assert.Single(detail.Items).State));
    }

    [Fact]
    public async Task Two_findings_of_one_bucket_are_one_write_and_both_are_done()
    {
        await using var world = await World.OpenAsync();
        var burst = await BurstAsync(world, 1);
        var other = await world.Store.Store.WriteAsync(
            async (scope, token) =>
            {
                var twin = new Finding
                {
                    BucketId = burst[0].Bucket.Id, DedupKey = "twin", Check = "external-account", Category = FindingCategory.Policy, Source = FindingSource.CloudTrail, Severity = Policies.Severity.Medium,
                    Title = "Account 444455556666 can read", Fingerprint = burst[0].Bucket.LiveFingerprint, LiveFingerprint = burst[0].Bucket.LiveFingerprint, EventUtc = scope.NowUtc,
                };
                await world.Lifecycle.OpenAsync(scope, twin, ComplianceStatus.NonCompliant, new TransitionNote("console", "Judged."), token);
                return twin;
            },
            None);

        var detail = await DecideAsync(world, BulkAction.Revert, [.. burst, (burst[0].Bucket, other)], world.Ana);

        Assert.All(detail.Items, item => Assert.Equal(BulkItemState.Done, item.State));
        Assert.Single(world.Aws.Writes);
        Assert.Equal(2, detail.Decision.Accepted);
    }

    [Fact]
    public async Task All_can_be_undone_as_one_decision()
    {
        await using var world = await World.OpenAsync();
        var burst = await BurstAsync(world, 3);
        var reverted = await DecideAsync(world, BulkAction.Revert, burst, world.Ana);
        Assert.All(reverted.Items, item => Assert.True(item.CanUndo));

        var order = await OrderAsync(world, BulkAction.Undo, burst, world.Ana);
        var undone = await DecideAsync(world, order with { UndoesId = reverted.Decision.Id, Arguments = new BulkArguments(ConfirmWidening: true) }, world.Ana);

        Assert.All(undone.Items, item => Assert.Equal((BulkItemState.Done, false), (item.State, item.CanUndo)));
        Assert.All(burst, entry => Assert.Contains("\"World\"", world.Aws[entry.Bucket.Name], StringComparison.Ordinal));
        Assert.All((await DetailAsync(world, reverted.Decision.Id)).Items, item => Assert.False(item.CanUndo));
    }

    [Fact]
    public async Task An_undo_of_many_that_gives_access_back_is_refused_until_somebody_says_so()
    {
        await using var world = await World.OpenAsync();
        var burst = await BurstAsync(world, 2);
        await DecideAsync(world, BulkAction.Revert, burst, world.Ana);
        var writes = world.Aws.Writes.Count;

        var undone = await DecideAsync(world, await OrderAsync(world, BulkAction.Undo, burst, world.Ana), world.Ana);

        Assert.All(undone.Items, item => Assert.Equal(BulkItemState.Skipped, item.State));
        Assert.All(undone.Items, item => Assert.Contains("confirm it", item.Message, StringComparison.Ordinal));
        Assert.Equal(writes, world.Aws.Writes.Count);
    }

    [Fact]
    public async Task Many_are_approved_without_a_write()
    {
        await using var world = await World.OpenAsync();
        var burst = await BurstAsync(world, 3);

        var detail = await DecideAsync(world, BulkAction.Approve, burst, world.Ana);

        Assert.All(detail.Items, item => Assert.Equal((BulkItemState.Done, false), (item.State, item.CanUndo)));
        Assert.Empty(world.Aws.Writes);
        Assert.All(await world.ReadAsync(db => db.Findings.ToListAsync()), finding => Assert.Equal(Resolution.ChangeApproved, finding.Resolution));
    }

    [Fact]
    public async Task A_policy_that_cannot_be_read_is_not_approved_and_the_item_says_so()
    {
        await using var world = await World.OpenAsync();
        var burst = await BurstAsync(world, 2);
        var order = await OrderAsync(world, BulkAction.Approve, burst, world.Ana);
        world.Aws.NextReads.Enqueue(Core.Ports.AwsAnswer<Core.Ports.LivePolicy>.Failed(new(Core.Ports.AwsFaultKind.Denied, "AccessDenied", "No.", null)));

        var detail = await DecideAsync(world, order, world.Ana);

        Assert.Equal([BulkItemState.Skipped, BulkItemState.Done], detail.Items.Select(item => item.State));
        Assert.Contains("Nothing was approved", detail.Items[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_are_escalated_to_one_person()
    {
        await using var world = await World.OpenAsync();
        var burst = await BurstAsync(world, 2);
        var order = await OrderAsync(world, BulkAction.Escalate, burst, world.Ana);

        await DecideAsync(world, order with { Arguments = new BulkArguments("Dana") }, world.Ana);

        Assert.All(await world.ReadAsync(db => db.Findings.ToListAsync()), finding => Assert.Equal("Dana", finding.Assignee));
    }

    private static async Task<BulkDetail> DecideAsync(World world, BulkAction action, IReadOnlyList<(Bucket Bucket, Finding Finding)> burst, Caller caller) =>
        await DecideAsync(world, await OrderAsync(world, action, burst, caller), caller);

    private static async Task<BulkDetail> DecideAsync(World world, BulkOrder order, Caller caller)
    {
        var id = await PutAsync(world, order, caller);
        await world.DrainAsync(500);
        return await DetailAsync(world, id);
    }

    internal static async Task<long> PutAsync(World world, BulkOrder order, Caller caller)
    {
        var result = await world.Get<BulkDesk>().DecideAsync(order, caller, None);
        Assert.True(result.Answer.IsAccepted, result.Answer.Message);
        return result.DecisionId!.Value;
    }

    internal static async Task<BulkOrder> OrderAsync(World world, BulkAction action, IReadOnlyList<(Bucket Bucket, Finding Finding)> burst, Caller caller)
    {
        var preview = await world.Get<BulkDesk>().PreviewAsync(action, [.. burst.Select(entry => new FindingId(entry.Finding.Id))], caller, None);
        return new BulkOrder(action, preview.Targets) { Reason = "one deployment" };
    }

    internal static async Task<BulkDetail> DetailAsync(World world, long id) => (await world.Get<BulkQueries>().GetAsync(id, None))!;

    internal static async Task<IReadOnlyList<(Bucket Bucket, Finding Finding)>> BurstAsync(World world, int count)
    {
        var burst = new List<(Bucket, Finding)>();
        for (var i = 1; i <= count; i++)
        {
            var name = $"tenant-{i:00}";
            burst.Add(await world.AddExposedAsync(name, AutomaticMode.Review, Named(SamplePolicies.Good, name), Named(SamplePolicies.Weak, name)));
        }

        return burst;
    }

    private static string Named(string policy, string bucket) => policy.Replace("payroll", bucket, StringComparison.Ordinal);
}
