using SecOpsConsole.Core.Overview;

namespace SecOpsConsole.Core.Tests.Overview;

/// <summary>Exposure minutes are those of buckets, not of findings.</summary>
public sealed class ExposureSumTests
{
    private static readonly DateTime From = new(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime To = From.AddDays(30);

    private static ExposureWindow Window(long bucket, int from, int? until) => new(bucket, From.AddMinutes(from), until is { } end ? From.AddMinutes(end) : null);

    [Fact]
    public void Two_findings_of_one_bucket_at_the_same_time_count_once() =>
        Assert.Equal((30, 1), ExposureSum.Of([Window(1, 10, 30), Window(1, 20, 40), Window(1, 25, 28)], From, To));

    [Fact]
    public void Two_buckets_are_added_and_a_gap_is_not_counted() =>
        Assert.Equal((25, 2), ExposureSum.Of([Window(1, 0, 5), Window(1, 60, 70), Window(2, 0, 10)], From, To));

    [Fact]
    public void What_lasts_is_counted_until_now_and_what_began_before_only_from_the_beginning() =>
        Assert.Equal((30, 2), ExposureSum.Of([Window(1, -500, 10), Window(2, 43_180, null)], From, To));

    [Fact]
    public void What_ended_before_it_began_or_lies_outside_is_nothing() =>
        Assert.Equal((0, 0), ExposureSum.Of([Window(1, 10, 5), Window(2, -20, -10), Window(3, 43_300, null)], From, To));

    [Fact]
    public void The_order_does_not_matter()
    {
        var random = new Random(1);
        var windows = Enumerable.Range(0, 40).Select(_ => random.Next(0, 1000)).Select(at => Window(at % 3, at, at + random.Next(0, 60))).ToList();

        Assert.Equal(ExposureSum.Of(windows, From, To), ExposureSum.Of(windows.OrderBy(_ => random.Next()), From, To));
    }
}
