using SecOpsConsole.Core.Bulk;
using SecOpsConsole.Web.Components.Bulk;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>The words for decisions about many findings.</summary>
public sealed class BulkLookTests
{
    [Fact]
    public void No_two_actions_share_a_key() =>
        Assert.Distinct(Enum.GetValues<BulkAction>().Select(BulkLook.Key).Where(key => key is not null));

    [Fact]
    public void An_outcome_is_summed_up_in_words()
    {
        var decision = new BulkRow(7, BulkAction.Revert, BulkState.Completed, "Ana", null, null, 3, 3, 2, default, default);
        var items = new[] { BulkItemState.Done, BulkItemState.SomebodyWasFirst, BulkItemState.Done }
            .Select((state, i) => new BulkItemRow(i, i, "title", "payroll", state, null, null, false, null)).ToList();

        Assert.Equal("2 done, 1 somebody was first", BulkLook.Summary(new BulkDetail(decision, items)));
    }
}
