using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Tests.Remediation;

namespace SecOpsConsole.Core.Tests.FourEyes;

/// <summary>Where a second person is needed: the rule of a bucket, its default, and who changes it.</summary>
public sealed class EyesRuleTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task The_configuration_says_it_for_buckets_without_a_rule_of_their_own()
    {
        await using var world = await World.OpenAsync(services => services.AddSingleton(new FourEyesOptions { Default = EyesRule.All }));
        var (_, guarded) = await world.AddExposedAsync("guarded", AutomaticMode.Review);
        var (open, free) = await world.AddExposedAsync("open", AutomaticMode.Review);
        await world.Desk.SetFourEyesAsync(new BucketId(open.Id), EyesRule.Nothing, "a public site", world.Otto, None);

        Assert.Equal(DeskOutcome.Requested, (await world.ApproveAsync(guarded, world.Ana)).Outcome);
        Assert.True((await world.ApproveAsync(free, world.Ana)).IsAccepted);
    }

    [Theory]
    [InlineData("")]
    [InlineData("approve,exception")]
    [InlineData("Approve")]
    [InlineData("none exception")]
    [InlineData("{broken")]
    public async Task A_rule_that_cannot_be_read_asks_for_a_second_person(string stored)
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        await world.Store.Store.WriteAsync((scope, ct) => scope.Db.Buckets.Where(b => b.Id == bucket.Id).ExecuteUpdateAsync(set => set.SetProperty(b => b.FourEyes, stored), ct), None);

        Assert.Equal(EyesRule.All, EyesRule.Parse(stored));
        await world.AskToApproveAsync(finding);
    }

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, true, true)]
    [InlineData(false, false, false)]
    public void A_rule_is_read_as_it_was_written(bool approve, bool exception, bool automatic)
    {
        var rule = new EyesRule(approve, exception, automatic);
        Assert.Equal(rule, EyesRule.Parse(rule.Text));
    }

    [Fact]
    public async Task A_rule_changes_with_a_reason_and_its_change_is_on_the_record()
    {
        await using var world = await World.OpenAsync();
        var (bucket, _) = await world.GuardedAsync();

        Assert.Equal(DeskOutcome.Invalid, (await world.Desk.SetFourEyesAsync(new BucketId(bucket.Id), null, " ", world.Otto, None)).Outcome);
        Assert.Equal(DeskOutcome.Forbidden, (await world.Desk.SetFourEyesAsync(new BucketId(bucket.Id), null, "faster", world.Ana, None)).Outcome);

        Assert.Equal(EyesRule.All, EyesRule.Parse((await world.BucketAsync(bucket.Id)).FourEyes));
        var row = Assert.Single(await world.ReadAsync(db => db.FindingEvents.Where(e => e.Kind == FindingEventKind.RuleChanged).ToListAsync()));
        Assert.Equal(("Otto", "payroll data", bucket.Id), (row.Who, row.Reason, row.BucketId));
        Assert.Contains("before, for nothing; now, for approving a change", row.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_may_ask_for_more_eyes_and_not_for_fewer()
    {
        await using var world = await World.OpenAsync();
        var (bucket, _) = await world.GuardedAsync(new EyesRule(Approve: true, Exception: false, Automatic: false));
        var token = await world.TokenOfAsync(world.Otto, Role.Administrator);

        Assert.True((await world.Desk.SetFourEyesAsync(new BucketId(bucket.Id), EyesRule.All, "payroll data", token, None)).IsAccepted);
        Assert.Equal(DeskOutcome.NotAllowed, (await world.Desk.SetFourEyesAsync(new BucketId(bucket.Id), EyesRule.Nothing, "faster", token, None)).Outcome);
        Assert.Equal(DeskOutcome.NotAllowed, (await world.Desk.SetFourEyesAsync(new BucketId(bucket.Id), null, "faster", token, None)).Outcome);
        Assert.Equal(EyesRule.All.Text, (await world.BucketAsync(bucket.Id)).FourEyes);
    }

    [Fact]
    public async Task The_action_of_automatic_mode_that_two_people_switched_on_is_not_changed_by_one()
    {
        await using var world = await World.OpenAsync();
        var (bucket, _) = await world.GuardedAsync(mode: AutomaticMode.Automatic);

        var result = await world.Desk.SetAutomaticActionAsync(new BucketId(bucket.Id), AutomaticAction.RepairStatements, "faster", world.Otto, None);

        Assert.Equal(DeskOutcome.NotAllowed, result.Outcome);
        Assert.Equal(AutomaticAction.RevertToBaseline, (await world.BucketAsync(bucket.Id)).AutomaticAction);
    }
}
