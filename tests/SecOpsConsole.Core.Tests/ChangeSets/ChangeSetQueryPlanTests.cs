using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Tests.Storage;

namespace SecOpsConsole.Core.Tests.ChangeSets;

/// <summary>No list of changes reads or sorts a whole table, and neither does what happens with each event.</summary>
public sealed class ChangeSetQueryPlanTests
{
    private static readonly PageCursor After = PageCursor.At(Rows.Monday, 7);
    private static readonly PageCursor AfterWorst = new($"3:1:{Rows.Monday.Ticks}", 7);
    private static readonly Signal Some = new() { Key = "k", Name = "n", BucketKey = "1/eu-west-1/payroll", AtUtc = Rows.Monday };

    [Fact]
    public async Task The_list_of_changes_walks_its_index()
    {
        await using var test = await TestStore.OpenAsync();
        var plan = await QueryPlan.ReadAsync(test, db => ChangeSetListQuery.Rows(db, After).Take(51));

        Assert.Contains(plan, step => step.StartsWith("SEARCH c USING INDEX IX_ChangeSets_LastUtc_Id", StringComparison.Ordinal));
        // The sums of a row are of its own findings (f3 is the list of their buckets).
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal) && step is not "SCAN f3");
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_signals_of_a_change_walk_their_index()
    {
        await using var test = await TestStore.OpenAsync();
        await QueryPlan.AssertUsesIndexAsync(test, db => ChangeSetListQuery.Signals(db, 1, After).Take(51), "IX_Signals_ChangeSetId_AtUtc_Id");
    }

    [Fact]
    public async Task The_findings_of_a_change_walk_their_index_the_worst_first()
    {
        await using var test = await TestStore.OpenAsync();
        await QueryPlan.AssertUsesIndexAsync(
            test, db => FindingListQuery.Rows(db, new FindingFilter { ChangeSetId = 1 }, AfterWorst, Rows.Monday).Take(51), "IX_Findings_ChangeSetId_Severity_ExposedNow_EventUtc_Id");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_needs_a_decision_walks_an_index_of_open_findings_the_worst_first(bool first)
    {
        await using var test = await TestStore.OpenAsync();
        await QueryPlan.AssertUsesIndexAsync(
            test, db => FindingListQuery.Rows(db, new FindingFilter { View = FindingView.NeedsDecision }, first ? null : AfterWorst, Rows.Monday).Take(51),
            "IX_Findings_Severity_ExposedNow_EventUtc_Id");
    }

    [Fact]
    public async Task The_queue_with_changes_folded_walks_the_same_index()
    {
        await using var test = await TestStore.OpenAsync();
        await QueryPlan.AssertUsesIndexAsync(
            test, db => FindingListQuery.Rows(db, new FindingFilter { View = FindingView.NeedsDecision, Fold = true }, AfterWorst, Rows.Monday).Take(51),
            "IX_Findings_Severity_ExposedNow_EventUtc_Id");
    }

    [Fact]
    public async Task What_each_event_asks_is_found_by_an_index()
    {
        await using var test = await TestStore.OpenAsync();
        await QueryPlan.AssertUsesIndexAsync(test, db => ChangeSetBook.Near(db, "chain", Rows.Monday), "IX_ChangeSets_Chain_LastUtc");
        await QueryPlan.AssertUsesIndexAsync(test, db => SignalBook.Causes(db, Some), "IX_Signals_BucketKey_AtUtc");
        await QueryPlan.AssertUsesIndexAsync(test, db => SignalBook.Followers(db, Some), "IX_Signals_BucketKey_AtUtc");
        await QueryPlan.AssertUsesIndexAsync(test, db => MacieSettlement.Waiting(db, Some.BucketKey), "IX_Signals_BucketKey_AtUtc");
        await QueryPlan.AssertUsesIndexAsync(test, db => ChangeSetQueries.OfBucket(db, Some.BucketKey, 1, 1), "IX_Signals_BucketKey_AtUtc");
    }
}
