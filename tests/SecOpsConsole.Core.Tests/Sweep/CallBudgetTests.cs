using SecOpsConsole.Core.Sweep;

namespace SecOpsConsole.Core.Tests.Sweep;

/// <summary>The calls of one account are spaced out, whatever the wall clock says.</summary>
public sealed class CallBudgetTests
{
    [Fact]
    public void Calls_wait_for_their_turn_and_a_quiet_time_saves_nothing_up()
    {
        var clock = new MonotonicClock();
        var budget = new CallBudget(new SweepOptions { CallsPerSecond = 5 }, clock);

        Assert.Equal(TimeSpan.Zero, budget.Take("111122223333", 3));
        Assert.Equal(TimeSpan.FromSeconds(0.6), budget.Take("111122223333", 5));
        Assert.Equal(TimeSpan.FromSeconds(1.6), budget.Take("111122223333", 1));
        clock.Pass(TimeSpan.FromHours(8));
        Assert.Equal(TimeSpan.Zero, budget.Take("111122223333", 5));
        Assert.Equal(TimeSpan.FromSeconds(1), budget.Take("111122223333", 1));
    }

    [Fact]
    public void Accounts_do_not_wait_for_each_other()
    {
        var budget = new CallBudget(new SweepOptions { CallsPerSecond = 1 }, new MonotonicClock());
        budget.Take("111122223333", 100);

        Assert.Equal(TimeSpan.Zero, budget.Take("444455556666", 1));
    }

    [Fact]
    public void A_throttled_account_is_left_alone_for_a_while()
    {
        var budget = new CallBudget(new SweepOptions { CallsPerSecond = 5 }, new MonotonicClock());
        budget.Pause("111122223333", TimeSpan.FromSeconds(10));

        Assert.Equal(TimeSpan.FromSeconds(10), budget.Take("111122223333", 1));
    }

    private sealed class MonotonicClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public override DateTimeOffset GetUtcNow() => throw new InvalidOperationException("The budget must not ask the wall clock.");

        public void Pass(TimeSpan time) => _ticks += time.Ticks;
    }
}
