using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Bulk;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Tests.Remediation;

namespace SecOpsConsole.Core.Tests.Bulk;

/// <summary>Who may decide how much at once, and what stops it.</summary>
public sealed class BulkGuardTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_viewer_decides_nothing_in_bulk()
    {
        await using var world = await World.OpenAsync();
        var order = await BulkTests.OrderAsync(world, BulkAction.Revert, await BulkTests.BurstAsync(world, 2), world.Ana);

        var result = await world.Get<BulkDesk>().DecideAsync(order, world.Vic, None);

        Assert.Equal((DeskOutcome.Forbidden, null), (result.Answer.Outcome, result.DecisionId));
        Assert.Equal(0, await world.ReadAsync(db => db.BulkDecisions.CountAsync()));
    }

    [Fact]
    public async Task More_buckets_than_the_cap_are_refused_to_an_analyst_and_not_to_an_administrator()
    {
        await using var world = await World.OpenAsync();
        var burst = await BulkTests.BurstAsync(world, 41);
        var order = await BulkTests.OrderAsync(world, BulkAction.Revert, burst, world.Ana);

        var ana = await world.Get<BulkDesk>().DecideAsync(order, world.Ana, None);
        var preview = await world.Get<BulkDesk>().PreviewAsync(BulkAction.Revert, [.. burst.Select(entry => new FindingId(entry.Finding.Id))], world.Ana, None);
        var otto = await world.Get<BulkDesk>().DecideAsync(order, world.Otto, None);

        Assert.Equal(DeskOutcome.NotAllowed, ana.Answer.Outcome);
        Assert.Contains("41 buckets, and you may write to at most 40", ana.Answer.Message, StringComparison.Ordinal);
        Assert.Equal(ana.Answer.Message, preview.TooMany);
        Assert.True(otto.Answer.IsAccepted);
    }

    [Fact]
    public async Task What_writes_nothing_may_be_more_than_what_writes()
    {
        await using var world = await World.OpenAsync();
        var order = await BulkTests.OrderAsync(world, BulkAction.Approve, await BulkTests.BurstAsync(world, 41), world.Ana);

        Assert.True((await world.Get<BulkDesk>().DecideAsync(order, world.Ana, None)).Answer.IsAccepted);
    }

    [Fact]
    public async Task Somebody_whose_access_ends_meanwhile_decides_nothing_more()
    {
        await using var world = await World.OpenAsync();
        var id = await BulkTests.PutAsync(world, await BulkTests.OrderAsync(world, BulkAction.Revert, await BulkTests.BurstAsync(world, 3), world.Ana), world.Ana);
        await world.People.DisableAsync(world.Ana.PersonId!.Value, world.Otto, None);

        await world.DrainAsync();

        var detail = await BulkTests.DetailAsync(world, id);
        Assert.All(detail.Items, item => Assert.Equal(BulkItemState.Failed, item.State));
        Assert.Equal((BulkState.Completed, 0), (detail.Decision.State, detail.Decision.Accepted));
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task A_stop_leaves_what_is_not_decided_and_says_who_stopped()
    {
        await using var world = await World.OpenAsync();
        var id = await BulkTests.PutAsync(world, await BulkTests.OrderAsync(world, BulkAction.Revert, await BulkTests.BurstAsync(world, 3), world.Ana), world.Ana);

        var stopped = await world.Get<BulkDesk>().StopAsync(id, world.Bob, None);
        await world.DrainAsync();

        Assert.True(stopped.IsAccepted);
        var detail = await BulkTests.DetailAsync(world, id);
        Assert.Equal(BulkState.Stopped, detail.Decision.State);
        Assert.All(detail.Items, item => Assert.Contains("Bob stopped", item.Message, StringComparison.Ordinal));
        Assert.Empty(world.Aws.Writes);
        Assert.Equal(DeskOutcome.NotAllowed, (await world.Get<BulkDesk>().StopAsync(id, world.Bob, None)).Outcome);
    }

    [Fact]
    public async Task When_the_queue_gives_up_every_item_says_what_became_of_it()
    {
        await using var world = await World.OpenAsync();
        var id = await BulkTests.PutAsync(world, await BulkTests.OrderAsync(world, BulkAction.Revert, await BulkTests.BurstAsync(world, 2), world.Ana), world.Ana);
        var work = await world.ClaimAsync(WorkKind.Bulk);

        await world.Store.Store.WriteAsync((scope, token) => ActivatorUtilities.CreateInstance<BulkHandler>(world.Services).DiscardedAsync(work, "Given up after 20 attempts.", scope, token), None);

        var detail = await BulkTests.DetailAsync(world, id);
        Assert.Equal(BulkState.Failed, detail.Decision.State);
        Assert.All(detail.Items, item => Assert.Contains("Given up after 20 attempts", item.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_an_order_is_refused_in_words()
    {
        await using var world = await World.OpenAsync();
        var order = await BulkTests.OrderAsync(world, BulkAction.Revert, await BulkTests.BurstAsync(world, 1), world.Ana);
        var wrong = new Dictionary<string, BulkOrder>
        {
            ["No finding is selected"] = order with { Items = [] },
            ["selected twice"] = order with { Items = [order.Items[0], order.Items[0]] },
            ["one decision takes at most 200"] = order with { Items = [.. Enumerable.Range(1, 201).Select(number => new BulkTarget(new FindingId(number), ""))] },
            ["Name whom it goes to"] = order with { Action = BulkAction.Escalate },
            ["do not exist"] = order with { Items = [new BulkTarget(new FindingId(4711), "x")] },
        };

        foreach (var (words, given) in wrong)
        {
            var result = await world.Get<BulkDesk>().DecideAsync(given, world.Ana, None);
            Assert.Contains(words, result.Answer.Message, StringComparison.Ordinal);
            Assert.Contains("Nothing was changed", result.Answer.Message, StringComparison.Ordinal);
        }

        Assert.Equal(0, await world.ReadAsync(db => db.BulkDecisions.CountAsync()));
    }

    [Fact]
    public async Task A_preview_says_the_same_thing_once_and_groups_what_cannot_be_decided()
    {
        await using var world = await World.OpenAsync();
        var burst = await BulkTests.BurstAsync(world, 5);
        var (_, lost) = await world.AddExposedAsync("no-history", Core.Buckets.AutomaticMode.Review, SamplePolicies.Weak.Replace("payroll", "no-history", StringComparison.Ordinal));

        var preview = await world.Get<BulkDesk>().PreviewAsync(BulkAction.Revert, [.. burst.Select(entry => new FindingId(entry.Finding.Id)), new FindingId(lost.Id)], world.Vic, None);

        var effect = Assert.Single(preview.Effects);
        Assert.Equal(["tenant-01", "tenant-02", "tenant-03", "tenant-04", "tenant-05"], effect.Subjects);
        Assert.Contains(effect.AccessSentences, line => line.Sign == AccessSign.Less && line.Text.StartsWith("Anyone on the internet will lose s3:GetObject on all objects of the bucket", StringComparison.Ordinal));
        Assert.Equal(["no-history"], Assert.Single(preview.Refusals).Subjects);
        Assert.Equal((5, 5), (preview.Buckets, preview.Targets.Count));
    }

    [Fact]
    public void Every_action_has_its_command() => Assert.Equal(Enum.GetValues<BulkAction>(), BulkCommands.All.Select(command => command.Action).Order());
}
