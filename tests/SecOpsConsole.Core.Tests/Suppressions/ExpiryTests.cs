using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Suppressions;
using SecOpsConsole.Core.Tests.Intake;

namespace SecOpsConsole.Core.Tests.Suppressions;

/// <summary>Exceptions end by themselves, and people hear of it in time.</summary>
public sealed class ExpiryTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task An_exception_warns_a_week_and_a_day_before_its_end_and_then_reopens_its_finding_with_a_fresh_clock()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        var granted = await scene.GrantAsync(await scene.World.TheFindingAsync());

        await scene.PassAsync(TimeSpan.FromDays(22));
        Assert.Empty(await scene.ToldAsync(FindingEventKind.ExceptionExpiring));
        await scene.PassAsync(TimeSpan.FromDays(1));
        Assert.Contains("ends in 7 days", Assert.Single(await scene.ToldAsync(FindingEventKind.ExceptionExpiring)).Text, StringComparison.Ordinal);
        await scene.PassAsync(TimeSpan.FromDays(6));
        Assert.Contains("ends in a day", (await scene.ToldAsync(FindingEventKind.ExceptionExpiring))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(WorkflowStatus.Suppressed, (await scene.World.TheFindingAsync()).WorkflowStatus);

        await scene.PassAsync(TimeSpan.FromDays(1));

        Assert.Equal(2, (await scene.ToldAsync(FindingEventKind.ExceptionExpiring)).Count);
        Assert.Single(await scene.ToldAsync(FindingEventKind.ExceptionExpired));
        Assert.Equal(SuppressionState.Expired, (await scene.SuppressionAsync(granted.Id)).State);
        var finding = await scene.World.TheFindingAsync();
        Assert.Equal((WorkflowStatus.New, 1), (finding.WorkflowStatus, finding.ReopenedCount));
        Assert.Equal((scene.World.Now, scene.World.Now), (finding.OpenedUtc, finding.ExposedFromUtc));
        Assert.True(finding.FirstSeenUtc < scene.World.Now.AddDays(-29));
    }

    [Fact]
    public async Task A_console_that_was_off_at_the_end_catches_up_when_it_starts()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        await scene.GrantAsync(await scene.World.TheFindingAsync());
        await scene.World.Store.WriteAsync((scope, ct) => scope.Db.WorkItems.Where(w => w.Kind == WorkKind.Expire).ExecuteDeleteAsync(ct), None);

        scene.World.Clock.Advance(TimeSpan.FromDays(40));
        Assert.True(await scene.World.Get<ExpiryWatch>().CheckAsync(None));
        await scene.World.DrainAsync(twice: true);

        Assert.Equal(1, (await scene.World.TheFindingAsync()).ReopenedCount);
        Assert.Single(await scene.ToldAsync(FindingEventKind.ExceptionExpired));
        Assert.Empty(await scene.ToldAsync(FindingEventKind.ExceptionExpiring));
    }

    [Fact]
    public async Task A_clock_that_jumps_ahead_and_back_ends_an_exception_once_and_warns_once()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        await scene.GrantAsync(await scene.World.TheFindingAsync());

        await scene.PassAsync(TimeSpan.FromDays(24));
        await scene.PassAsync(-TimeSpan.FromDays(2));
        await scene.PassAsync(TimeSpan.FromDays(2));
        Assert.Single(await scene.ToldAsync(FindingEventKind.ExceptionExpiring));

        await scene.PassAsync(TimeSpan.FromDays(7));
        await scene.PassAsync(-TimeSpan.FromDays(2));
        await scene.PassAsync(TimeSpan.FromDays(3));
        Assert.Single(await scene.ToldAsync(FindingEventKind.ExceptionExpired));
        Assert.Equal(1, (await scene.World.TheFindingAsync()).ReopenedCount);
    }

    [Fact]
    public async Task An_exception_of_three_days_warns_only_a_day_before()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        await scene.GrantAsync(await scene.World.TheFindingAsync(), days: 3);

        await scene.PassAsync(TimeSpan.FromDays(1));
        Assert.Empty(await scene.ToldAsync(FindingEventKind.ExceptionExpiring));
        await scene.PassAsync(TimeSpan.FromDays(1));
        Assert.Single(await scene.ToldAsync(FindingEventKind.ExceptionExpiring));
    }

    [Fact]
    public async Task An_extended_exception_lives_to_its_new_end_and_warns_anew()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        var granted = await scene.GrantAsync(await scene.World.TheFindingAsync());
        await scene.PassAsync(TimeSpan.FromDays(24));

        var result = await scene.Desk.ExtendExceptionAsync(new SuppressionId(granted.Id), scene.World.Now.AddDays(30), "The site stays.", scene.Bob, None);
        Assert.True(result.IsAccepted, result.Message);
        await scene.PassAsync(TimeSpan.FromDays(20));

        Assert.Empty(await scene.OpenAsync());
        Assert.Single(await scene.ToldAsync(FindingEventKind.ExceptionExpiring));
        Assert.Equal(("Bob", "The site stays."), (await scene.ToldAsync(FindingEventKind.ExceptionExtended)).Select(row => (row.Who, row.Reason)).Single());
        await scene.PassAsync(TimeSpan.FromDays(4));
        Assert.Equal(2, (await scene.ToldAsync(FindingEventKind.ExceptionExpiring)).Count);
        await scene.PassAsync(TimeSpan.FromDays(7));
        Assert.Single(await scene.OpenAsync());
    }

    [Fact]
    public async Task A_revoked_exception_opens_its_finding_and_can_be_granted_anew()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        var granted = await scene.GrantAsync(await scene.World.TheFindingAsync());

        var result = await scene.Desk.RevokeExceptionAsync(new SuppressionId(granted.Id), "The site is gone.", scene.Bob, None);
        await scene.World.DrainAsync();

        Assert.True(result.IsAccepted, result.Message);
        Assert.Equal((SuppressionState.Revoked, "Bob", "The site is gone."), await StateAsync(scene, granted.Id));
        Assert.Equal(DeskOutcome.Conflict, (await scene.Desk.RevokeExceptionAsync(new SuppressionId(granted.Id), null, scene.Ana, None)).Outcome);
        await scene.GrantAsync(Assert.Single(await scene.OpenAsync()));
    }

    [Fact]
    public async Task An_exception_that_ends_while_its_statement_is_gone_opens_nothing()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        await scene.GrantAsync(await scene.World.TheFindingAsync());
        await scene.World.PutAsync(SuppressionScene.Bucket, SamplePolicy.OwnAccountReads);

        await scene.PassAsync(TimeSpan.FromDays(31));

        Assert.Empty(await scene.ToldAsync(FindingEventKind.Reopened));
        await scene.World.PutAsync(SuppressionScene.Bucket, SitePolicy.Public);
        Assert.Single(await scene.OpenAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(181)]
    public async Task An_end_in_the_past_or_beyond_the_longest_is_refused(int days)
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        var finding = await scene.World.TheFindingAsync();

        Assert.Equal(DeskOutcome.Invalid, (await scene.TryGrantAsync(finding, scene.Ana, days)).Outcome);
        Assert.Single(await scene.OpenAsync());
    }

    [Theory]
    [InlineData("", "why")]
    [InlineData("web team", " ")]
    public async Task Without_an_owner_or_a_reason_nothing_is_granted(string owner, string reason)
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        var finding = await scene.World.TheFindingAsync();

        var result = await scene.Desk.GrantExceptionAsync(new FindingId(finding.Id), new SuppressionSeen(await scene.LiveAsync()), new ExceptionGrant(owner, reason), scene.Ana, None);

        Assert.Equal(DeskOutcome.Invalid, result.Outcome);
        Assert.Single(await scene.OpenAsync());
    }

    [Fact]
    public async Task Without_an_end_an_exception_lives_thirty_days()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        var finding = await scene.World.TheFindingAsync();

        await scene.Desk.GrantExceptionAsync(new FindingId(finding.Id), new SuppressionSeen(await scene.LiveAsync()), new ExceptionGrant("web team", "Public site"), scene.Ana, None);

        Assert.Equal(scene.World.Now.AddDays(30), (await scene.World.ReadAsync(db => db.Suppressions.SingleAsync())).ExpiresUtc);
    }

    [Fact]
    public async Task Of_two_who_grant_at_once_one_does_and_the_other_is_told()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        var finding = await scene.World.TheFindingAsync();

        var results = await Task.WhenAll(scene.TryGrantAsync(finding, scene.Ana), scene.TryGrantAsync(finding, scene.Bob));

        Assert.Single(results, result => result.IsAccepted);
        Assert.Single(results, result => result.Outcome == DeskOutcome.NotAllowed);
        Assert.Equal(1, await scene.World.ReadAsync(db => db.Suppressions.CountAsync()));
    }

    [Fact]
    public async Task A_grant_for_a_policy_that_moved_is_refused()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        var (finding, seen) = (await scene.World.TheFindingAsync(), await scene.LiveAsync());
        await scene.World.PutAsync(SuppressionScene.Bucket, SitePolicy.PublicAndUpload);

        var result = await scene.Desk.GrantExceptionAsync(new FindingId(finding.Id), new SuppressionSeen(seen), new ExceptionGrant("web team", "Public site"), scene.Ana, None);

        Assert.Equal(DeskOutcome.Superseded, result.Outcome);
        Assert.Equal(0, await scene.World.ReadAsync(db => db.Suppressions.CountAsync()));
    }

    private static async Task<(SuppressionState, string?, string?)> StateAsync(SuppressionScene scene, long id)
    {
        var row = await scene.SuppressionAsync(id);
        return (row.State, row.EndedBy, row.EndReason);
    }
}
