using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Tests.Findings;
using SecOpsConsole.Core.Tests.Intake;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Remediation;

/// <summary>
/// A public policy lies latent under Block Public Access, and somebody takes the block away: through every step of the real pipeline, by a
/// person and by automatic mode.
/// </summary>
public sealed class RestoreBlockStoryTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly BlockPublicAccess Former = BlockPublicAccess.OfState("bpa:0101")!;

    private static async Task<IntakeWorld> LatentAsync(AutomaticMode mode)
    {
        var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;
        world.Aws["payroll"].Block = Former;
        await world.InventoryAsync();
        await world.SetModeAsync("payroll", mode);
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        world.Aws.WroteBlock = (bucket, block, attemptId, requestId) => Task.Run(() => world.PostAsync(
            Set(bucket, block, world.Now).ByOurRole(attemptId, requestId).ToBytes())).Wait();
        return world;
    }

    private static SampleEvent Set(string bucket, BlockPublicAccess block, DateTime utc)
    {
        var call = SampleEvent.Call(block.Configured ? "PutBucketPublicAccessBlock" : "DeleteBucketPublicAccessBlock", bucket, utc);
        if (block.Configured)
        {
            call.Request["PublicAccessBlockConfiguration"] = new JsonObject
            {
                ["BlockPublicAcls"] = block.BlockPublicAcls, ["IgnorePublicAcls"] = block.IgnorePublicAcls,
                ["BlockPublicPolicy"] = block.BlockPublicPolicy, ["RestrictPublicBuckets"] = block.RestrictPublicBuckets,
            };
        }
        return call;
    }

    private static async Task TakeAwayAsync(IntakeWorld world)
    {
        world.Aws["payroll"].Block = BlockPublicAccess.None;
        await world.DeliverAsync(Set("payroll", BlockPublicAccess.None, world.Now));
        await world.PassAsync(TimeSpan.FromSeconds(2));
    }

    private static bool IsOpen(Finding finding) => finding.WorkflowStatus is WorkflowStatus.New or WorkflowStatus.Notified;

    private static async Task<Caller> AnaAsync(IntakeWorld world)
    {
        var link = await world.Get<SignIn>().CreateStartLinkAsync(always: true, None);
        return Caller.Person((await world.Get<SignIn>().RedeemAsync(link!.Secret!, None))!.PersonId);
    }

    [Fact]
    public async Task What_was_approved_while_it_was_held_back_is_reported_when_nothing_holds_it_and_settled_when_it_is_held_again()
    {
        await using var world = await LatentAsync(AutomaticMode.Automatic);
        var (latent, ana) = (await world.TheFindingAsync(), await AnaAsync(world));
        var preview = await world.Get<AnalystDesk>().PreviewApproveAsync(new FindingId(latent.Id), ana, None);
        Assert.EndsWith("and so is this one when Block Public Access does not hold it back any more.", preview.Preview!.Effect, StringComparison.Ordinal);
        var approved = await world.Get<AnalystDesk>().ApproveAsync(new FindingId(latent.Id), latent.LiveFingerprint!, null, ana, None);
        Assert.EndsWith("and Block Public Access holds it back.", approved.Message, StringComparison.Ordinal);
        await world.LookAsync("payroll");
        Assert.Equal(Resolution.ChangeApproved, (await world.TheFindingAsync()).Resolution);

        await TakeAwayAsync(world);

        var open = await world.TheFindingAsync();
        Assert.Equal((true, Severity.High, "dana", 1), (IsOpen(open), open.Severity, open.Actor.Name, open.ReopenedCount));
        Assert.NotNull(open.ExposedFromUtc);
        Assert.Contains(await world.TimelineAsync(), row => row.Text.StartsWith("It was approved while Block Public Access held it back, and nothing holds it any more.", StringComparison.Ordinal));
        Assert.Empty(world.Aws.Writes);

        // Nobody knows for a while whether it is held: it is neither settled nor told again.
        world.Aws["payroll"].Block = null;
        await world.LookAsync("payroll");
        var unknown = await world.TheFindingAsync();
        Assert.Equal((true, 1, null), (IsOpen(unknown), unknown.ReopenedCount, unknown.ExposedUntilUtc));

        world.Aws["payroll"].Block = Former;
        await world.DeliverAsync(Set("payroll", Former, world.Now));
        await world.PassAsync(TimeSpan.FromMinutes(5));

        var settled = await world.TheFindingAsync();
        Assert.Equal((WorkflowStatus.Resolved, Resolution.ChangeApproved, 1), (settled.WorkflowStatus, settled.Resolution, settled.ReopenedCount));
        Assert.NotNull(settled.ExposedUntilUtc);
        var told = Assert.Single(await world.TimelineAsync(), row => row.Text.StartsWith("Block Public Access holds it back", StringComparison.Ordinal));
        Assert.Equal(("console", FindingEventKind.Judged), (told.Who, told.Kind));
    }

    [Fact]
    public async Task What_was_approved_while_it_was_held_back_is_nothing_to_go_back_to_when_nothing_holds_it()
    {
        await using var world = await LatentAsync(AutomaticMode.Automatic);
        var (latent, ana) = (await world.TheFindingAsync(), await AnaAsync(world));
        Assert.True((await world.Get<AnalystDesk>().ApproveAsync(new FindingId(latent.Id), latent.LiveFingerprint!, null, ana, None)).IsAccepted);
        world.Clock.Advance(TimeSpan.FromMinutes(5));

        // Somebody takes the block away and widens the policy in one go.
        world.Aws["payroll"].Block = BlockPublicAccess.None;
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads.Replace("\"s3:GetObject\"", "[\"s3:GetObject\",\"s3:PutObject\"]", StringComparison.Ordinal));
        await world.PassAsync(TimeSpan.FromSeconds(2));

        Assert.Empty(world.Aws.Writes);
        var open = (await world.FindingsAsync()).Where(IsOpen).ToList();
        Assert.NotEmpty(open);
        Assert.All(open, finding => Assert.Null(finding.BaselineVersionId));
    }

    [Fact]
    public async Task Whoever_lays_open_what_was_known_calls_people()
    {
        await using var world = await LatentAsync(AutomaticMode.Review);
        Assert.Equal(Severity.Medium, (await world.TheFindingAsync()).Severity);

        await TakeAwayAsync(world);

        var open = await world.TheFindingAsync();
        Assert.Equal((true, Severity.High), (IsOpen(open), open.Severity));
        var told = Assert.Single(await world.ReadAsync(db => db.Notifications.Where(row => row.Kind == NotificationKind.SeverityRaised).ToListAsync()));
        Assert.Equal((open.Id, Severity.High), (told.FindingId, told.Severity));
    }

    [Fact]
    public async Task Whoever_lays_open_known_credentials_calls_people_once()
    {
        await using var world = await LatentAsync(AutomaticMode.Review);
        await RankingScene.DeliverAsync(world, RankingScene.Data("keys.txt"));

        await TakeAwayAsync(world);

        var open = (await world.FindingsAsync()).Single(finding => finding is { Category: FindingCategory.Policy, Source: not FindingSource.Macie });
        Assert.Equal((Severity.Critical, Severity.High), (open.Severity, open.JudgedSeverity));
        var told = await world.ReadAsync(db => db.Notifications.Where(row => row.Kind == NotificationKind.SeverityRaised && row.FindingId == open.Id).ToListAsync());
        Assert.Equal(Severity.Critical, Assert.Single(told).Severity);
    }

    [Fact]
    public async Task Approved_again_while_it_is_exposed_it_stays_approved_and_an_unknown_block_lays_nothing_open()
    {
        await using var world = await LatentAsync(AutomaticMode.Review);
        var (latent, ana) = (await world.TheFindingAsync(), await AnaAsync(world));
        Assert.True((await world.Get<AnalystDesk>().ApproveAsync(new FindingId(latent.Id), latent.LiveFingerprint!, null, ana, None)).IsAccepted);
        world.Aws["payroll"].Block = null;
        await world.LookAsync("payroll");
        Assert.Equal(WorkflowStatus.Resolved, (await world.TheFindingAsync()).WorkflowStatus);
        await TakeAwayAsync(world);
        var open = await world.TheFindingAsync();
        Assert.True(IsOpen(open));

        var late = await world.Get<AnalystDesk>().ApproveAsync(new FindingId(open.Id), open.LiveFingerprint!, sawHeldBack: true, null, ana, None);
        Assert.Equal(DeskOutcome.Superseded, late.Outcome);
        Assert.Contains("held the policy back when you looked, and does not any more", late.Message, StringComparison.Ordinal);
        Assert.True((await world.Get<AnalystDesk>().ApproveAsync(new FindingId(open.Id), open.LiveFingerprint!, null, ana, None)).IsAccepted);
        await world.LookAsync("payroll");

        Assert.Equal(Resolution.ChangeApproved, (await world.TheFindingAsync()).Resolution);
    }

    [Fact]
    public async Task What_an_older_judge_took_for_compliant_is_not_restored()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;
        await world.InventoryAsync();
        await world.Store.WriteAsync(async (scope, _) =>
        {
            var version = await scope.Db.PolicyVersions.AsTracking().SingleAsync(row => row.Text != null, None);
            (version.Public, version.IsCompliant, version.Accepted, version.AcceptedUtc) = (PublicAnswer.No, true, true, scope.NowUtc);
        }, None);
        await world.SetModeAsync("payroll", AutomaticMode.Automatic);
        world.Clock.Advance(TimeSpan.FromMinutes(5));

        await world.PutAsync("payroll", SamplePolicy.AnyoneReads.Replace("s3:GetObject", "s3:*", StringComparison.Ordinal));

        Assert.Empty(world.Aws.Writes);
        Assert.Null((await world.BucketAsync("payroll")).BaselineVersionId);
    }

    [Fact]
    public async Task What_an_older_judge_took_for_compliant_is_reported()
    {
        await using var world = await LatentAsync(AutomaticMode.Automatic);
        await world.Store.WriteAsync(async (scope, _) =>
        {
            var version = await scope.Db.PolicyVersions.AsTracking().SingleAsync(row => row.Text != null, None);
            (version.Public, version.IsCompliant, version.Accepted, version.AcceptedUtc) = (PublicAnswer.No, true, true, scope.NowUtc);
            (await scope.Db.Buckets.AsTracking().SingleAsync(None)).BaselineVersionId = version.Id;
            var finding = await scope.Db.Findings.AsTracking().SingleAsync(None);
            (finding.WorkflowStatus, finding.Resolution) = (WorkflowStatus.Resolved, Resolution.FixedExternally);
        }, None);

        await world.LookAsync("payroll");

        Assert.Equal((true, Severity.Medium), (IsOpen(await world.TheFindingAsync()), (await world.TheFindingAsync()).Severity));
        Assert.Null((await world.BucketAsync("payroll")).BaselineVersionId);
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task A_person_restores_it_the_finding_stays_resolved_while_it_holds_and_opens_when_it_goes_again()
    {
        await using var world = await LatentAsync(AutomaticMode.Review);
        Assert.Equal((Severity.Medium, Exposure.Blocked), ((await world.TheFindingAsync()).Severity, (await world.BucketAsync("payroll")).Exposure));
        await TakeAwayAsync(world);
        var open = await world.TheFindingAsync();
        Assert.Equal((Severity.High, "dana"), (open.Severity, open.Actor.Name));
        var ana = await AnaAsync(world);

        var restore = await world.Get<AnalystDesk>().RestoreBlockAsync(new FindingId(open.Id), "bpa:none", null, ana, None);
        await world.DrainAsync();
        await world.PassAsync(TimeSpan.FromMinutes(5));
        await world.LookAsync("payroll");

        Assert.True(restore.IsAccepted, restore.Message);
        Assert.Equal(Former, world.Aws["payroll"].Block);
        var restored = await world.TheFindingAsync();
        Assert.Equal((WorkflowStatus.Resolved, Resolution.BlockRestored, 0), (restored.WorkflowStatus, restored.Resolution, restored.ReopenedCount));
        Assert.NotNull(restored.ExposedUntilUtc);
        Assert.Equal(Exposure.Blocked, (await world.BucketAsync("payroll")).Exposure);

        world.Clock.Advance(TimeSpan.FromMinutes(30));
        await TakeAwayAsync(world);

        var again = await world.TheFindingAsync();
        Assert.Equal((WorkflowStatus.Notified, null, 1, Severity.High), (again.WorkflowStatus, again.Resolution, again.ReopenedCount, again.Severity));
        Assert.Null(again.ExposedUntilUtc);
    }

    [Fact]
    public async Task Another_weak_policy_under_the_restored_block_is_told()
    {
        await using var world = await LatentAsync(AutomaticMode.Review);
        await TakeAwayAsync(world);
        var open = await world.TheFindingAsync();
        await world.Get<AnalystDesk>().RestoreBlockAsync(new FindingId(open.Id), "bpa:none", null, await AnaAsync(world), None);
        await world.DrainAsync();
        await world.PassAsync(TimeSpan.FromMinutes(5));

        await world.PutAsync("payroll", SamplePolicy.AnyoneReads.Replace("s3:GetObject", "s3:*", StringComparison.Ordinal));

        Assert.Contains(await world.FindingsAsync(), finding => finding.WorkflowStatus == WorkflowStatus.New);
    }

    [Fact]
    public async Task Automatic_mode_gives_back_exactly_what_was_there_and_leaves_the_policy()
    {
        await using var world = await LatentAsync(AutomaticMode.Automatic);

        await TakeAwayAsync(world);
        await world.PassAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(["PutBlock payroll"], world.Aws.Writes);
        Assert.Equal(Former, world.Aws["payroll"].Block);
        Assert.Equal(SamplePolicy.AnyoneReads, world.Aws["payroll"].Policy);
        var finding = await world.TheFindingAsync();
        Assert.Equal((WorkflowStatus.Resolved, Resolution.BlockRestored), (finding.WorkflowStatus, finding.Resolution));
        var listed = await world.Get<FindingQueries>().ListAsync(new FindingFilter { View = FindingView.Automatic }, null, 10, None);
        Assert.Equal(finding.Id, Assert.Single(listed.Items).Id);
    }

    [Fact]
    public async Task When_the_policy_came_after_the_removal_automatic_mode_takes_the_policy_back()
    {
        await using var world = await LatentAsync(AutomaticMode.Automatic);
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.OwnAccountReads, world.Now));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await TakeAwayAsync(world);
        world.Clock.Advance(TimeSpan.FromMinutes(1));

        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        await world.PassAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(["Put payroll"], world.Aws.Writes);
        Assert.Equal(SamplePolicy.OwnAccountReads, world.Aws["payroll"].Policy);
        Assert.Equal(BlockPublicAccess.None, world.Aws["payroll"].Block);
    }

    [Fact]
    public async Task In_Shadow_it_only_tells()
    {
        await using var world = await LatentAsync(AutomaticMode.Shadow);

        await TakeAwayAsync(world);

        Assert.Empty(world.Aws.Writes);
        Assert.Contains(await world.TimelineAsync(), row => row.Kind == FindingEventKind.ShadowDecided && row.Text == "Automatic mode would have restored Block Public Access.");
    }

    [Fact]
    public async Task A_robot_that_takes_it_away_again_and_again_is_not_fought()
    {
        await using var world = await LatentAsync(AutomaticMode.Automatic);

        for (var round = 0; round < 20; round++)
        {
            await TakeAwayAsync(world);
            await world.PassAsync(TimeSpan.FromSeconds(45));
        }

        Assert.InRange(world.Aws.Writes.Count(), 1, 3);
        Assert.NotNull((await world.BucketAsync("payroll")).HoldReason);
        Assert.Single(await world.TimelineAsync(), row => row.Kind == FindingEventKind.Escalated);
    }

    [Fact]
    public async Task A_removal_that_no_event_tells_of_is_left_to_a_person()
    {
        await using var world = await LatentAsync(AutomaticMode.Automatic);
        world.Aws["payroll"].Block = BlockPublicAccess.None;

        await world.LookAsync("payroll");
        await world.PassAsync(TimeSpan.FromMinutes(5));

        Assert.Empty(world.Aws.Writes);
        Assert.Equal(HoldReason.EventTooOld, (await world.TheFindingAsync()).HoldReason);
    }

    [Fact]
    public async Task Every_step_twice_is_one_write()
    {
        await using var world = await LatentAsync(AutomaticMode.Automatic);
        world.Aws["payroll"].Block = BlockPublicAccess.None;
        await world.PostAsync(Set("payroll", BlockPublicAccess.None, world.Now).ToBytes());

        await world.DrainAsync(twice: true);
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await world.DrainAsync(twice: true);

        Assert.Equal(["PutBlock payroll"], world.Aws.Writes);
        Assert.Equal(AttemptStatus.Verified, Assert.Single(await world.ReadAsync(db => Task.FromResult(db.Attempts.ToList()))).Status);
    }
}
