using Bunit;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Web.Components.Findings;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Tests.Components;

public sealed class TextAndTimeTests : ComponentTest
{
    [Theory]
    [InlineData("plain, with spaces", "plain, with spaces")]
    [InlineData("Grüße, 東京 🙂", "Grüße, 東京 🙂")]
    [InlineData("a\u202Eb", "a[U+202E]b")]
    [InlineData("a\u200Bb\uFEFFc", "a[U+200B]b[U+FEFF]c")]
    [InlineData("a\u0000b\u001Bc", "a[U+0000]b[U+001B]c")]
    [InlineData("a\u00A0b\u3164c", "a[U+00A0]b[U+3164]c")]
    [InlineData("tag\U000E0041", "tag[U+E0041]")]
    public void What_cannot_be_seen_is_named(string text, string shown) => Assert.Equal(shown, VisibleRuns.Flat(text));

    [Fact]
    public void Half_a_character_is_named() => Assert.Equal("a[U+D800]b", VisibleRuns.Flat("a" + (char)0xD800 + "b"));

    [Fact]
    public void Shown_text_is_isolated_from_what_stands_around_it() =>
        Assert.Equal("BDI", Render<VisibleText>(p => p.Add(v => v.Text, "שלום")).Find("bdi").TagName);

    [Theory]
    [InlineData(2, "now")]
    [InlineData(59, "59 s ago")]
    [InlineData(120, "2 min ago")]
    [InlineData(7_200, "2 h ago")]
    [InlineData(200_000, "2 d ago")]
    [InlineData(-7_200, "in 2 h")]
    public void Relative_time_is_short(int secondsAgo, string words) => Assert.Equal(words, Times.Relative(TimeSpan.FromSeconds(secondsAgo)));

    [Theory]
    [InlineData(-5, "0 s")]
    [InlineData(252, "4 min 12 s")]
    [InlineData(3_900, "1 h 5 min")]
    [InlineData(90_000, "1 d 1 h")]
    public void Elapsed_time_has_two_parts(int seconds, string words) => Assert.Equal(words, Times.Elapsed(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void A_time_carries_its_instant_and_its_zone()
    {
        var time = Render<RelativeTime>(p => p.Add(t => t.Utc, Sample.Now.AddMinutes(-2))).Find("time");

        Assert.Equal("2026-11-22T09:39:07.000Z", time.GetAttribute("datetime"));
        Assert.Equal("22 Nov 2026, 09:39:07 UTC", time.GetAttribute("title"));
        Assert.Equal("2 min ago", time.TextContent);
    }

    [Fact]
    public void The_address_of_the_list_is_read_as_it_is_written()
    {
        var url = new FindingsUrl(FindingView.Escalated, "bucket:acme-* a&b", 12, "abc=");

        Assert.Equal("findings?view=escalated&q=bucket%3Aacme-%2A%20a%26b&cursor=abc%3D&f=12", url.ToString());
        Assert.Equal(url, FindingsUrl.Parse("escalated", "bucket:acme-* a&b", "12", "abc="));
        Assert.Equal("findings", new FindingsUrl().ToString());
    }

    [Theory]
    [InlineData("nonsense", "x")]
    [InlineData(null, "-1")]
    public void An_address_that_makes_no_sense_is_the_default_list(string? view, string? selected) =>
        Assert.Equal(new FindingsUrl(), FindingsUrl.Parse(view, " ", selected, ""));
}
