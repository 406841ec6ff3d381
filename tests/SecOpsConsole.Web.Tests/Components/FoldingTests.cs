using Bunit;
using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Policies;
using SecOpsConsole.Web.Components.Findings;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>A change of many findings as one row that can be unfolded.</summary>
public sealed class FoldingTests : ComponentTest
{
    private readonly Folding _folding = new() { On = true };
    private readonly LiveRows<FindingRow> _rows;
    private readonly List<long> _folded = [];
    private readonly List<long> _selected = [];

    public FoldingTests() => _rows = new LiveRows<FindingRow>(_folding.IdOf);

    private static FindingRow OfChange(long id, int waiting = 40, int version = 1) => Sample.Row(id, version) with { ChangeSetId = 7, ChangeSize = 40, ChangeWaiting = waiting };

    [Fact]
    public void A_change_of_many_findings_is_one_row_with_its_number_and_highest_severity()
    {
        var table = Table(OfChange(1) with { Severity = Severity.Critical }, Sample.Row(2));

        var rows = table.FindAll("tbody tr");
        Assert.Equal(2, rows.Count);
        Assert.Contains("40 findings of one change", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Critical", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("false", table.Find("button.fold").GetAttribute("aria-expanded"));
        Assert.Equal("change-sets/7", rows[0].QuerySelector("a.to-change")!.GetAttribute("href"));
    }

    [Fact]
    public void A_change_of_few_findings_is_not_folded_and_says_that_there_are_more()
    {
        var table = Table(OfChange(1, waiting: 3) with { ChangeSize = 3 });

        Assert.Empty(table.FindAll("button.fold"));
        Assert.Contains("Change of 3", table.Find("td.state").TextContent, StringComparison.Ordinal);
    }

    /// <summary>In a burst the list is shown while the findings find their change: two lines of one name would end the page.</summary>
    [Fact]
    public void Findings_that_were_shown_before_their_change_stay_lines_of_their_own_beside_it()
    {
        var table = Table(OfChange(1, waiting: 16), Sample.Row(2), Sample.Row(3));

        _rows.Merge([OfChange(1)], new Dictionary<long, FindingRow> { [2] = OfChange(2), [3] = OfChange(3) });
        _folding.Unfold(7, [OfChange(1), OfChange(2), OfChange(3)]);
        table.Render(p => p.Add(t => t.Rows, _rows.Rows));
        _rows.Merge([OfChange(1, waiting: 39)], new Dictionary<long, FindingRow> { [2] = OfChange(2), [3] = OfChange(3) });
        table.Render(p => p.Add(t => t.Rows, _rows.Rows));

        Assert.Contains("39 findings of one change", Assert.Single(table.FindAll("button.fold")).TextContent, StringComparison.Ordinal);
        Assert.Equal(2, table.FindAll("tr.left").Count);
        Assert.Equal(3, table.FindAll("tr.inside").Count);
        Assert.Equal([-7L, 2, 3], _rows.Rows.Select(shown => shown.Id));
    }

    [Fact]
    public void The_button_unfolds_and_the_findings_are_under_their_change()
    {
        var table = Table(OfChange(1), Sample.Row(9));
        table.Find("button.fold").Click();
        Assert.Equal([7L], _folded);

        _folding.Unfold(7, [OfChange(1), OfChange(2)]);
        table.Render(p => p.Add(t => t.Rows, _rows.Rows));

        Assert.Equal("true", table.Find("button.fold").GetAttribute("aria-expanded"));
        Assert.Equal(["findings?f=1", "findings?f=2", "findings?f=9"], table.FindAll("a.title").Select(link => link.GetAttribute("href")));
        Assert.Equal(2, table.FindAll("tr.inside").Count);
    }

    [Fact]
    public async Task The_keys_walk_over_the_change_and_its_findings_and_the_table_keeps_one_tab_stop()
    {
        _folding.Unfold(7, [OfChange(1), OfChange(2)]);
        var table = Table(OfChange(1), Sample.Row(9));
        Assert.Null(table.Instance.ActiveId);
        Assert.Equal("0", table.Find("button.fold").GetAttribute("tabindex"));

        await table.InvokeAsync(() => table.Instance.KeyAsync("j"));
        Assert.Equal(1, table.Instance.ActiveId);
        await table.InvokeAsync(() => table.Instance.KeyAsync("End"));
        Assert.Equal(9, table.Instance.ActiveId);
        Assert.Single(table.FindAll(".title[tabindex='0']"));
    }

    [Fact]
    public async Task Selecting_a_change_asks_for_all_its_findings()
    {
        var selection = new Selection(most: 10);
        var table = Table([OfChange(1)], selection);

        await table.InvokeAsync(() => table.Instance.SelectAsync(range: false));

        Assert.Equal([7L], _selected);
        Assert.Equal(0, selection.Count);
    }

    [Fact]
    public void A_change_stays_in_its_place_when_another_of_its_findings_stands_for_it()
    {
        _rows.Show([OfChange(1), Sample.Row(9)]);
        _rows.Merge([OfChange(2, waiting: 39), Sample.Row(9)]);

        Assert.Equal(0, _rows.Waiting);
        Assert.Equal([2L, 9], _rows.Rows.Select(shown => shown.Row.Id));
        Assert.False(_rows.Rows[0].Left);
    }

    private IRenderedComponent<FindingsTable> Table(params FindingRow[] rows) => Table(rows, null);

    private IRenderedComponent<FindingsTable> Table(FindingRow[] rows, Selection? selection)
    {
        _rows.Show(rows);
        return Render<FindingsTable>(p => p.Add(t => t.Rows, _rows.Rows).Add(t => t.Href, id => $"findings?f={id}").Add(t => t.Fold, _folding).Add(t => t.Selection, selection)
            .Add(t => t.OnFold, EventCallback.Factory.Create<long>(this, _folded.Add)).Add(t => t.OnSelectFold, EventCallback.Factory.Create<long>(this, _selected.Add)));
    }
}
