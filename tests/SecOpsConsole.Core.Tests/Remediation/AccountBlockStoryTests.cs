using SecOpsConsole.Core.Queue;
using Microsoft.EntityFrameworkCore;
using System.Text.Json.Nodes;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Tests.Intake;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Remediation;

/// <summary>Twelve buckets are public but for the account's block; the account loses it, and one decision gives it back: the whole pipeline on a fake AWS.</summary>
public sealed class AccountBlockStoryTests
{
    private const int Brochures = 12;
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly BlockPublicAccess Former = BlockPublicAccess.OfState("bpa:0101")!;

    private static string Name(int number) => $"brochure-{number:00}";

    private static async Task<IntakeWorld> HeldAsync(AutomaticMode mode = AutomaticMode.Review)
    {
        var world = await IntakeWorld.StartAsync();
        world.Aws.AccountBlock = Former;
        for (var i = 1; i <= Brochures; i++)
        {
            world.Aws[Name(i)].Policy = SamplePolicy.AnyoneReads;
        }
        world.Aws["ledger"].Policy = SamplePolicy.OwnAccountReads;
        world.Aws["press"].Policy = SamplePolicy.AnyoneReads;
        world.Aws["press"].Block = BlockPublicAccess.All;
        await world.InventoryAsync();
        await world.SetModeAsync(Name(1), mode);
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        world.Aws.WroteAccount = (block, attemptId, requestId) => Task.Run(() => world.PostAsync(Set(block, world.Now).ByOurRole(attemptId, requestId).ToBytes())).Wait();
        return world;
    }

    private static SampleEvent Set(BlockPublicAccess block, DateTime utc)
    {
        var call = SampleEvent.Call(block.Configured ? "PutAccountPublicAccessBlock" : "DeleteAccountPublicAccessBlock", "x", utc).With("resources", new JsonArray());
        call.Request.Remove("bucketName");
        call.Request["accountId"] = FakeAws.Account;
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

    private static async Task LoseAsync(IntakeWorld world)
    {
        world.Aws.AccountBlock = BlockPublicAccess.None;
        await world.DeliverAsync(Set(BlockPublicAccess.None, world.Now));
        await world.PassAsync(TimeSpan.FromSeconds(30));
    }

    private static async Task<Caller> AnaAsync(IntakeWorld world)
    {
        var link = await world.Get<SignIn>().CreateStartLinkAsync(always: true, None);
        return Caller.Person((await world.Get<SignIn>().RedeemAsync(link!.Secret!, None))!.PersonId);
    }

    private static async Task<List<Finding>> OpenBrochuresAsync(IntakeWorld world)
    {
        var findings = await world.FindingsAsync();
        return [.. findings.Where(f => f is { ExposedFromUtc: not null, ExposedUntilUtc: null, WorkflowStatus: WorkflowStatus.New or WorkflowStatus.Notified })];
    }

    [Fact]
    public async Task The_accounts_block_is_read_once_and_holds_every_bucket()
    {
        await using var world = await HeldAsync();

        Assert.InRange(world.Aws.AccountReads, 1, 3);
        var bucket = await world.BucketAsync(Name(3));
        Assert.Equal((Exposure.Blocked, "bpa:none", "bpa:0101"), (bucket.Exposure, bucket.BlockState, bucket.AccountBlockState));
        Assert.All(await world.FindingsAsync(), finding => Assert.Equal(Severity.Medium, finding.Severity));
        Assert.Empty(await OpenBrochuresAsync(world));
    }

    [Fact]
    public async Task One_decision_gives_the_account_its_block_back_and_resolves_every_bucket_it_had_laid_open()
    {
        await using var world = await HeldAsync();
        await LoseAsync(world);

        var state = Assert.Single(await world.Get<AccountBlockQueries>().ToTellAsync(None));
        Assert.Equal((Former, "dana", Brochures, true), (state.Former.Former, state.Block.ChangedBy, state.Buckets, state.Restore.Offered));
        Assert.Equal([.. Enumerable.Range(1, Brochures).Select(Name)], state.LaidOpen);
        Assert.All(await OpenBrochuresAsync(world), finding => Assert.Equal((Severity.High, "dana", FindingSource.CloudTrail), (finding.Severity, finding.Actor.Name, finding.Source)));
        var ana = await AnaAsync(world);
        var preview = (await world.Get<AnalystDesk>().PreviewRestoreAccountBlockAsync(FakeAws.Account, ana, None)).Preview!;
        Assert.Equal((BlockPublicAccess.None, Former, "bpa:none"), (preview.BlockBefore, preview.BlockAfter, preview.ExpectedFingerprint));
        Assert.Contains(preview.AccessSentences, line => line.Sign == AccessSign.Less && line.Text.StartsWith("Will be held back again: brochure-01, brochure-02", StringComparison.Ordinal));

        var restore = await world.Get<AnalystDesk>().RestoreAccountBlockAsync(FakeAws.Account, "bpa:none", "It must stay", ana, None);
        await world.DrainAsync();
        await world.PassAsync(TimeSpan.FromMinutes(3));

        Assert.True(restore.IsAccepted, restore.Message);
        Assert.Equal([$"PutAccountBlock {FakeAws.Account}"], world.Aws.Writes);
        Assert.Equal(Former, world.Aws.AccountBlock);
        var resolved = (await world.FindingsAsync()).Where(finding => finding.Resolution == Resolution.BlockRestored).ToList();
        Assert.Equal(Brochures, resolved.Count);
        Assert.All(resolved, finding => Assert.Equal((WorkflowStatus.Resolved, RemediationStatus.Verified, false), (finding.WorkflowStatus, finding.RemediationStatus, finding.ExposedUntilUtc is null)));
        Assert.Equal(Exposure.Blocked, (await world.BucketAsync(Name(7))).Exposure);
        Assert.Contains(await world.EventsAsync(), row => row.Status == EventStatus.OwnWrite);

        var undo = await world.Get<AnalystDesk>().UndoAsync(restore.AttemptId!.Value, "bpa:0101", true, acceptLockOut: true, null, ana, None);
        await world.DrainAsync();
        await world.PassAsync(TimeSpan.FromMinutes(3));

        Assert.True(undo.IsAccepted, undo.Message);
        Assert.Equal(BlockPublicAccess.None, world.Aws.AccountBlock);
        var reopened = await OpenBrochuresAsync(world);
        Assert.Equal(Brochures, reopened.Count);
        Assert.All(reopened, finding => Assert.Equal((RemediationStatus.Undone, "dana"), (finding.RemediationStatus, finding.Actor.Name)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_policy_that_changes_while_the_account_is_restored_leaves_no_finding_behind(bool refused)
    {
        await using var world = await HeldAsync();
        await LoseAsync(world);
        var ana = await AnaAsync(world);
        world.Aws.AccountFault = refused ? new AwsFault(AwsFaultKind.Denied, IAccountBlockGateway.ManagedByOrganization, "Access Denied", "REQ") : null;
        var changed = false;
        world.Working = async item =>
        {
            if (item.Kind == WorkKind.Remediate && !changed)
            {
                // As a look leaves the bucket that sees another policy.
                changed = true;
                await world.Store.WriteAsync((scope, ct) => scope.Db.Buckets.Where(b => b.Name == Name(3))
                    .ExecuteUpdateAsync(set => set.SetProperty(b => b.LiveFingerprint, "another"), ct), None);
            }
        };

        await world.Get<AnalystDesk>().RestoreAccountBlockAsync(FakeAws.Account, "bpa:none", null, ana, None);
        await world.DrainAsync();
        await world.PassAsync(TimeSpan.FromMinutes(5));

        Assert.True(changed);
        Assert.DoesNotContain(await world.FindingsAsync(), finding =>
            finding.RemediationStatus is RemediationStatus.Queued or RemediationStatus.InProgress or RemediationStatus.Succeeded);
    }

    [Fact]
    public async Task A_restore_that_fails_takes_no_finding_from_a_write_to_its_bucket()
    {
        await using var world = await HeldAsync();
        await LoseAsync(world);
        var ana = await AnaAsync(world);
        var bucket = await world.BucketAsync(Name(2));
        var exposed = (await OpenBrochuresAsync(world)).Single(finding => finding.BucketId == bucket.Id);
        world.Aws.AccountFault = new AwsFault(AwsFaultKind.Denied, IAccountBlockGateway.ManagedByOrganization, "Access Denied", "REQ");

        Assert.True((await world.Get<AnalystDesk>().ContainAsync(new FindingId(exposed.Id), bucket.BlockState!, null, ana, None)).IsAccepted);
        await world.Get<AnalystDesk>().RestoreAccountBlockAsync(FakeAws.Account, "bpa:none", null, ana, None);
        await world.DrainAsync();
        await world.PassAsync(TimeSpan.FromMinutes(5));

        var told = (await world.TimelineAsync()).Where(row => row.FindingId == exposed.Id).ToList();
        Assert.Contains(told, row => row.Kind == FindingEventKind.Contained);
        Assert.DoesNotContain(told, row => row.Kind == FindingEventKind.AttemptFailed);
    }

    [Fact]
    public async Task An_undo_asks_before_it_opens_the_buckets_again()
    {
        await using var world = await HeldAsync();
        await LoseAsync(world);
        var ana = await AnaAsync(world);
        var restore = await world.Get<AnalystDesk>().RestoreAccountBlockAsync(FakeAws.Account, "bpa:none", null, ana, None);
        await world.DrainAsync();

        var preview = await world.Get<AnalystDesk>().PreviewUndoAsync(restore.AttemptId!.Value, ana, None);
        var refused = await world.Get<AnalystDesk>().UndoAsync(restore.AttemptId.Value, "bpa:0101", false, null, ana, None);

        Assert.Contains("reachable again from outside", preview.Preview!.Confirm, StringComparison.Ordinal);
        Assert.Equal(DeskOutcome.NotAllowed, refused.Outcome);
        Assert.Equal(Former, world.Aws.AccountBlock);
    }

    [Fact]
    public async Task A_decision_about_another_setting_than_the_live_one_is_refused()
    {
        await using var world = await HeldAsync();
        await LoseAsync(world);

        var result = await world.Get<AnalystDesk>().RestoreAccountBlockAsync(FakeAws.Account, "bpa:1000", null, await AnaAsync(world), None);

        Assert.Equal((DeskOutcome.Superseded, "bpa:none"), (result.Outcome, result.LiveFingerprint));
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task What_somebody_set_between_decision_and_write_is_not_overwritten()
    {
        await using var world = await HeldAsync();
        await LoseAsync(world);
        await world.Get<AnalystDesk>().RestoreAccountBlockAsync(FakeAws.Account, "bpa:none", null, await AnaAsync(world), None);
        world.Aws.AccountBlock = BlockPublicAccess.OfState("bpa:1000");

        await world.DrainAsync();

        Assert.Empty(world.Aws.Writes);
        Assert.Equal(AttemptStatus.Superseded, Assert.Single(await world.ReadAsync(db => Task.FromResult(db.Attempts.ToList()))).Status);
    }

    [Fact]
    public async Task Where_an_organisation_manages_the_account_the_restore_fails_for_good_by_that_name()
    {
        await using var world = await HeldAsync();
        await LoseAsync(world);
        var ana = await AnaAsync(world);
        world.Aws.AccountFault = new AwsFault(AwsFaultKind.Denied, IAccountBlockGateway.ManagedByOrganization, "Access Denied", "REQ");

        await world.Get<AnalystDesk>().RestoreAccountBlockAsync(FakeAws.Account, "bpa:none", null, ana, None);
        await world.DrainAsync();
        await world.PassAsync(TimeSpan.FromMinutes(5));

        var attempt = Assert.Single(await world.ReadAsync(db => Task.FromResult(db.Attempts.ToList())));
        Assert.Equal((AttemptStatus.Failed, IAccountBlockGateway.ManagedByOrganization), (attempt.Status, attempt.FailureCode));
        Assert.Contains("managed by its organisation", attempt.FailureText, StringComparison.Ordinal);
        Assert.Contains("was not changed", attempt.FailureText, StringComparison.Ordinal);
        Assert.Contains("AWS Organizations", attempt.FailureText, StringComparison.Ordinal);
        var state = (await world.Get<AccountBlockQueries>().GetAsync(FakeAws.Account, None))!;
        Assert.Contains("managed by its organisation", state.Restore.WhyNot, StringComparison.Ordinal);
        Assert.All(await OpenBrochuresAsync(world), finding => Assert.Equal(RemediationStatus.Failed, finding.RemediationStatus));
    }

    [Fact]
    public async Task A_stale_read_after_the_event_is_looked_at_again()
    {
        await using var world = await HeldAsync();
        world.Aws.AccountBlock = BlockPublicAccess.None;
        world.Aws.StaleAccountReads.Enqueue(Former);

        await world.DeliverAsync(Set(BlockPublicAccess.None, world.Now));
        Assert.Empty(await OpenBrochuresAsync(world));
        await world.PassAsync(TimeSpan.FromSeconds(2));
        await world.PassAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(Brochures, (await OpenBrochuresAsync(world)).Count);
    }

    [Fact]
    public async Task A_loss_that_no_event_told_of_is_found_by_the_next_inventory()
    {
        await using var world = await HeldAsync();
        world.Aws.AccountBlock = BlockPublicAccess.None;

        await world.InventoryAsync();
        await world.PassAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(Brochures, (await OpenBrochuresAsync(world)).Count);
        Assert.True((await world.Get<AccountBlockQueries>().GetAsync(FakeAws.Account, None))!.Restore.Offered);
    }

    [Fact]
    public async Task An_account_that_cannot_be_read_makes_nothing_look_safer_and_automatic_mode_leaves_it_to_people()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws.AccountBlock = null;
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        await world.InventoryAsync();
        await world.SetModeAsync("payroll", AutomaticMode.Automatic);
        world.Clock.Advance(TimeSpan.FromMinutes(5));

        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);

        Assert.Equal((Exposure.Public, null), ((await world.BucketAsync("payroll")).Exposure, (await world.BucketAsync("payroll")).AccountBlockState));
        Assert.Empty(world.Aws.Writes);
        Assert.Equal(RemediationStatus.AwaitingApproval, (await world.TheFindingAsync()).RemediationStatus);
    }

    [Fact]
    public async Task Every_step_twice_is_one_write()
    {
        await using var world = await HeldAsync();
        await LoseAsync(world);
        await world.Get<AnalystDesk>().RestoreAccountBlockAsync(FakeAws.Account, "bpa:none", null, await AnaAsync(world), None);

        await world.DrainAsync(twice: true);
        world.Clock.Advance(TimeSpan.FromMinutes(3));
        await world.DrainAsync(twice: true);

        Assert.Equal([$"PutAccountBlock {FakeAws.Account}"], world.Aws.Writes);
        Assert.Equal(Brochures, (await world.FindingsAsync()).Count(finding => finding.Resolution == Resolution.BlockRestored));
    }
}
