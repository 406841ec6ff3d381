using Bunit;
using SecOpsConsole.Web.Components.Policy;

namespace SecOpsConsole.Web.Tests.Components;

public sealed class DiffTests : ComponentTest
{
    private IRenderedComponent<PolicyDiff> Diff(string? before, string? after, bool reasons = true) => Render<PolicyDiff>(p => p
        .Add(d => d.Before, before).Add(d => d.After, after).Add(d => d.BeforeName, "baseline").Add(d => d.AfterName, "live now")
        .Add(d => d.AccountId, reasons ? "111122223333" : null));

    [Fact]
    public void Removed_and_added_lines_have_signs_and_words_and_not_colour_alone()
    {
        var diff = Diff(Sample.TeamPolicy, Sample.PublicPolicy);

        Assert.All(diff.FindAll("tr.removed"), row => Assert.Equal("− removed", row.QuerySelector(".sign")!.TextContent));
        Assert.Contains("role/web", string.Concat(diff.FindAll("tr.removed .code").Select(cell => cell.TextContent)), StringComparison.Ordinal);
        Assert.Contains("\"Principal\": \"*\"", string.Concat(diff.FindAll("tr.added .code").Select(cell => cell.TextContent)), StringComparison.Ordinal);
        Assert.All(diff.FindAll("tr.added"), row => Assert.Equal("+ added", row.QuerySelector(".sign")!.TextContent));
    }

    [Fact]
    public void The_reason_stands_beside_the_offending_statement()
    {
        var diff = Diff(Sample.TeamPolicy, Sample.PublicPolicy);

        var reason = Assert.Single(diff.FindAll("tr.why"));
        Assert.Contains("Public", reason.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_good_policy_has_no_reasons() => Assert.Empty(Diff(Sample.PublicPolicy, Sample.TeamPolicy).FindAll("tr.why"));

    [Fact]
    public void Split_shows_both_sides_in_one_row()
    {
        var diff = Diff(Sample.TeamPolicy, Sample.PublicPolicy);

        diff.FindAll(".segments button")[1].Click();

        Assert.Empty(diff.FindAll("table.unified"));
        Assert.Equal("true", diff.FindAll(".segments button")[1].GetAttribute("aria-pressed"));
        Assert.Equal(diff.FindAll("table.split td.old").Count, diff.FindAll("table.split td.new").Count);
        Assert.Single(diff.FindAll("tr.why"));
    }

    [Fact]
    public void No_policy_before_is_said()
    {
        var diff = Diff(null, Sample.PublicPolicy);

        Assert.Contains("no policy before", diff.Find(".summary").TextContent, StringComparison.Ordinal);
        Assert.Empty(diff.FindAll("tr.removed"));
        Assert.NotEmpty(diff.FindAll("tr.added"));
    }

    [Fact]
    public void The_same_policy_twice_is_no_difference() =>
        Assert.Equal("no difference", Diff(Sample.TeamPolicy, Sample.TeamPolicy).Find(".summary").TextContent);

    [Fact]
    public void Characters_that_nobody_could_see_stand_out()
    {
        var diff = Diff(Sample.TeamPolicy, Sample.TeamPolicy.Replace("Team", "Te\u202Eam\u200B", StringComparison.Ordinal));

        Assert.Equal(["\\u202e", "\\u200b"], diff.FindAll("tr.added .hidden-char").Select(mark => mark.TextContent));
        Assert.DoesNotContain('\u202E', diff.Markup);
    }

    [Fact]
    public void Markup_in_a_policy_is_text()
    {
        var diff = Diff(null, Sample.TeamPolicy.Replace("Team", "<script>alert(1)</script>", StringComparison.Ordinal));

        Assert.Empty(diff.FindAll("script"));
        Assert.Contains("<script>alert(1)</script>", diff.Find("table").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_no_policy_is_shown_as_it_is()
    {
        var diff = Diff(null, "not json \u202E at all");

        Assert.Contains("[U+202E]", diff.Find("tr.added .code").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_escaped_backslash_is_not_taken_for_a_hidden_character() =>
        Assert.Single(EscapedRuns.Of("\"a\\\\u202eb\""));

    [Fact]
    public void Long_unchanged_runs_are_folded_and_open_on_a_click()
    {
        string Many(string last) => $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', Enumerable.Range(0, 12).Select(i => Statement($"S{i}")))}},{{Statement(last)}}]}""";
        var diff = Diff(Many("Before"), Many("After"));

        var folded = diff.FindAll("tr.same").Count;
        diff.Find("tr.fold button").Click();

        Assert.Empty(diff.FindAll("tr.fold"));
        Assert.True(diff.FindAll("tr.same").Count > folded);
    }

    private static string Statement(string sid) =>
        $$"""{"Sid":"{{sid}}","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/{{sid}}"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/{{sid}}/*"}""";
}
