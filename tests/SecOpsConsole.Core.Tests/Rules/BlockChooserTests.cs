using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Rules;

namespace SecOpsConsole.Core.Tests.Rules;

public sealed class BlockChooserTests
{
    private static readonly DateTime Noon = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);
    private static readonly BlockPublicAccess Policy = new(false, false, false, RestrictPublicBuckets: true);
    private static readonly BlockPublicAccess Acl = new(false, IgnorePublicAcls: true, false, false);

    private static BlockPublicAccess Of(string state) => BlockPublicAccess.OfState(state)!;

    private static BlockSighting Seen(string state, int minute, VersionSource source = VersionSource.LiveRead, string? who = null) =>
        new() { AccountId = "111122223333", State = state, SeenUtc = Noon.AddMinutes(minute), Source = source, ActorName = who };

    private static BlockChoice Choose(string live, BlockPublicAccess needed, params BlockSighting[] oldestFirst) =>
        BlockChooser.Choose(Of(live), [.. oldestFirst.Reverse()], needed);

    [Fact]
    public void What_was_taken_away_is_found_with_where_it_was_seen_and_who_took_it()
    {
        var choice = Choose("bpa:none", Policy, Seen("bpa:1101", 0, VersionSource.Inventory), Seen("bpa:none", 9, VersionSource.Event, "dana"), Seen("bpa:none", 10));

        Assert.Equal((Of("bpa:1101"), VersionSource.Inventory, Noon), (choice.Former, choice.Source, choice.SeenUtc));
        Assert.Equal((Noon.AddMinutes(9), "dana", null), (choice.RemovedUtc, choice.RemovedBy, choice.WhyNot));
    }

    [Fact]
    public void Taken_away_in_two_steps_the_state_that_still_held_comes_back() =>
        Assert.Equal(Of("bpa:1111"), Choose("bpa:none", Policy, Seen("bpa:1111", 0), Seen("bpa:1110", 5), Seen("bpa:none", 10)).Former);

    [Fact]
    public void Of_two_states_that_held_the_newer_one_comes_back() =>
        Assert.Equal(Of("bpa:0011"), Choose("bpa:none", Policy, Seen("bpa:1111", 0), Seen("bpa:0011", 5), Seen("bpa:none", 10)).Former);

    [Fact]
    public void A_state_that_only_an_event_claims_is_never_restored() =>
        Assert.Contains("No other", Choose("bpa:none", Policy, Seen("bpa:1111", 5, VersionSource.Event, "mallory"), Seen("bpa:none", 6)).WhyNot, StringComparison.Ordinal);

    [Theory]
    [InlineData("bpa:0000", "bpa:none")]
    [InlineData("bpa:none", "bpa:0000")]
    [InlineData("bpa:1100", "bpa:0011")]
    [InlineData("bpa:0001", "bpa:1000")]
    public void A_state_that_would_switch_something_off_or_nothing_on_is_not_stricter(string former, string live) =>
        Assert.Contains("not stricter", Choose(live, Policy, Seen(former, 0), Seen(live, 10)).WhyNot, StringComparison.Ordinal);

    [Fact]
    public void A_state_that_did_not_hold_what_is_open_does_not_help()
    {
        Assert.Contains("would not help", Choose("bpa:none", Policy, Seen("bpa:1110", 0), Seen("bpa:none", 10)).WhyNot, StringComparison.Ordinal);
        Assert.Contains("would not help", Choose("bpa:none", Acl, Seen("bpa:0011", 0), Seen("bpa:none", 10)).WhyNot, StringComparison.Ordinal);
        Assert.Equal(Of("bpa:0100"), Choose("bpa:none", Acl, Seen("bpa:0100", 0), Seen("bpa:none", 10)).Former);
    }

    [Fact]
    public void Nothing_is_chosen_where_nothing_is_known()
    {
        Assert.Contains("No other", Choose("bpa:none", Policy, Seen("bpa:none", 0)).WhyNot, StringComparison.Ordinal);
        Assert.Contains("Look again", BlockChooser.Choose(null, [Seen("bpa:1111", 0)], Policy).WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stale_read_after_the_event_does_not_hide_when_it_was_taken_away() =>
        Assert.Equal(
            Noon.AddMinutes(5),
            Choose("bpa:none", Policy, Seen("bpa:1111", 0), Seen("bpa:none", 5, VersionSource.Event, "dana"), Seen("bpa:1111", 6), Seen("bpa:none", 7)).RemovedUtc);

    [Fact]
    public void Without_an_event_the_first_read_that_missed_it_counts()
    {
        var choice = Choose("bpa:none", Policy, Seen("bpa:1111", 0), Seen("bpa:none", 7, VersionSource.Sweep));
        Assert.Equal((Noon.AddMinutes(7), null), (choice.RemovedUtc, choice.RemovedBy));
    }

    /// <summary>All pairs of the seventeen states: whatever is chosen switches nothing off and something on.</summary>
    [Fact]
    public void Whatever_is_chosen_only_narrows()
    {
        string[] states = ["bpa:none", .. Enumerable.Range(0, 16).Select(bits => $"bpa:{Convert.ToString(bits, 2).PadLeft(4, '0')}")];
        var chosen = 0;
        foreach (var (former, live) in states.SelectMany(former => states.Select(live => (former, live))))
        {
            if (Choose(live, BlockPublicAccess.All, Seen(former, 0), Seen(live, 10)) is { Former: { } back })
            {
                chosen++;
                Assert.Equal(former, back.State);
                Assert.False(Of(live).HoldsMoreThan(back));
                Assert.True(back.HoldsMoreThan(Of(live)));
            }
        }
        // Of 16 x 16 states 3^4 - 2^4 pairs are strictly narrower; "none" below each of the fifteen that hold something.
        Assert.Equal(81 - 16 + 15, chosen);
    }
}
