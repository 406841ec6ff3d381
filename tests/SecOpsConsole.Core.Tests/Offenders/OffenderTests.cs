using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Tests.Remediation;
using SecOpsConsole.Policies;
using static SecOpsConsole.Core.Tests.Offenders.OffenderWorld;

namespace SecOpsConsole.Core.Tests.Offenders;

/// <summary>Who opens buckets again and again becomes a finding with a story.</summary>
public sealed class OffenderTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Three_reverted_exposures_in_a_day_are_one_finding_with_its_story()
    {
        await using var world = await World.OpenAsync();

        var detail = await world.OffenderAsync();

        Assert.Matches("^ivan opened 3 buckets in 2[0-9] minutes; each change was reverted$", detail.Finding.Title);
        Assert.Equal((FindingCategory.Principal, "repeat-offender", Severity.High, WorkflowStatus.New), (detail.Finding.Category, detail.Finding.Check, detail.Finding.Severity, detail.Finding.WorkflowStatus));
        Assert.Equal((Ivan, PrincipalClass.User), (detail.Principal.Arn, detail.Principal.Class));
        Assert.Equal(["designs", "invoices", "payroll"], detail.Offences.Select(o => o.Bucket));
        Assert.All(detail.Offences, o => Assert.NotNull(o.FindingId));
        Assert.True(detail.Actions.Quarantine.Offered, detail.Actions.Quarantine.WhyNot);
        Assert.False(detail.Actions.Release.Offered);
        Assert.Null(detail.Finding.BucketId);
    }

    [Fact]
    public async Task Two_are_not_enough_and_a_day_apart_they_do_not_add_up()
    {
        await using var world = await World.OpenAsync();
        await world.ExposeAndRevertAsync("payroll", User(Ivan));
        await world.ExposeAndRevertAsync("invoices", User(Ivan));
        Assert.Empty(await world.OffendersAsync());

        world.Clock.Advance(TimeSpan.FromHours(25));
        await world.ExposeAndRevertAsync("designs", User(Ivan));

        Assert.Empty(await world.OffendersAsync());
    }

    [Fact]
    public async Task The_same_name_in_another_account_or_another_session_name_is_told_apart_by_arn()
    {
        await using var world = await World.OpenAsync();
        await world.ExposeAndRevertAsync("payroll", User(Ivan));
        await world.ExposeAndRevertAsync("invoices", User("arn:aws:iam::444455556666:user/ivan"));
        await world.ExposeAndRevertAsync("designs", User("arn:aws:iam::111122223333:user/contractors/ivan"));
        Assert.Empty(await world.OffendersAsync());

        foreach (var (bucket, session) in new[] { ("a", "monday"), ("b", "tuesday"), ("c", "wednesday") })
        {
            await world.ExposeAndRevertAsync(bucket, Session(Deploy, session));
        }

        Assert.Equal(Deploy, (await world.TheOffenderAsync()).Principal.Arn);
    }

    [Fact]
    public async Task What_a_person_approved_is_no_offence()
    {
        await using var world = await World.OpenAsync();
        await world.ExposeAndRevertAsync("payroll", User(Ivan));
        await world.ExposeAndRevertAsync("invoices", User(Ivan));
        var (bucket, finding) = await world.ExposeAsync("website", User(Ivan));
        Assert.True((await world.Desk.ApproveAsync(new FindingId(finding.Id), bucket.LiveFingerprint!, null, world.Ana, None)).IsAccepted);
        await world.DrainAsync();

        Assert.Empty(await world.OffendersAsync());
    }

    [Fact]
    public async Task A_revert_that_a_person_undid_counts_no_more()
    {
        await using var world = await World.OpenAsync();
        await world.ExposeAndRevertAsync("payroll", User(Ivan));
        await world.ExposeAndRevertAsync("invoices", User(Ivan));
        var undone = await world.ReadAsync(db => db.Findings.OrderByDescending(f => f.Id).FirstAsync());
        var live = (await world.BucketAsync(undone.BucketId!.Value)).LiveFingerprint!;
        Assert.True((await world.Desk.UndoAsync(new FindingId(undone.Id), live, confirmWidening: true, null, world.Ana, None)).IsAccepted);
        await world.DrainAsync();
        await world.ExposeAndRevertAsync("designs", User(Ivan));

        Assert.Empty(await world.OffendersAsync());
    }

    [Fact]
    public async Task The_consoles_own_role_and_services_are_nobody()
    {
        await using var world = await World.OpenAsync();
        foreach (var actor in new[]
        {
            Session("arn:aws:iam::111122223333:role/SecOpsConsoleRemediator", "SecOpsConsole-1"),
            Session("arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig", "x"),
            new Actor { Type = "AWSService", Name = "cloudtrail.amazonaws.com" },
        })
        {
            for (var i = 0; i < 3; i++)
            {
                await world.ExposeAndRevertAsync($"b{Guid.NewGuid():n}", actor);
            }
        }

        Assert.Empty(await world.ReadAsync(db => db.Offences.ToListAsync()));
    }

    [Fact]
    public async Task A_fourth_one_refreshes_the_finding_and_makes_no_second()
    {
        await using var world = await World.OpenAsync();
        await world.OffenderAsync();
        await world.ExposeAndRevertAsync("plans", User(Ivan));
        await world.ExposeAndRevertAsync("salaries", User(Ivan));
        await world.ExposeAndRevertAsync("secrets", User(Ivan));

        var detail = await world.TheOffenderAsync();
        Assert.Matches("^ivan opened 6 buckets in 5[0-9] minutes; each change was reverted$", detail.Finding.Title);
        Assert.Equal((Severity.Critical, 6), (detail.Finding.Severity, detail.Offences.Count));
    }

    [Fact]
    public async Task One_change_that_is_contained_and_then_reverted_counts_once()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.ExposeAsync("payroll", User(Ivan));
        Assert.True((await world.Desk.ContainAsync(new FindingId(finding.Id), bucket.BlockState!, null, world.Ana, None)).IsAccepted);
        await world.DrainAsync();
        Assert.True((await world.Desk.RevertAsync(new FindingId(finding.Id), bucket.LiveFingerprint!, null, world.Ana, None)).IsAccepted);
        await world.DrainAsync();
        Assert.Equal(Resolution.Reverted, (await world.FindingAsync(finding.Id)).Resolution);

        Assert.Equal(OffenceKind.Reverted, (await world.ReadAsync(db => db.Offences.SingleAsync())).Kind);
        var contained = await world.ReadAsync(db => db.Attempts.OrderBy(attempt => attempt.Id).FirstAsync());
        Assert.True((await world.Desk.UndoAsync(contained.Id, contained.TargetFingerprint!, confirmWidening: true, null, world.Ana, None)).IsAccepted);
        await world.DrainAsync();
        Assert.Null((await world.ReadAsync(db => db.Offences.SingleAsync())).WithdrawnUtc);
        await world.ExposeAndRevertAsync("invoices", User(Ivan));
        Assert.Empty(await world.OffendersAsync());
    }

    [Fact]
    public async Task Settled_by_a_person_the_count_starts_anew_and_in_the_same_window_it_opens_again()
    {
        await using var world = await World.OpenAsync();
        var detail = await world.OffenderAsync();
        var result = await world.Desk.SettleAsync(new FindingId(detail.Finding.Id), detail.Finding.Version, "talked to ivan", world.Ana, None);
        Assert.True(result.IsAccepted, result.Message);
        var handed = await world.Desk.EscalateAsync(new FindingId(detail.Finding.Id), "Bob", "please look", null, null, world.Ana, None);
        Assert.Equal((DeskOutcome.NotAllowed, RecordState.Archived), (handed.Outcome, (await world.TheOffenderAsync()).Finding.RecordState));
        await world.ExposeAndRevertAsync("plans", User(Ivan));
        Assert.Equal((WorkflowStatus.Resolved, Resolution.Settled), ((await world.TheOffenderAsync()).Finding.WorkflowStatus, (await world.TheOffenderAsync()).Finding.Resolution));

        await world.ExposeAndRevertAsync("salaries", User(Ivan));
        await world.ExposeAndRevertAsync("secrets", User(Ivan));

        var again = await world.TheOffenderAsync();
        Assert.Equal((WorkflowStatus.New, 1), (again.Finding.WorkflowStatus, again.Finding.ReopenedCount));

        Assert.True((await world.Desk.SettleAsync(new FindingId(again.Finding.Id), again.Finding.Version, null, world.Ana, None)).IsAccepted);
        world.Clock.Advance(TimeSpan.FromDays(3));
        foreach (var bucket in new[] { "x1", "x2", "x3" })
        {
            await world.ExposeAndRevertAsync(bucket, User(Ivan));
        }

        Assert.Equal([WorkflowStatus.Resolved, WorkflowStatus.New], (await world.OffendersAsync()).Select(f => f.WorkflowStatus));
    }

    [Fact]
    public async Task Settling_a_story_that_went_on_is_refused()
    {
        await using var world = await World.OpenAsync();
        var detail = await world.OffenderAsync();
        await world.ExposeAndRevertAsync("plans", User(Ivan));

        var result = await world.Desk.SettleAsync(new FindingId(detail.Finding.Id), detail.Finding.Version, null, world.Ana, None);

        Assert.Equal(DeskOutcome.Superseded, result.Outcome);
        Assert.Equal(WorkflowStatus.New, (await world.TheOffenderAsync()).Finding.WorkflowStatus);
    }

    [Fact]
    public async Task A_review_that_runs_twice_changes_nothing_the_second_time()
    {
        await using var world = await World.OpenAsync();
        var before = await world.OffenderAsync();
        await world.Store.Store.WriteAsync((scope, _) =>
        {
            OffenceBook.Review(scope, before.Principal.Id, look: true);
            return Task.CompletedTask;
        }, None);
        var item = await world.ClaimAsync(WorkKind.Offender);

        Assert.IsType<WorkOutcome.Done>(await world.HandleAsync(item));
        Assert.IsType<WorkOutcome.Done>(await world.HandleAsync(item));

        var after = await world.TheOffenderAsync();
        Assert.Equal((before.Finding.Version, before.Timeline.Count), (after.Finding.Version, after.Timeline.Count));
    }

    [Fact]
    public async Task An_offender_can_be_escalated_and_is_listed_by_its_actor()
    {
        await using var world = await World.OpenAsync();
        var detail = await world.OffenderAsync();
        await world.ExposeAsync("other", User("arn:aws:iam::111122223333:user/dana"));

        Assert.True((await world.Desk.EscalateAsync(new FindingId(detail.Finding.Id), "Dora", "please talk", null, null, world.Ana, None)).IsAccepted);

        var byArn = await world.Findings.ListAsync(new FindingFilter { Actor = Ivan }, null, 50, None);
        var byName = await world.Findings.ListAsync(new FindingFilter { Actor = "iv*" }, null, 50, None);
        Assert.Equal(4, byArn.Items.Count);
        Assert.Equal(byArn.Items.Select(row => row.Id), byName.Items.Select(row => row.Id));
        var row = Assert.Single(byArn.Items, row => row.Category == FindingCategory.Principal);
        Assert.Equal((null, null, "111122223333", "Dora"), (row.Bucket, row.Region, row.AccountId, row.Assignee));
        Assert.Empty((await world.Findings.ListAsync(new FindingFilter { Actor = "arn:aws:iam::111122223333:user/iv" }, null, 50, None)).Items);
    }
}
