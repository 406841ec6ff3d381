using SecOpsConsole.Core.Findings;
using SecOpsConsole.Policies;
using SecOpsConsole.Web.Components.Findings;

namespace SecOpsConsole.Web.Tests.Components;

public sealed class FilterTextTests
{
    private static FindingFilter Filter(string text) => FilterText.Parse(text).Filter ?? throw new InvalidOperationException(FilterText.Parse(text).Problem);

    [Fact]
    public void Every_part_of_the_grammar_is_understood_at_once()
    {
        Assert.Equal(
            new FindingFilter
            {
                View = FindingView.Held, MinSeverity = Severity.High, WorkflowStatus = WorkflowStatus.New, Bucket = "acme-*", AccountId = "111122223333",
                Assignee = "Ben Ode", Overdue = true, Text = "dana terraform",
            },
            FilterText.Parse("severity>=HIGH status:new bucket:Acme-* account:111122223333 assignee:\"Ben Ode\" is:overdue dana terraform", FindingView.Held).Filter);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    public void No_text_is_no_filter(string? text) => Assert.Equal(new FindingFilter(), FilterText.Parse(text).Filter);

    [Theory]
    [InlineData("sevrity>=high")]
    [InlineData("state:new")]
    [InlineData("severity>=urgent")]
    [InlineData("severity>=3")]
    [InlineData("status:open")]
    [InlineData("is:open")]
    [InlineData("source:5")]
    [InlineData("source:mail")]
    [InlineData("change-set:x")]
    [InlineData("change-set:-1")]
    [InlineData("account:123")]
    [InlineData("bucket:")]
    [InlineData("assignee:\"\"")]
    public void What_is_not_understood_is_said_and_filters_nothing_through(string text)
    {
        var parsed = FilterText.Parse(text);

        // "sevrity>=high" has no key that the grammar knows, so it is a word to look for: it narrows, it never widens.
        Assert.True(parsed.Filter is null ? parsed.Problem is not null : parsed.Filter.Text == text);
    }

    [Fact]
    public void An_arn_is_a_text_to_look_for() =>
        Assert.Equal("arn:aws:iam::1:role/x", Filter("arn:aws:iam::1:role/x").Text);

    [Fact]
    public void A_quoted_text_may_hold_a_colon() => Assert.Equal("foo:bar", Filter("\"foo:bar\"").Text);

    [Fact]
    public void Severity_with_a_colon_means_at_least() => Assert.Equal(Severity.Medium, Filter("severity:medium").MinSeverity);

    [Fact]
    public void A_text_that_is_too_long_is_refused() => Assert.Contains("200", FilterText.Parse(new string('x', 201)).Problem, StringComparison.Ordinal);

    [Fact]
    public void An_open_quote_ends_with_the_text() => Assert.Equal("two words", Filter("\"two words").Text);

    [Theory]
    [InlineData("severity>=high status:new bucket:acme-* dana")]
    [InlineData("assignee:\"Ben Ode\" is:overdue")]
    [InlineData("status:new source:sweep")]
    [InlineData("source:config change-set:7")]
    [InlineData("is:exposed")]
    public void A_filter_is_written_as_it_is_read(string text) => Assert.Equal(text, FilterText.Format(Filter(text)));
}
