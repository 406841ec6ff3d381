using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Shadow;
using SecOpsConsole.Core.Tests.Remediation;

namespace SecOpsConsole.Core.Tests.Shadow;

public sealed class ShadowRecordTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(AutomaticMode.Shadow, 1)]
    [InlineData(AutomaticMode.Review, 1)]
    [InlineData(AutomaticMode.Off, 0)]
    [InlineData(AutomaticMode.Automatic, 1)]
    public async Task What_automatic_mode_would_have_done_is_recorded_where_it_may_not_act(AutomaticMode mode, int rows)
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", mode);

        await world.DecideAsync(bucket.Id);
        await world.DecideAsync(bucket.Id);

        var recorded = await DecisionsAsync(world);
        Assert.Equal(rows, recorded.Count);
        Assert.All(recorded, row =>
        {
            Assert.Equal((finding.Id, bucket.Id, "public-principal", finding.Fingerprint!), (row.FindingId, row.BucketId, row.Check, row.Fingerprint));
            Assert.Equal((ShadowWould.Write, RemediationActionId.RevertToBaseline, mode), (row.Would, row.Action, row.Mode));
            Assert.Null(row.Decision);
        });
        Assert.Equal(mode == AutomaticMode.Shadow ? 1 : 0, (await world.TimelineAsync(finding.Id)).Count(e => e.Kind == FindingEventKind.ShadowDecided));
    }

    [Fact]
    public async Task What_would_have_been_written_is_what_automatic_mode_writes()
    {
        await using var world = await World.OpenAsync();
        var (bucket, _) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        await world.DecideAsync(bucket.Id);
        var row = Assert.Single(await DecisionsAsync(world));

        await world.Desk.SetModeAsync(new BucketId(bucket.Id), AutomaticMode.Automatic, null, world.Ana, None);
        await world.DecideAsync(bucket.Id);
        await world.DrainAsync();

        Assert.Equal(row.TargetFingerprint, (await world.LatestAttemptAsync()).TargetFingerprint);
        Assert.Null(Assert.Single(await DecisionsAsync(world)).Decision);
    }

    [Fact]
    public async Task A_hold_is_recorded_with_its_reason()
    {
        await using var world = await World.OpenAsync();
        var (bucket, _) = await world.AddExposedAsync("payroll", AutomaticMode.Shadow, SamplePolicies.Weaker, SamplePolicies.Weak);

        await world.DecideAsync(bucket.Id);

        var row = Assert.Single(await DecisionsAsync(world));
        Assert.Equal((ShadowWould.Hold, HoldReason.BaselineNotCompliant), (row.Would, row.HoldReason));
    }

    [Fact]
    public async Task A_look_that_comes_before_its_event_does_not_hide_the_write_that_would_have_followed()
    {
        await using var world = await World.OpenAsync();
        var (bucket, _) = await world.AddExposedAsync("payroll", AutomaticMode.Review);

        await world.DecideAsync(bucket.Id, eventUtc: world.Clock.NowUtc.AddDays(-3));
        Assert.Equal(HoldReason.EventTooOld, Assert.Single(await DecisionsAsync(world)).HoldReason);
        await world.DecideAsync(bucket.Id);
        await world.DecideAsync(bucket.Id, eventUtc: world.Clock.NowUtc.AddDays(-3));

        Assert.Equal((ShadowWould.Write, null), (Assert.Single(await DecisionsAsync(world)).Would, Assert.Single(await DecisionsAsync(world)).HoldReason));
    }

    [Fact]
    public async Task A_revert_by_a_person_is_an_agreement_and_its_undo_makes_it_dangerous()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        await world.DecideAsync(bucket.Id);

        var revert = await world.Desk.RevertAsync(new FindingId(finding.Id), finding.Fingerprint!, null, world.Ana, None);
        Assert.True(revert.IsAccepted, revert.Message);
        Assert.Null((await TheDecisionAsync(world)).Decision);
        await world.DrainAsync();

        var agreed = await TheDecisionAsync(world);
        Assert.Equal((PersonDecision.Reverted, "Ana", null), (agreed.Decision, agreed.DecidedBy, agreed.TakenBackUtc));

        var live = (await world.BucketAsync(bucket.Id)).LiveFingerprint!;
        var undo = await world.Desk.UndoAsync(new FindingId(finding.Id), live, true, null, world.Bob, None);
        Assert.True(undo.IsAccepted, undo.Message);
        await world.DrainAsync();

        var undone = await TheDecisionAsync(world);
        Assert.NotNull(undone.TakenBackUtc);
        Assert.Equal(ShadowAgreement.Dangerous, ShadowComparison.Of(undone.Would, undone.Decision, undone.TakenBackUtc is not null));
    }

    [Fact]
    public async Task An_approval_is_recorded_for_every_finding_of_the_version()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Shadow);
        await world.DecideAsync(bucket.Id);

        var approved = await world.Desk.ApproveAsync(new FindingId(finding.Id), finding.Fingerprint!, "Public by design", world.Ana, None);

        Assert.True(approved.IsAccepted, approved.Message);
        var row = await TheDecisionAsync(world);
        Assert.Equal((PersonDecision.Approved, "Ana"), (row.Decision, row.DecidedBy));
    }

    [Fact]
    public async Task A_hand_over_does_not_hide_the_decision_that_came_before_and_gives_way_to_the_one_after()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        await world.DecideAsync(bucket.Id);

        await world.Desk.EscalateAsync(new FindingId(finding.Id), "Olga", null, null, null, world.Ana, None);
        Assert.Equal(PersonDecision.Escalated, (await TheDecisionAsync(world)).Decision);
        await world.Desk.ApproveAsync(new FindingId(finding.Id), finding.Fingerprint!, null, world.Bob, None);
        Assert.Equal(PersonDecision.Approved, (await TheDecisionAsync(world)).Decision);
    }

    [Fact]
    public async Task Each_opening_of_a_finding_has_its_own_row()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        await world.DecideAsync(bucket.Id);
        await world.Desk.RevertAsync(new FindingId(finding.Id), finding.Fingerprint!, null, world.Ana, None);
        await world.DrainAsync();

        await world.ReapplyAsync(bucket.Id, SamplePolicies.Weak);

        var rows = await DecisionsAsync(world);
        Assert.Equal([(0, (PersonDecision?)PersonDecision.Reverted), (1, null)], rows.Select(row => (row.Opening, row.Decision)));
    }

    [Fact]
    public async Task A_fight_is_three_changes_and_then_holds_as_it_would_be_in_automatic_mode()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Shadow);
        await world.DecideAsync(bucket.Id);
        for (var i = 0; i < 5; i++)
        {
            await world.Desk.RevertAsync(new FindingId(finding.Id), finding.Fingerprint!, null, world.Ana, None);
            await world.DrainAsync();
            await world.ReapplyAsync(bucket.Id, SamplePolicies.Weak);
        }

        var rows = await DecisionsAsync(world);
        Assert.Equal(6, rows.Count);
        Assert.All(rows[..3], row => Assert.Equal(ShadowWould.Write, row.Would));
        Assert.All(rows[3..], row => Assert.Equal((ShadowWould.Hold, HoldReason.AutomaticWriteLimit), (row.Would, row.HoldReason)));
    }

    [Fact]
    public async Task A_write_that_fails_leaves_no_record()
    {
        await using var world = await World.OpenAsync();
        var (bucket, _) = await world.AddExposedAsync("payroll", AutomaticMode.Review);

        await Assert.ThrowsAsync<InvalidOperationException>(() => world.Store.Store.WriteAsync(async (scope, ct) =>
        {
            scope.AtEnd(_ => throw new InvalidOperationException("The disk is gone."));
            scope.Db.Add(new ShadowDecision { BucketId = bucket.Id, FindingId = 1, Check = "x", Fingerprint = "y", AtUtc = scope.NowUtc });
            await scope.Db.SaveChangesAsync(ct);
        }, None));

        Assert.Empty(await DecisionsAsync(world));
    }

    private static async Task<ShadowDecision> TheDecisionAsync(World world) => Assert.Single(await DecisionsAsync(world));

    private static Task<List<ShadowDecision>> DecisionsAsync(World world) => world.ReadAsync(db => db.ShadowDecisions.OrderBy(d => d.Id).ToListAsync());
}
