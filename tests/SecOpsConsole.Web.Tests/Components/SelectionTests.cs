using Bunit;
using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Web.Components.Findings;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>Which rows one decision is about.</summary>
public sealed class SelectionTests : ComponentTest
{
    private readonly LiveRows<FindingRow> _rows = new(row => row.Id);
    private readonly Selection _selection = new(most: 3);

    [Fact]
    public void A_second_toggle_takes_the_row_out_again()
    {
        _selection.Toggle(1);
        _selection.Toggle(2);
        _selection.Toggle(1);

        Assert.Equal([2L], _selection.Ids);
    }

    [Fact]
    public void A_range_goes_from_the_last_toggled_row_in_either_direction()
    {
        _selection.Toggle(4);
        _selection.Extend(2, [1, 2, 3, 4, 5]);

        Assert.Equal([2L, 3, 4], _selection.Ids.Order());
    }

    [Fact]
    public void A_range_without_a_beginning_is_its_row_alone()
    {
        _selection.Extend(2, [1, 2, 3]);

        Assert.Equal([2L], _selection.Ids);
    }

    [Fact]
    public void More_than_one_decision_takes_are_not_selected_and_that_is_said()
    {
        _selection.AddRange([1, 2, 3, 4]);

        Assert.Equal((3, true), (_selection.Count, _selection.IsFull));
        _selection.Toggle(1);
        Assert.False(_selection.IsFull);
    }

    [Fact]
    public async Task X_selects_the_active_row_and_shift_x_from_there_to_here()
    {
        var table = Table();

        await table.InvokeAsync(() => table.Instance.SelectAsync(range: false));
        await table.InvokeAsync(() => table.Instance.KeyAsync("j"));
        await table.InvokeAsync(() => table.Instance.KeyAsync("j"));
        await table.InvokeAsync(() => table.Instance.SelectAsync(range: true));

        Assert.Equal([1L, 2, 3], _selection.Ids.Order());
    }

    [Fact]
    public void The_box_in_the_head_selects_all_rows_and_none()
    {
        var table = Table();
        table.Find("thead input").Change(true);
        Assert.Equal(3, _selection.Count);

        table.Find("thead input").Change(false);
        Assert.Equal(0, _selection.Count);
    }

    [Fact]
    public void A_table_without_a_selection_has_no_boxes()
    {
        _rows.Show([Sample.Row(1)]);

        Assert.Empty(Render<FindingsTable>(p => p.Add(t => t.Rows, _rows.Rows).Add(t => t.Href, id => $"findings?f={id}")).FindAll("input"));
    }

    private IRenderedComponent<FindingsTable> Table()
    {
        _rows.Show([Sample.Row(1), Sample.Row(2), Sample.Row(3)]);
        IRenderedComponent<FindingsTable>? table = null;
        table = Render<FindingsTable>(p => p.Add(t => t.Rows, _rows.Rows).Add(t => t.Href, id => $"findings?f={id}").Add(t => t.Selection, _selection)
            .Add(t => t.OnSelection, EventCallback.Factory.Create(this, () => table!.Render())));
        return table;
    }
}
