using Bunit;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Policies;
using SecOpsConsole.Web.Components.Findings;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Tests.Components;

public sealed class FindingsTableTests : ComponentTest
{
    private readonly LiveRows<FindingRow> _rows = new(row => row.Id);

    private IRenderedComponent<FindingsTable> Table(params FindingRow[] rows)
    {
        _rows.Show(rows);
        return Render<FindingsTable>(p => p.Add(t => t.Rows, _rows.Rows).Add(t => t.Href, id => $"findings?f={id}"));
    }

    private static string[] TabStops(IRenderedComponent<FindingsTable> table) =>
        [.. table.FindAll("a.title").Where(link => link.GetAttribute("tabindex") == "0").Select(link => link.GetAttribute("href")!)];

    [Fact]
    public void A_row_says_which_bucket_and_how_sensitive_its_data_is_before_who_did_it()
    {
        var table = Table(
            Sample.Row(1, severity: Severity.Critical) with { SensitiveData = "credentials in 1 object", ExposedData = "Anyone on the internet can reach the bucket, and Macie found credentials (3 occurrences in 1 object) in it." },
            Sample.Row(2) with { SensitiveData = "personal data in 5 objects" },
            Sample.Row(3));

        Assert.All(table.FindAll(".about > span:first-child"), span => Assert.Equal("bucket", span.GetAttribute("class")));
        var about = table.FindAll(".about > span:nth-child(2)");
        Assert.Equal(["Macie: credentials in 1 object", "Macie: personal data in 5 objects", "data not known"], about.Select(span => span.TextContent));
        Assert.Equal(["tone-bad", null, "faint"], about.Select(span => span.GetAttribute("class")));
        Assert.StartsWith("Anyone on the internet can reach", about[0].GetAttribute("title"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_has_one_tab_stop_and_it_is_the_first_row()
    {
        var table = Table(Sample.Row(1), Sample.Row(2), Sample.Row(3));

        Assert.Equal(["findings?f=1"], TabStops(table));
    }

    [Fact]
    public async Task J_and_the_arrow_go_down_and_k_goes_up()
    {
        var table = Table(Sample.Row(1), Sample.Row(2), Sample.Row(3));

        await table.InvokeAsync(() => table.Instance.KeyAsync("j"));
        await table.InvokeAsync(() => table.Instance.KeyAsync("ArrowDown"));
        Assert.Equal(["findings?f=3"], TabStops(table));

        await table.InvokeAsync(() => table.Instance.KeyAsync("k"));
        Assert.Equal(["findings?f=2"], TabStops(table));
    }

    [Fact]
    public async Task The_ends_of_the_table_hold()
    {
        var table = Table(Sample.Row(1), Sample.Row(2));

        await table.InvokeAsync(() => table.Instance.KeyAsync("k"));
        Assert.Equal(["findings?f=1"], TabStops(table));

        await table.InvokeAsync(() => table.Instance.KeyAsync("End"));
        await table.InvokeAsync(() => table.Instance.KeyAsync("j"));
        Assert.Equal(["findings?f=2"], TabStops(table));
    }

    [Fact]
    public async Task A_key_that_is_not_the_tables_moves_nothing()
    {
        var table = Table(Sample.Row(1), Sample.Row(2));

        Assert.False(await table.InvokeAsync(() => table.Instance.KeyAsync("x")));
        Assert.Equal(["findings?f=1"], TabStops(table));
    }

    [Fact]
    public void The_selected_row_is_said_to_be_current_and_keeps_the_tab_stop()
    {
        _rows.Show([Sample.Row(1), Sample.Row(2)]);
        var table = Render<FindingsTable>(p => p.Add(t => t.Rows, _rows.Rows).Add(t => t.Href, id => $"findings?f={id}").Add(t => t.SelectedId, 2L));

        Assert.Equal("true", table.FindAll("tbody tr")[1].GetAttribute("aria-current"));
        Assert.Equal(["findings?f=2"], TabStops(table));
    }

    [Fact]
    public void A_row_that_changes_stays_in_its_place()
    {
        var table = Table(Sample.Row(1), Sample.Row(2));
        var second = Sample.Row(2, version: 2, workflow: WorkflowStatus.Resolved, remediation: RemediationStatus.Verified);

        _rows.Merge([second, Sample.Row(1)]);
        table.Render(p => p.Add(t => t.Rows, _rows.Rows));

        var rows = table.FindAll("tbody tr");
        Assert.Contains("findings?f=1", rows[0].InnerHtml, StringComparison.Ordinal);
        Assert.Contains("Verified", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("changed", rows[1].ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public void Severity_is_a_word_and_a_shape_of_its_own()
    {
        var table = Table([.. Enum.GetValues<Severity>().Select((severity, i) => Sample.Row(i + 1, severity: severity))]);

        var cells = table.FindAll("td.severity");
        Assert.Equal(Enum.GetNames<Severity>(), cells.Select(cell => cell.TextContent.Trim()));
        Assert.Equal(5, cells.Select(cell => cell.QuerySelector("svg")!.InnerHtml).Distinct().Count());
    }

    [Fact]
    public void A_title_with_markup_is_text()
    {
        var table = Table(Sample.Row(title: "<script>alert(1)</script><img src=x onerror=alert(1)>"));

        Assert.Empty(table.FindAll("script, img"));
        Assert.Contains("<script>alert(1)</script>", table.Find("a.title").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_that_turns_the_reading_direction_shows_the_character_instead()
    {
        var table = Table(Sample.Row(title: "Anyone can read \u202Egnp.exe\u200B"));

        Assert.Equal(["U+202E", "U+200B"], table.FindAll(".hidden-char").Select(mark => mark.TextContent));
        Assert.DoesNotContain('\u202E', table.Markup);
    }
}
