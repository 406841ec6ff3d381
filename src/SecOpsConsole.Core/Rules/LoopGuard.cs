namespace SecOpsConsole.Core.Rules;

/// <summary>
/// The budget of automatic mode: three writes to a bucket in 15 minutes and twenty in an account in 10 minutes are allowed,
/// the next one is not.
/// </summary>
public static class LoopGuard
{
    public const int WritesPerBucket = 3;
    public const int WritesPerAccount = 20;
    public static readonly TimeSpan BucketWindow = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan AccountWindow = TimeSpan.FromMinutes(10);

    /// <summary>Writes inside the window. Instants after now count too: a clock set back must not give a fresh budget.</summary>
    public static int WritesIn(IEnumerable<DateTime> writes, TimeSpan window, DateTime nowUtc) =>
        writes.Count(write => write > nowUtc - window);
}
