using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Bulk;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Tests.Remediation;

public sealed class RestoreBlockTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static FindingId Id(Finding finding) => new(finding.Id);

    public static TheoryData<string> EveryFormerStateThatHeld => [.. Enumerable.Range(0, 16).Where(bits => (bits & 1) == 1).Select(bits => $"bpa:{Convert.ToString(bits, 2).PadLeft(4, '0')}")];

    /// <summary>The bucket had <paramref name="former"/>, which an inventory read; dana took it away.</summary>
    private static async Task<(World World, Bucket Bucket, Finding Finding)> RemovedAsync(string former = "bpa:1101", string live = "bpa:none")
    {
        var world = await World.OpenAsync();
        world.Aws.SetBlock("payroll", BlockPublicAccess.OfState(live)!);
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        await RemoveAsync(world, bucket, former, live);
        return (world, bucket, finding);
    }

    private static Task RemoveAsync(World world, Bucket bucket, string former, string live) => world.Store.Store.WriteAsync(async (scope, ct) =>
    {
        await BlockHistory.RecordAsync(scope, bucket, new BlockSeen(BlockPublicAccess.OfState(former)!, VersionSource.Inventory, scope.NowUtc.AddHours(-1)), ct);
        await BlockHistory.RecordAsync(scope, bucket, new BlockSeen(BlockPublicAccess.OfState(live)!, VersionSource.Event, scope.NowUtc.AddMinutes(-1), "dana", "e1"), ct);
    }, None);

    private static async Task<(World World, Bucket Bucket, Finding Finding)> RestoringAsync(string former = "bpa:1101")
    {
        var (world, bucket, finding) = await RemovedAsync(former);
        var result = await world.Desk.RestoreBlockAsync(Id(finding), "bpa:none", "It should never have gone", world.Ana, None);
        Assert.True(result.IsAccepted, result.Message);
        return (world, bucket, finding);
    }

    [Theory]
    [MemberData(nameof(EveryFormerStateThatHeld))]
    public async Task Exactly_the_former_settings_come_back_and_undo_gives_back_what_was_there(string former)
    {
        var (world, bucket, finding) = await RestoringAsync(former);
        await using var _1 = world;
        await world.DrainAsync();

        Assert.Equal(former, world.Aws.BlockOf("payroll").State);
        Assert.Empty(world.Aws.Writes);
        var attempt = await world.LatestAttemptAsync();
        Assert.Equal((AttemptStatus.Verified, RemediationActionId.RestoreBlockPublicAccess, "bpa:none", former), (attempt.Status, attempt.Action, attempt.PreImageState, attempt.TargetFingerprint));

        var undo = await world.Desk.UndoAsync(attempt.Id, former, true, null, world.Bob, None);
        await world.DrainAsync();

        Assert.True(undo.IsAccepted, undo.Message);
        Assert.Equal(BlockPublicAccess.None, world.Aws.BlockOf("payroll"));
        var after = await world.FindingAsync(finding.Id);
        Assert.Equal((WorkflowStatus.New, RemediationStatus.Undone, null), (after.WorkflowStatus, after.RemediationStatus, after.Resolution));
        Assert.Equal(HoldReason.PausedByUndo, (await world.BucketAsync(bucket.Id)).HoldReason);
    }

    [Fact]
    public async Task The_finding_is_resolved_when_the_block_is_read_back()
    {
        var (world, bucket, finding) = await RestoringAsync();
        await using var _1 = world;

        Assert.Equal(RemediationStatus.Queued, (await world.FindingAsync(finding.Id)).RemediationStatus);
        await world.DrainAsync();

        var after = await world.FindingAsync(finding.Id);
        Assert.Equal((WorkflowStatus.Resolved, RemediationStatus.Verified, Resolution.BlockRestored), (after.WorkflowStatus, after.RemediationStatus, after.Resolution));
        Assert.NotNull(after.ExposedUntilUtc);
        Assert.Null((await world.BucketAsync(bucket.Id)).ContainedAttemptId);
        var told = await world.TimelineAsync(finding.Id);
        Assert.Equal([FindingEventKind.Judged, FindingEventKind.Decided, FindingEventKind.AttemptStarted, FindingEventKind.SettingWritten, FindingEventKind.Verified], told.Select(row => row.Kind));
        Assert.Equal("It should never have gone", told[1].Reason);
    }

    [Fact]
    public async Task The_dialog_shows_the_former_settings_where_they_are_from_and_who_took_them()
    {
        var (world, _, finding) = await RemovedAsync();
        await using var _1 = world;

        var preview = (await world.Desk.PreviewRestoreBlockAsync(Id(finding), world.Vic, None)).Preview!;

        Assert.Equal((BlockPublicAccess.None, BlockPublicAccess.OfState("bpa:1101"), "bpa:none"), (preview.BlockBefore, preview.BlockAfter, preview.ExpectedFingerprint));
        Assert.Contains("read by the inventory", preview.AccessSentences[0].Text, StringComparison.Ordinal);
        Assert.Contains("dana took them away", preview.AccessSentences[0].Text, StringComparison.Ordinal);
        Assert.Contains(preview.AccessSentences, line => line.Sign == AccessSign.Less && line.Text.StartsWith("Will be held back: Anyone on the internet may use s3:GetObject", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_offered_on_the_buckets_page_too()
    {
        var (world, bucket, _) = await RemovedAsync();
        await using var _1 = world;

        var detail = (await world.Get<BucketQueries>().GetAsync(new BucketId(bucket.Id), None))!;
        var result = await world.Desk.RestoreBlockAsync(new BucketId(bucket.Id), "bpa:none", null, world.Ana, None);
        await world.DrainAsync();

        Assert.True(detail.RestoreBlock.Offered);
        Assert.Equal((BlockPublicAccess.OfState("bpa:1101"), "dana"), (detail.FormerBlock.Former, detail.FormerBlock.RemovedBy));
        Assert.True(result.IsAccepted, result.Message);
        Assert.Equal("bpa:1101", world.Aws.BlockOf("payroll").State);
    }

    [Fact]
    public async Task Where_no_stricter_setting_is_known_it_is_not_offered_and_says_why()
    {
        var (world, _, finding) = await RemovedAsync("bpa:1110", "bpa:1110");
        await using var _1 = world;

        var offer = (await world.Findings.GetAsync(Id(finding), None))!.Actions.RestoreBlock;
        var result = await world.Desk.RestoreBlockAsync(Id(finding), "bpa:1110", null, world.Ana, None);

        Assert.Contains("No other Block Public Access setting is known", offer.WhyNot, StringComparison.Ordinal);
        Assert.Equal(DeskOutcome.NotAllowed, result.Outcome);
        Assert.Contains("Nothing was changed", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_that_a_block_does_not_mend_does_not_offer_it()
    {
        var (world, bucket, _) = await RemovedAsync();
        await using var _1 = world;
        var other = await world.Store.Store.WriteAsync(async (scope, ct) =>
        {
            var finding = new Finding
            {
                BucketId = bucket.Id, DedupKey = "other", Check = CheckIds.ExternalAccount, Title = "Account 222222222222 may read", Category = FindingCategory.Policy,
                Fingerprint = bucket.LiveFingerprint,
            };
            await world.Lifecycle.OpenAsync(scope, finding, ComplianceStatus.NonCompliant, new TransitionNote("console", "Judged."), ct);
            return finding;
        }, None);

        Assert.Contains("would stay", (await world.Findings.GetAsync(Id(other), None))!.Actions.RestoreBlock.WhyNot, StringComparison.Ordinal);
        Assert.Equal(DeskOutcome.NotAllowed, (await world.Desk.RestoreBlockAsync(Id(other), "bpa:none", null, world.Ana, None)).Outcome);
    }

    [Fact]
    public async Task A_block_that_somebody_changed_meanwhile_is_not_overwritten()
    {
        var (world, _, finding) = await RestoringAsync();
        await using var _1 = world;
        world.Aws.SetBlock("payroll", BlockPublicAccess.OfState("bpa:0010")!);

        await world.DrainAsync();

        Assert.Empty(world.Aws.BlockWrites);
        Assert.Equal(RemediationStatus.Superseded, (await world.FindingAsync(finding.Id)).RemediationStatus);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_answer_is_read_back_and_never_written_twice_blindly(bool hadEffect)
    {
        var (world, _, finding) = await RestoringAsync();
        await using var _1 = world;
        world.Aws.NextWrites.Enqueue(FakeGateway.Lost(hadEffect));

        await world.DrainAsync();

        Assert.Single(world.Aws.BlockWrites);
        Assert.Equal(Resolution.BlockRestored, (await world.FindingAsync(finding.Id)).Resolution);
    }

    [Fact]
    public async Task Every_step_run_twice_has_one_effect()
    {
        var (world, _, finding) = await RestoringAsync();
        await using var _1 = world;
        foreach (var kind in new[] { WorkKind.Remediate, WorkKind.Verify })
        {
            var item = await world.ClaimAsync(kind);
            await world.HandleAsync(item);
            await world.RunAsync(item);
        }
        await world.DrainAsync();

        Assert.Single(world.Aws.BlockWrites);
        Assert.Single(await world.TimelineAsync(finding.Id), row => row.Kind == FindingEventKind.Verified);
    }

    [Fact]
    public async Task A_viewer_may_not()
    {
        var (world, _, finding) = await RemovedAsync();
        await using var _1 = world;

        Assert.Equal(DeskOutcome.Forbidden, (await world.Desk.RestoreBlockAsync(Id(finding), "bpa:none", null, world.Vic, None)).Outcome);
    }

    [Fact]
    public async Task Many_buckets_are_given_their_own_former_settings_in_one_decision_and_undone_in_one()
    {
        await using var world = await World.OpenAsync();
        var formers = new[] { "bpa:1111", "bpa:0001", "bpa:1101" };
        var findings = new List<Finding>();
        foreach (var (former, index) in formers.Select((former, index) => (former, index)))
        {
            var (bucket, finding) = await world.AddExposedAsync($"burst-{index}", AutomaticMode.Review);
            await RemoveAsync(world, bucket, former, "bpa:none");
            findings.Add(finding);
        }
        var desk = world.Get<BulkDesk>();

        var preview = await desk.PreviewAsync(BulkAction.RestoreBlock, [.. findings.Select(Id)], world.Ana, None);
        var decided = await desk.DecideAsync(
            new BulkOrder(BulkAction.RestoreBlock, [.. preview.Items.Select(item => new BulkTarget(new FindingId(item.FindingId), item.Preview!.ExpectedFingerprint))]),
            world.Ana, None);
        await world.DrainAsync();

        Assert.True(decided.Answer.IsAccepted, decided.Answer.Message);
        Assert.Equal(formers, Enumerable.Range(0, 3).Select(index => world.Aws.BlockOf($"burst-{index}").State));
        Assert.All(await world.ReadAsync(db => db.Findings.ToListAsync()), finding => Assert.Equal(Resolution.BlockRestored, finding.Resolution));
    }
}
