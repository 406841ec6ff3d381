using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Rules.Guards;

namespace SecOpsConsole.Core.Tests.Rules;

public sealed class GuardTests
{
    private static readonly DateTime Now = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);
    private static readonly DecisionFacts Facts = Decisions.Exposed(Now);
    private static readonly DecisionContext Free = Decisions.Automatic(Now);

    private static DateTime[] Ago(int count, double minutes) => [.. Enumerable.Repeat(Now.AddMinutes(-minutes), count)];

    private static RemediationDecision.Hold? Check(DecisionContext context, DecisionFacts? facts = null) => GuardBook.Check(facts ?? Facts, context, inEveryMode: false);

    private static AccountBreaker Breaker(BreakerState state, long? probe = null) => new()
    {
        AccountId = "111122223333",
        State = state,
        Who = "automatic mode",
        Why = "Twenty changes within ten minutes.",
        ProbeAttemptId = probe,
    };

    [Fact]
    public void Nothing_trips_on_an_ordinary_exposure() => Assert.Null(Check(Free));

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void The_fourth_write_to_a_bucket_in_15_minutes_is_held(int before, bool held) =>
        Assert.Equal(held, Check(Free with { AutomaticWritesToBucket = Ago(before, 14) })?.Reason == HoldReason.AutomaticWriteLimit);

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    public void The_twenty_first_write_in_an_account_in_10_minutes_holds_the_account(int before, bool held) =>
        Assert.Equal(held, Check(Free with { AutomaticWritesInAccount = Ago(before, 9) })?.Reason == HoldReason.AccountHeld);

    [Fact]
    public void An_open_breaker_holds_every_bucket_of_the_account_and_says_why() =>
        Assert.Equal("Twenty changes within ten minutes.", Check(Free with { Breaker = Breaker(BreakerState.Open) })?.What);

    [Fact]
    public void What_would_lock_us_out_or_cut_off_a_service_is_held_with_its_own_sentence()
    {
        Assert.Equal((HoldReason.WouldLockOut, "Locked."), Told(Check(Free with { LockOut = "Locked.", ServiceCut = "Cut." })));
        Assert.Equal((HoldReason.WouldCutService, "Cut."), Told(Check(Free with { ServiceCut = "Cut." })));

        static (HoldReason?, string?) Told(RemediationDecision.Hold? hold) => (hold?.Reason, hold?.What);
    }

    [Fact]
    public void A_half_open_breaker_lets_one_probe_through_whatever_was_counted_before()
    {
        Assert.Null(Check(Free with { Breaker = Breaker(BreakerState.HalfOpen), AutomaticWritesInAccount = Ago(20, 9) }));
        Assert.Equal(HoldReason.AccountHeld, Check(Free with { Breaker = Breaker(BreakerState.HalfOpen, probe: 7) })?.Reason);
    }

    [Theory]
    [InlineData(HoldReason.Flapping)]
    [InlineData(HoldReason.AutomaticWriteLimit)]
    [InlineData(HoldReason.PausedByUndo)]
    public void A_held_bucket_stays_held_for_its_own_reason(HoldReason reason) => Assert.Equal(reason, Check(Free with { BucketHold = reason })?.Reason);

    [Fact]
    public void Whatever_holds_a_bucket_it_is_not_written_to_by_itself()
    {
        foreach (var reason in Enum.GetValues<HoldReason>())
        {
            Assert.IsType<RemediationDecision.Hold>(RemediationDecider.Decide(Facts, Free with { BucketHold = reason }));
        }
    }

    [Fact]
    public void Every_guard_has_its_own_reason_and_says_what_it_takes_to_resume()
    {
        Assert.Equal(GuardBook.InOrder.Count, GuardBook.InOrder.Select(guard => guard.Reason).Distinct().Count());
        foreach (var reason in Enum.GetValues<HoldReason>())
        {
            var sentences = HoldText.For(reason);
            Assert.Contains("Nothing was changed.", sentences, StringComparison.Ordinal);
            Assert.EndsWith(".", HoldText.Resume(reason), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_same_content_waits_for_the_end_of_the_cool_down_and_other_content_does_not()
    {
        var wait = Assert.IsType<RemediationDecision.Wait>(RemediationDecider.Decide(Facts, Free with { TakenBackUtc = [Now.AddSeconds(-10)] }));
        Assert.Equal(Now.AddSeconds(20), wait.UntilUtc);
        Assert.IsType<RemediationDecision.Remediate>(RemediationDecider.Decide(Facts, Free with { TakenBackUtc = [Now.AddSeconds(-30)] }));
        Assert.IsType<RemediationDecision.Remediate>(RemediationDecider.Decide(Facts, Free with { AutomaticWritesToBucket = [Now.AddSeconds(-10)] }));
    }

    [Fact]
    public void A_clock_set_back_does_not_stretch_the_cool_down()
    {
        Assert.Null(CoolDown.Until([Now.AddDays(2)], Now));
        Assert.Equal(Now + CoolDown.Length, CoolDown.Until([Now.AddSeconds(5)], Now));
    }

    [Fact]
    public void Each_failed_probe_doubles_the_cool_down_of_the_account_up_to_a_bound() =>
        Assert.Equal([10, 20, 40, 80, 80], Enumerable.Range(1, 5).Select(trips => (int)CircuitBreaker.CoolDown(trips).TotalMinutes));
}
