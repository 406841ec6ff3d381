using SecOpsConsole.Core.Rules;

namespace SecOpsConsole.Core.Tests.Rules;

public sealed class LoopGuardTests
{
    private static readonly DateTime Now = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);

    private static DateTime[] Ago(int count, TimeSpan ago) => [.. Enumerable.Repeat(Now - ago, count)];

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void The_fourth_write_to_a_bucket_in_15_minutes_is_refused(int before, bool allowed) =>
        Assert.Equal(allowed, LoopGuard.AllowsWrite(Ago(before, TimeSpan.FromMinutes(14)), [], Now));

    [Fact]
    public void Writes_older_than_the_window_do_not_count() =>
        Assert.True(LoopGuard.AllowsWrite(Ago(3, TimeSpan.FromMinutes(15)), Ago(20, TimeSpan.FromMinutes(10)), Now));

    [Theory]
    [InlineData(19, true)]
    [InlineData(20, false)]
    public void The_twenty_first_write_in_an_account_in_10_minutes_is_refused(int before, bool allowed) =>
        Assert.Equal(allowed, LoopGuard.AllowsWrite([], Ago(before, TimeSpan.FromMinutes(9)), Now));

    [Fact]
    public void A_clock_set_back_gives_no_fresh_budget() =>
        Assert.False(LoopGuard.AllowsWrite(Ago(3, TimeSpan.FromHours(-2)), [], Now));
}
