using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Overview;
using SecOpsConsole.Core.Tests.Intake;
using SecOpsConsole.Core.Tests.Storage;

namespace SecOpsConsole.Core.Tests.Overview;

/// <summary>The overview counts what happened, and says when there is nothing to count.</summary>
public sealed class OverviewTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_console_in_which_nothing_happened_has_no_figures()
    {
        await using var world = await IntakeWorld.StartAsync();

        var (now, figures) = await ReadAsync(world);

        Assert.Equal((0, 0, 0, 0), (now.ExposedBuckets, now.NeedsDecision, now.Automatic.Total, now.Expiring));
        Assert.Equal((null, null, null, null, null), (figures.Acknowledge, figures.Resolve, figures.ExposureMinutes, figures.UndoRate, figures.ReopenRate));
    }

    [Fact]
    public async Task What_is_exposed_is_counted_by_bucket_and_by_finding()
    {
        await using var world = await IntakeWorld.StartAsync();
        await world.PutAsync("payroll", SamplePolicy.AnyoneReadsAndWrites);

        var now = (await ReadAsync(world)).Now;

        Assert.Equal((2, 1, 2, Policies.Severity.Critical), (now.ExposedFindings, now.ExposedBuckets, now.ExposedUndecided, now.Worst!.Value));
        Assert.Equal(2, (await world.Get<FindingQueries>().ListAsync(new FindingFilter { Exposed = true }, null, 10, None)).Items.Count);
    }

    [Fact]
    public async Task Times_are_from_the_first_sight_to_the_person_and_from_opening_to_the_end()
    {
        await using var world = await IntakeWorld.StartAsync();
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        var id = (await world.TheFindingAsync()).Id;
        world.Clock.Advance(TimeSpan.FromMinutes(4));
        await world.Store.WriteAsync(async (scope, token) =>
        {
            var finding = (await scope.Db.Findings.FindAsync([id], token))!;
            world.Get<FindingLifecycle>().Apply(scope, finding, FindingTransition.Escalate, new TransitionNote("Ana", "Escalated.") { Assignee = "Omar" });
        }, None);
        world.Clock.Advance(TimeSpan.FromMinutes(6));
        await world.PutAsync("payroll", SamplePolicy.OwnAccountReads);
        await world.PassAsync(TimeSpan.FromSeconds(72));

        var (now, figures) = await ReadAsync(world);

        Assert.Equal((TimeSpan.FromMinutes(4), 1), (figures.Acknowledge!.Value, figures.Acknowledged));
        Assert.Equal((TimeSpan.FromMinutes(10), 1), (figures.Resolve!.Value, figures.Resolved));
        Assert.Equal((10, 1), (figures.ExposureMinutes!.Value, figures.ExposedBuckets));
        Assert.Equal((0, 1), (figures.ReopenRate!.Value, figures.Closed));
        Assert.Equal(0, now.ExposedBuckets);
    }

    [Fact]
    public async Task A_problem_that_came_back_counts_as_reopened()
    {
        await using var world = await IntakeWorld.StartAsync();
        foreach (var policy in new[] { SamplePolicy.AnyoneReads, SamplePolicy.OwnAccountReads, SamplePolicy.AnyoneReads })
        {
            await world.PutAsync("payroll", policy);
            await world.PassAsync(TimeSpan.FromSeconds(90));
        }

        Assert.Equal((1, 1), ((await ReadAsync(world)).Figures.ReopenRate!.Value, (await ReadAsync(world)).Figures.Closed));
    }

    [Fact]
    public async Task Every_number_is_found_by_an_index()
    {
        await using var test = await TestStore.OpenAsync();
        var from = Rows.Monday;

        await QueryPlan.AssertUsesIndexAsync(test, db => OverviewListQuery.ExposedNow(db), "IX_Findings_ExposedNow");
        await QueryPlan.AssertUsesIndexAsync(test, db => OverviewListQuery.EndedSince(db, from), "IX_Findings_ExposedUntilUtc");
        await QueryPlan.AssertUsesIndexAsync(test, db => OverviewListQuery.ResolvedSince(db, from), "IX_Findings_ResolvedUtc");
        await QueryPlan.AssertUsesIndexAsync(test, db => OverviewListQuery.ReopenedSince(db, from), "IX_Findings_Severity_ExposedNow_EventUtc_Id");
        await QueryPlan.AssertUsesIndexAsync(test, db => OverviewListQuery.AutomaticSince(db, from), "IX_Attempts_Trigger_CreatedUtc");
        var seen = await QueryPlan.ReadAsync(test, db => OverviewListQuery.Seen(db, from));
        Assert.Contains(seen, step => step.Contains("IX_Findings_FirstSeenUtc", StringComparison.Ordinal));
        Assert.Contains(seen, step => step.Contains("IX_FindingEvents_FindingId_Id", StringComparison.Ordinal));
    }

    private static async Task<(OverviewNow Now, KeyFigures Figures)> ReadAsync(IntakeWorld world)
    {
        var queries = world.Get<OverviewQueries>();
        return (await queries.NowAsync(None), await queries.FiguresAsync(None));
    }
}
