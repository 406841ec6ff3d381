namespace SecOpsConsole.Core.Remediation;

/// <summary>
/// Between "the write may have been sent" and an answer to it, whatever ended the wait: a crash, a time-out, a lost connection. In doubt the
/// console only reads. S3's bucket configuration is eventually consistent, and a request that nobody waits for any more may still take effect,
/// so the old state is believed only after it was read for more than twenty seconds; until then a second write could follow a first one.
/// Reads are counted, not seconds: a clock that jumps must not shorten the wait.
/// </summary>
internal static class Doubt
{
    public const string Code = "NoAnswer";

    public const int ReadsAtOnce = 4;

    /// <summary>The breaks between the rounds of reads.</summary>
    private static readonly TimeSpan[] Breaks =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(8)];

    /// <summary>True from right before the call until its outcome is certain.</summary>
    public static bool Is(RemediationAttempt attempt) => attempt.Status == AttemptStatus.InProgress;

    /// <summary>A call is about to be sent, in the transaction that comes before it.</summary>
    public static void Begin(RemediationAttempt attempt) => attempt.ReadBacks = 0;

    /// <summary>AWS refused for certain, so nothing is on its way: the next try compares and writes as the first one did.</summary>
    public static void End(RemediationAttempt attempt) => attempt.Status = AttemptStatus.Queued;

    /// <summary>How long to wait after so many reads that showed the old state; null when it is believed.</summary>
    public static TimeSpan? BreakAfter(int reads) =>
        (reads / ReadsAtOnce) - 1 is var round && round < Breaks.Length ? Breaks[Math.Max(0, round)] : null;
}
