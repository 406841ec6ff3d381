using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Overview;
using SecOpsConsole.Policies;
using SecOpsConsole.Web.Components.Overview;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>The overview in words: what is not known is never a zero.</summary>
public sealed class OverviewWordsTests
{
    private static readonly DateTime Now = Sample.Now;

    private static OverviewNow State(int findings = 0, int buckets = 0, int undecided = 0) => new(
        findings, buckets, undecided, Severity.High, 0, 0, 0, 0, 0, new AutomaticDay(Now, 0, 0, 0, 0), 0, new PipelineState(Now, 0, null, 0));

    [Fact]
    public void Nothing_to_count_is_said()
    {
        Assert.Equal(["no data yet", "no data yet", "no data yet"], [OverviewWords.Duration(null), OverviewWords.Minutes(null), OverviewWords.Rate(null)]);
        Assert.Equal(["0 s", "0", "0%"], [OverviewWords.Duration(TimeSpan.Zero), OverviewWords.Minutes(0), OverviewWords.Rate(0)]);
    }

    [Fact]
    public void What_is_exposed_is_said_with_what_is_decided()
    {
        Assert.Equal("1 bucket is reachable by anyone now.", OverviewWords.Exposed(State(2, 1, 2)));
        Assert.Equal("2 findings, none decided yet.", OverviewWords.ExposedMore(State(2, 1, 2)));
        Assert.StartsWith("3 findings; 1 of them decided", OverviewWords.ExposedMore(State(3, 2, 2)), StringComparison.Ordinal);
        Assert.StartsWith("No bucket is known", OverviewWords.Exposed(State()), StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_to_decide_is_named_with_its_bucket() =>
        Assert.Equal("orchid-web-assets: Anyone on the internet can read objects of orchid-web-assets", OverviewWords.First(Sample.Row()));

    [Fact]
    public void What_automatic_mode_did_is_said_by_how_it_ended()
    {
        var day = new AutomaticDay(Now, Verified: 2, Undone: 1, Failed: 0, UnderWay: 0);

        Assert.Equal("Automatic mode acted 3 times since yesterday.", OverviewWords.Automatic(day, 4));
        Assert.Equal("2 read back as intended, 1 taken back by a person.", OverviewWords.AutomaticMore(day, 4));
    }

    [Theory]
    [InlineData(1, 0, "good")]
    [InlineData(6, 0, "wait")]
    [InlineData(16, 0, "bad")]
    [InlineData(1, 2, "bad")]
    public void The_pipeline_is_as_healthy_as_its_last_event_and_its_given_up_work(int minutes, int discarded, string tone) =>
        Assert.Equal(tone, OverviewWords.PipelineTone(new PipelineState(Now.AddMinutes(-minutes), 0, null, discarded), Now));

    [Fact]
    public void A_pipeline_that_never_had_an_event_says_so() =>
        Assert.Equal("No event has ever arrived.", OverviewWords.Pipeline(new PipelineState(null, 0, null, 0), Now));
}
