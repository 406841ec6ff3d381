using Bunit;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Web.Components.Findings;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Tests.Components;

public sealed class LiveRowsTests : ComponentTest
{
    private readonly LiveRows<FindingRow> _rows = new(row => row.Id);

    private long[] Ids => [.. _rows.Rows.Select(shown => shown.Row.Id)];

    [Fact]
    public void New_rows_wait_until_they_are_asked_for()
    {
        _rows.Show([Sample.Row(1)]);
        _rows.Merge([Sample.Row(3), Sample.Row(2), Sample.Row(1)]);

        Assert.Equal([1L], Ids);
        Assert.Equal(2, _rows.Waiting);

        _rows.ShowWaiting();
        Assert.Equal([3L, 2L, 1L], Ids);
        Assert.Equal(0, _rows.Waiting);
    }

    [Fact]
    public void A_row_that_left_the_view_stays_where_it_was_with_its_new_state()
    {
        _rows.Show([Sample.Row(2), Sample.Row(1)]);
        var resolved = Sample.Row(2, version: 2, workflow: WorkflowStatus.Resolved);

        _rows.Merge([Sample.Row(1)], new Dictionary<long, FindingRow> { [2] = resolved });

        Assert.Equal([2L, 1L], Ids);
        Assert.True(_rows.Rows[0].Left);
        Assert.Equal(WorkflowStatus.Resolved, _rows.Rows[0].Row.WorkflowStatus);
        Assert.Equal(0, _rows.Waiting);
    }

    [Fact]
    public void A_row_that_newer_ones_pushed_off_the_page_has_not_left()
    {
        _rows.Show([Sample.Row(2), Sample.Row(1)]);

        _rows.Merge([Sample.Row(3), Sample.Row(2)], new Dictionary<long, FindingRow> { [1] = Sample.Row(1) });

        Assert.False(_rows.Rows[1].Left);
        Assert.Equal(0, _rows.Rows[1].Changes);
    }

    [Fact]
    public void An_unchanged_answer_changes_nothing()
    {
        _rows.Show([Sample.Row(1)]);
        _rows.Merge([Sample.Row(1)]);

        Assert.Equal(0, _rows.Rows[0].Changes);
        Assert.Equal(0, _rows.Waiting);
    }

    [Theory]
    [InlineData(1, "1 new finding – show")]
    [InlineData(3, "3 new findings – show")]
    public void The_bar_says_how_many_wait_and_shows_them_on_a_click(int count, string words)
    {
        var asked = 0;
        var bar = Render<NewRowsBar>(p => p.Add(b => b.Count, count).Add(b => b.OnShow, () => asked++));

        Assert.Equal(words, bar.Find("button").TextContent);
        bar.Find("button").Click();
        Assert.Equal(1, asked);
    }

    [Fact]
    public void The_bar_is_not_there_when_nothing_waits()
    {
        Assert.Empty(Render<NewRowsBar>(p => p.Add(b => b.Count, 0)).FindAll("button"));
    }
}
