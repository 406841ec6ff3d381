using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Tests.Intake;

namespace SecOpsConsole.Core.Tests.Remediation;

/// <summary>Automatic mode whose rule is to repair, from the event to the verified policy.</summary>
public sealed class AutomaticRepairTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static async Task<IntakeWorld> StartAsync(string? policy = SamplePolicy.OwnAccountReads, AutomaticMode mode = AutomaticMode.Automatic)
    {
        var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = policy;
        await world.InventoryAsync();
        await world.SetModeAsync("payroll", mode);
        await world.Store.WriteAsync(async (scope, ct) =>
            (await scope.Db.Buckets.AsTracking().SingleAsync(ct)).AutomaticAction = AutomaticAction.RepairStatements, None);
        world.Aws.Wrote = (bucket, text, attempt, requestId) => Task.Run(() => world.PostAsync(
            (text is null ? SampleEvent.Delete(bucket, world.Now) : SampleEvent.Put(bucket, text, world.Now)).ByOurRole(attempt, requestId).ToBytes())).Wait();
        return world;
    }

    private static async Task<Caller> AdministratorAsync(IntakeWorld world)
    {
        var link = await world.Get<SignIn>().CreateStartLinkAsync(always: true, None);
        return Caller.Person((await world.Get<SignIn>().RedeemAsync(link!.Secret!, None))!.PersonId);
    }

    [Fact]
    public async Task Another_edit_of_the_same_put_stays_and_the_echo_starts_nothing()
    {
        await using var world = await StartAsync();

        await world.PutAsync("payroll", RepairPolicies.Statement);
        await world.PassAsync(TimeSpan.FromMinutes(3));

        Assert.Equal(RepairPolicies.StatementRepaired, world.Aws["payroll"].Policy);
        Assert.Equal("Put payroll", Assert.Single(world.Aws.Writes));
        var finding = await world.TheFindingAsync();
        Assert.Equal((WorkflowStatus.Resolved, RemediationStatus.Verified, Resolution.Repaired, 0), (finding.WorkflowStatus, finding.RemediationStatus, finding.Resolution!.Value, finding.ReopenedCount));
        Assert.Contains(await world.EventsAsync(), row => row.Status == EventStatus.OwnWrite);
        var bucket = await world.BucketAsync("payroll");
        Assert.Equal((Exposure.OwnAccount, bucket.LiveVersionId), (bucket.Exposure, bucket.BaselineVersionId));
    }

    [Fact]
    public async Task Every_step_run_twice_ends_in_the_same()
    {
        await using var world = await StartAsync();
        world.Aws["payroll"].Policy = RepairPolicies.List;
        await world.PostAsync(SampleEvent.Put("payroll", RepairPolicies.List, world.Now).ToBytes());

        await world.DrainAsync(twice: true);
        world.Clock.Advance(TimeSpan.FromMinutes(3));
        await world.DrainAsync(twice: true);

        Assert.Equal(RepairPolicies.ListRepaired, world.Aws["payroll"].Policy);
        Assert.Single(world.Aws.Writes);
        Assert.Equal(Resolution.Repaired, (await world.TheFindingAsync()).Resolution);
    }

    [Fact]
    public async Task A_repair_needs_no_baseline()
    {
        await using var world = await StartAsync(policy: SamplePolicy.PartnerReads);

        await world.PutAsync("payroll", RepairPolicies.Statement);
        await world.PassAsync(TimeSpan.FromMinutes(3));

        Assert.Equal(RepairPolicies.StatementRepaired, world.Aws["payroll"].Policy);
        Assert.Single(world.Aws.Writes);
    }

    [Fact]
    public async Task What_a_repair_does_not_end_stays_open_with_its_actor_and_an_undo_brings_only_the_rest_back()
    {
        await using var world = await StartAsync();
        await world.PutAsync("payroll", RepairPolicies.PartnerAndWorld);
        var actor = (await world.FindingsAsync()).Single(f => f.Check == CheckIds.ExternalAccount).Actor.Name;
        await world.PassAsync(TimeSpan.FromMinutes(3));

        Assert.Equal(RepairPolicies.PartnerAlone, world.Aws["payroll"].Policy);
        var findings = await world.FindingsAsync();
        var partner = findings.Single(f => f.Check == CheckIds.ExternalAccount);
        var everybody = findings.Single(f => f.Check == CheckIds.PublicPrincipal);
        var bucket = await world.BucketAsync("payroll");
        Assert.Equal(Resolution.Repaired, everybody.Resolution);
        Assert.Equal((WorkflowStatus.Notified, bucket.LiveFingerprint, actor, 0), (partner.WorkflowStatus, partner.Fingerprint, partner.Actor.Name, partner.ReopenedCount));
        Assert.NotNull(actor);
        var attempt = await world.ReadAsync(db => db.Attempts.SingleAsync());
        Assert.Equal(everybody.Id, attempt.FindingId);
        Assert.False(await world.ReadAsync(db => db.PolicyVersions.AnyAsync(v => v.Id == attempt.TargetVersionId && v.Accepted)));

        var undo = await world.Get<AnalystDesk>().UndoAsync(new FindingId(everybody.Id), bucket.LiveFingerprint!, true, null, await AdministratorAsync(world), None);
        await world.DrainAsync();
        await world.PassAsync(TimeSpan.FromMinutes(3));

        Assert.True(undo.IsAccepted, undo.Message);
        Assert.Equal(RepairPolicies.PartnerAndWorld, world.Aws["payroll"].Policy);
        findings = await world.FindingsAsync();
        Assert.Equal(2, findings.Count);
        partner = findings.Single(f => f.Check == CheckIds.ExternalAccount);
        Assert.Equal((WorkflowStatus.New, RemediationStatus.Undone), (findings.Single(f => f.Id == everybody.Id).WorkflowStatus, findings.Single(f => f.Id == everybody.Id).RemediationStatus));
        Assert.Equal((attempt.ExpectedFingerprint, actor), (partner.Fingerprint, partner.Actor.Name));
        Assert.NotEqual(RemediationStatus.Undone, partner.RemediationStatus);
    }

    [Fact]
    public async Task The_finding_of_a_partner_is_not_repaired_by_itself()
    {
        await using var world = await StartAsync();

        await world.PutAsync("payroll", SamplePolicy.PartnerReads);
        await world.PassAsync(TimeSpan.FromMinutes(3));

        Assert.Empty(world.Aws.Writes);
        Assert.Equal(RemediationStatus.AwaitingApproval, (await world.TheFindingAsync()).RemediationStatus);
    }

    [Fact]
    public async Task A_partners_finding_beside_a_public_one_offers_no_repair_of_its_own()
    {
        await using var world = await StartAsync(mode: AutomaticMode.Review);
        await world.PutAsync("payroll", RepairPolicies.PartnerAndWorld);
        var partner = (await world.FindingsAsync()).Single(f => f.Check == CheckIds.ExternalAccount);

        var offer = (await world.Get<FindingQueries>().GetAsync(new FindingId(partner.Id), None))!.Actions.Repair;

        Assert.Equal("A repair takes out what lets everybody in; what this finding is about would stay. Change it by hand, or revert.", offer.WhyNot);
    }

    [Fact]
    public async Task An_undetermined_policy_is_never_repaired_by_itself()
    {
        await using var world = await StartAsync();

        await world.PutAsync("payroll", SamplePolicy.SsoWildcard);
        await world.PassAsync(TimeSpan.FromMinutes(3));

        Assert.Empty(world.Aws.Writes);
        Assert.Equal(RemediationStatus.AwaitingApproval, (await world.TheFindingAsync()).RemediationStatus);
    }

    [Fact]
    public async Task Somebody_who_puts_the_weak_policy_back_a_hundred_times_is_held_after_three_writes_at_most()
    {
        await using var world = await StartAsync();

        for (var round = 0; round < 100; round++)
        {
            await world.PutAsync("payroll", RepairPolicies.Statement);
            await world.PassAsync(TimeSpan.FromSeconds(5));
        }

        Assert.InRange(world.Aws.Writes.Count(), 1, 3);
        Assert.Equal(HoldReason.Flapping, (await world.TheFindingAsync()).HoldReason);
    }

    [Fact]
    public async Task Shadow_records_that_it_would_have_repaired()
    {
        await using var world = await StartAsync(mode: AutomaticMode.Shadow);

        await world.PutAsync("payroll", RepairPolicies.Statement);

        Assert.Equal("Automatic mode would have repaired the policy.", Assert.Single(await world.TimelineAsync(), row => row.Kind == FindingEventKind.ShadowDecided).Text);
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task A_rule_changed_between_decision_and_write_is_heeded()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Automatic, SamplePolicies.Good, RepairPolicies.Statement);
        await world.Desk.SetAutomaticActionAsync(new BucketId(bucket.Id), AutomaticAction.RepairStatements, null, world.Ana, None);
        await world.DecideAsync(bucket.Id);
        Assert.Equal(RemediationActionId.RepairStatements, (await world.LatestAttemptAsync()).Action);

        await world.Desk.SetAutomaticActionAsync(new BucketId(bucket.Id), AutomaticAction.RevertToBaseline, null, world.Ana, None);
        await world.DrainAsync();

        Assert.Empty(world.Aws.Writes);
        Assert.Equal(AttemptStatus.Cancelled, (await world.LatestAttemptAsync()).Status);
        Assert.Equal(RemediationStatus.AwaitingApproval, (await world.FindingAsync(finding.Id)).RemediationStatus);
    }
}
