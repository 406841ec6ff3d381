namespace SecOpsConsole.Core.Overview;

/// <summary>Adds exposures up. A bucket that two findings expose at the same time is exposed once. Pure.</summary>
internal static class ExposureSum
{
    /// <summary>Minutes between <paramref name="fromUtc"/> and <paramref name="toUtc"/>, and of how many buckets.</summary>
    public static (double Minutes, int Buckets) Of(IEnumerable<ExposureWindow> windows, DateTime fromUtc, DateTime toUtc)
    {
        var (sum, buckets) = (TimeSpan.Zero, 0);
        foreach (var bucket in windows.Select(window => Clip(window, fromUtc, toUtc)).Where(window => window.UntilUtc > window.FromUtc).GroupBy(window => window.BucketId))
        {
            buckets++;
            var end = DateTime.MinValue;
            foreach (var window in bucket.OrderBy(window => window.FromUtc))
            {
                var begin = window.FromUtc > end ? window.FromUtc : end;
                if (window.UntilUtc > begin)
                {
                    sum += window.UntilUtc.Value - begin;
                    end = window.UntilUtc.Value;
                }
            }
        }

        return (sum.TotalMinutes, buckets);
    }

    private static ExposureWindow Clip(ExposureWindow window, DateTime fromUtc, DateTime toUtc) => window with
    {
        FromUtc = window.FromUtc < fromUtc ? fromUtc : window.FromUtc,
        UntilUtc = window.UntilUtc is { } until && until < toUtc ? until : toUtc,
    };
}
