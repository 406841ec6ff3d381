using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Protection;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Tests.Remediation;

namespace SecOpsConsole.Core.Tests.Protection;

/// <summary>Protected buckets and buckets that code manages: never Automatic by themselves, until a person says why.</summary>
public sealed class ProtectedBucketTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Automatic_mode_leaves_a_protected_bucket_to_a_person_and_says_what_it_is()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("orchid-audit-logs", AutomaticMode.Automatic);
        await world.DecideAsync(bucket.Id);
        await world.DrainAsync();

        var held = await world.FindingAsync(finding.Id);
        Assert.Equal((RemediationStatus.Held, HoldReason.ProtectedBucket), (held.RemediationStatus, held.HoldReason));
        Assert.Null(held.Assignee);
        Assert.Empty(world.Aws.Writes);
        var row = Assert.Single(await world.TimelineAsync(finding.Id), row => row.Kind == FindingEventKind.Held);
        Assert.Equal(
            "This bucket is protected (log destination): automatic mode does not act on it. Its name says that it holds audit logs. Nothing was changed. "
            + "Decide yourself. To let automatic mode act here all the same, resume it on the bucket's page and say why.", row.Text);
        // A person is not barred.
        Assert.True((await world.Desk.RevertAsync(new FindingId(finding.Id), bucket.LiveFingerprint!, null, world.Ana, None)).IsAccepted);
    }

    [Fact]
    public async Task Automatic_is_refused_on_a_protected_bucket_until_it_is_overridden_with_a_reason()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("orchid-audit-logs", AutomaticMode.Review);
        var id = new BucketId(bucket.Id);

        var refused = await world.Desk.SetModeAsync(id, AutomaticMode.Automatic, "we want it", world.Ana, None);
        Assert.Equal(DeskOutcome.NotAllowed, refused.Outcome);
        Assert.Contains("This bucket is protected (log destination)", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(DeskOutcome.Invalid, (await world.Desk.SetModeAsync(id, AutomaticMode.Automatic, true, " ", world.Ana, None)).Outcome);
        Assert.Equal(AutomaticMode.Review, (await world.BucketAsync(bucket.Id)).Mode);
        Assert.True((await world.Desk.SetModeAsync(id, AutomaticMode.Shadow, null, world.Ana, None)).IsAccepted);

        Assert.True((await world.Desk.SetModeAsync(id, AutomaticMode.Automatic, true, "A copy; the original is elsewhere", world.Ana, None)).IsAccepted);
        var after = await world.BucketAsync(bucket.Id);
        Assert.Equal((AutomaticMode.Automatic, "LogDestination", "Ana", "A copy; the original is elsewhere"), (after.Mode, after.OverrideOf, after.OverriddenBy, after.OverrideReason));
        var told = await world.ReadAsync(db => Task.FromResult(db.FindingEvents.Where(e => e.Kind == FindingEventKind.ModeChanged).OrderByDescending(e => e.Id).First()));
        Assert.Equal(("Ana", "A copy; the original is elsewhere"), (told.Who, told.Reason));
        Assert.Contains("In spite of this: This bucket is protected", told.Text, StringComparison.Ordinal);
        await world.DecideAsync(bucket.Id);
        await world.DrainAsync();
        Assert.Equal(RemediationStatus.Verified, (await world.FindingAsync(finding.Id)).RemediationStatus);
    }

    [Fact]
    public async Task Who_undoes_an_override_gives_the_protection_back_and_pauses_automatic_mode()
    {
        await using var world = await World.OpenAsync();
        var (bucket, _) = await world.AddExposedAsync("orchid-audit-logs", AutomaticMode.Automatic);
        await world.DecideAsync(bucket.Id);
        var again = await world.Desk.SetModeAsync(new BucketId(bucket.Id), AutomaticMode.Automatic, true, "A copy", world.Ana, None);
        Assert.Equal("LogDestination", (await world.BucketAsync(bucket.Id)).OverrideOf);

        var undone = await world.Desk.UndoDecisionAsync(again.DecisionId!.Value, "it is the original", world.Bob, None);

        Assert.True(undone.IsAccepted, undone.Message);
        var after = await world.BucketAsync(bucket.Id);
        Assert.Equal((null, HoldReason.PausedByUndo, AutomaticMode.Automatic), (after.OverrideOf, after.HoldReason, after.Mode));
    }

    [Fact]
    public async Task Who_undoes_the_mode_takes_the_override_back_with_it()
    {
        await using var world = await World.OpenAsync();
        var (bucket, _) = await world.AddExposedAsync("orchid-audit-logs", AutomaticMode.Review);
        var on = await world.Desk.SetModeAsync(new BucketId(bucket.Id), AutomaticMode.Automatic, true, "A copy", world.Ana, None);

        Assert.True((await world.Desk.UndoDecisionAsync(on.DecisionId!.Value, null, world.Bob, None)).IsAccepted);

        Assert.Equal((AutomaticMode.Review, null), await world.BucketAsync(bucket.Id) is var after ? (after.Mode, after.OverrideOf) : default);
    }

    [Fact]
    public async Task An_override_of_one_class_is_none_of_what_is_found_later()
    {
        await using var world = await World.OpenAsync();
        var (bucket, _) = await world.AddExposedAsync("orchid-audit-logs", AutomaticMode.Review);
        await world.Desk.SetModeAsync(new BucketId(bucket.Id), AutomaticMode.Automatic, true, "Known", world.Ana, None);
        await ChangeAsync(world, bucket.Id, b => (b.ManagedBy, b.ManagedUtc) = ("Terraform", world.Clock.NowUtc));

        await world.DecideAsync(bucket.Id);
        await world.DrainAsync();
        Assert.Equal(HoldReason.ManagedByIac, (await world.BucketAsync(bucket.Id)).HoldReason);
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task Shadow_says_that_it_would_have_held()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("orchid-terraform-state", AutomaticMode.Shadow);
        await world.DecideAsync(bucket.Id);
        Assert.Contains(await world.TimelineAsync(finding.Id), row => row.Text == "Automatic mode would have held: ProtectedBucket.");
        Assert.Null((await world.BucketAsync(bucket.Id)).HoldReason);
    }

    [Fact]
    public async Task The_dialogs_of_a_managed_bucket_warn_and_have_the_change_for_the_code()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        await ChangeAsync(world, bucket.Id, b => (b.ManagedBy, b.ManagedWho, b.ManagedUtc) = ("Terraform", "terraform-ci", world.Clock.NowUtc));
        var id = new FindingId(finding.Id);

        foreach (var preview in new[] { await world.Desk.PreviewRevertAsync(id, world.Ana, None), await world.Desk.PreviewRepairAsync(id, world.Ana, None), await world.Desk.PreviewContainAsync(id, world.Ana, None) })
        {
            Assert.Equal("Terraform manages this bucket: the next apply will undo this unless the code is changed too.", preview.Preview!.Warnings[0]);
            Assert.Equal("Terraform", preview.Preview.Code!.Tool);
        }
        Assert.Contains("aws_s3_bucket_policy", (await world.Desk.PreviewRevertAsync(id, world.Ana, None)).Preview!.Code!.Text, StringComparison.Ordinal);
        Assert.Contains("aws_s3_bucket_public_access_block", (await world.Desk.PreviewContainAsync(id, world.Ana, None)).Preview!.Code!.Text, StringComparison.Ordinal);
        Assert.Equal("Terraform", IacTools.Of((await world.Findings.GetAsync(id, None))!.Bucket, world.Clock.NowUtc));
    }

    [Fact]
    public async Task A_tool_that_was_not_seen_for_half_a_year_manages_nothing()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Automatic);
        await ChangeAsync(world, bucket.Id, b => (b.ManagedBy, b.ManagedUtc) = ("Terraform", world.Clock.NowUtc.AddDays(-181)));
        await world.DecideAsync(bucket.Id);
        await world.DrainAsync();
        Assert.Equal(RemediationStatus.Verified, (await world.FindingAsync(finding.Id)).RemediationStatus);
        Assert.Null((await world.Desk.PreviewUndoAsync(new FindingId(finding.Id), world.Ana, None)).Preview!.Code);
    }

    [Fact]
    public async Task The_page_and_the_list_say_what_the_bucket_is_and_what_bars_it()
    {
        await using var world = await World.OpenAsync();
        var bucket = await world.AddBucketAsync("payroll", AutomaticMode.Review, SamplePolicies.Good);
        await ChangeAsync(world, bucket.Id, b =>
        {
            (b.ProtectedAs, b.ProtectedWhy) = ("LogDestination,Own", "Logs come here.\nThe configuration lists it.");
            (b.ManagedBy, b.ManagedUtc) = ("CloudFormation", world.Clock.NowUtc);
        });

        var queries = world.Get<BucketQueries>();
        var detail = await queries.GetAsync("payroll", None);
        Assert.Equal(["Logs come here.", "The configuration lists it."], detail!.Protection.Select(found => found.Why));
        Assert.Equal(2, detail.Bars.Count);
        Assert.Equal("CloudFormation", detail.ManagedBy);
        var row = Assert.Single((await queries.ListAsync(null, false, null, 10, None)).Items);
        Assert.Equal(("LogDestination,Own", "CloudFormation"), (row.ProtectedAs, row.ManagedBy));
    }

    private static Task ChangeAsync(World world, long bucketId, Action<Bucket> change) => world.Store.Store.WriteAsync((scope, _) =>
    {
        change(scope.Db.Buckets.Single(b => b.Id == bucketId));
        return Task.CompletedTask;
    }, None);
}
