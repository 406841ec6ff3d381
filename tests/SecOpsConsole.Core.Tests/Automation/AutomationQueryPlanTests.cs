using SecOpsConsole.Core.Automation;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Shadow;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Tests.Storage;

namespace SecOpsConsole.Core.Tests.Automation;

public sealed class AutomationQueryPlanTests
{
    private static readonly PageCursor AfterName = new("payroll", 7);
    private static readonly PageCursor AfterTime = PageCursor.At(Rows.Monday, 7);

    [Theory]
    [InlineData(null, false, "IX_Buckets_Name_Id")]
    [InlineData(AutomaticMode.Automatic, false, "IX_Buckets_ByMode")]
    [InlineData(null, true, "IX_Buckets_Held")]
    public async Task The_buckets_are_walked_by_an_index_and_not_sorted(AutomaticMode? mode, bool held, string index)
    {
        await using var store = await TestStore.OpenAsync();
        await QueryPlan.AssertUsesIndexAsync(
            store, db => AutomationListQuery.Buckets(db, new AutomationFilter { Mode = mode, Held = held }, AfterName).Take(51), index);
    }

    [Fact]
    public async Task A_scorecard_reads_its_window_only()
    {
        await using var store = await TestStore.OpenAsync();
        await QueryPlan.AssertUsesIndexAsync(store, db => AutomationListQuery.Scored(db, Rows.Monday), "IX_ShadowDecisions_AtUtc_Id");
        await QueryPlan.AssertUsesIndexAsync(store, db => AutomationListQuery.Scored(db, 1, Rows.Monday), "IX_ShadowDecisions_BucketId_AtUtc");
    }

    [Theory]
    [InlineData(null, null, "IX_ShadowDecisions_AtUtc_Id")]
    [InlineData(1L, null, "IX_ShadowDecisions_BucketId_AtUtc")]
    [InlineData(null, ShadowAgreement.Dangerous, "IX_ShadowDecisions_Agreement_AtUtc_Id")]
    public async Task The_opinions_are_walked_by_an_index_and_not_sorted(long? bucket, ShadowAgreement? agreement, string index)
    {
        await using var store = await TestStore.OpenAsync();
        await QueryPlan.AssertUsesIndexAsync(
            store, db => AutomationListQuery.Decisions(db, new ShadowFilter { Agreement = agreement }, bucket, AfterTime).Take(51), index);
    }

    [Fact]
    public async Task The_automatic_actions_and_the_stops_are_walked_by_an_index_and_not_sorted()
    {
        await using var store = await TestStore.OpenAsync();
        await QueryPlan.AssertUsesIndexAsync(store, db => AutomationListQuery.Actions(db, AfterTime).Take(51), "IX_Attempts_Trigger_CreatedUtc");
        await QueryPlan.AssertUsesIndexAsync(store, db => AutomationListQuery.Stops(db).Take(20), "IX_FindingEvents_Kind_Id");
    }
}
