using SecOpsConsole.Core.Rules;

namespace SecOpsConsole.Core.Tests.Rules;

public sealed class LoopGuardTests
{
    private static readonly DateTime Now = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);

    private static DateTime[] Ago(int count, TimeSpan ago) => [.. Enumerable.Repeat(Now - ago, count)];

    [Fact]
    public void Writes_inside_the_window_count_and_older_ones_do_not()
    {
        Assert.Equal(3, LoopGuard.WritesIn(Ago(3, TimeSpan.FromMinutes(14)), LoopGuard.BucketWindow, Now));
        Assert.Equal(0, LoopGuard.WritesIn(Ago(3, TimeSpan.FromMinutes(15)), LoopGuard.BucketWindow, Now));
    }

    [Fact]
    public void A_clock_set_back_gives_no_fresh_budget() =>
        Assert.Equal(3, LoopGuard.WritesIn(Ago(3, TimeSpan.FromHours(-2)), LoopGuard.BucketWindow, Now));
}
