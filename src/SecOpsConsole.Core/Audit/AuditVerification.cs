using System.Globalization;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Audit;

/// <summary>One verification of the whole record, against the key, the published heads and one more that somebody kept.</summary>
internal sealed class AuditVerification(AuditKey key, Func<IAuditRows> open, AuditHeadsFile heads, TimeProvider clock)
{
    private const string WhatNow =
        "Keep a copy of the data directory, compare it with a backup and with the heads in the console's log, and find out who could write the database.";

    public AuditVerdict Run(AuditHead? expected, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        try
        {
            var end = new AuditWalk(key, open).Run(Merge(heads.Read(), expected), cancellationToken);
            return end.Defect is { } defect
                ? Answer(AuditResult.Broken, $"{defect.What} {Sound(end)} {WhatNow}", end, began)
                : Answer(AuditResult.Sound, end.Head is null ? "The audit record is empty." : $"The audit record is sound: {Count(end.Sound)}, up to row {end.Head.Sequence}.", end, began);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return Answer(
                AuditResult.CannotVerify,
                $"The published heads cannot be read ({exception.Message.TrimEnd('.')}), so it cannot be said whether the record was cut off. Put {heads.Path} back from your backup.",
                new AuditWalkEnd(0, null, null), began);
        }
    }

    public static AuditVerdict NotPossible(string why, TimeProvider clock) =>
        new(AuditResult.CannotVerify, why, 0, null, null, clock.GetUtcNow().UtcDateTime, 0);

    private AuditVerdict Answer(AuditResult result, string message, AuditWalkEnd end, long began) => new(
        result, message, end.Sound, end.Head, end.Defect, clock.GetUtcNow().UtcDateTime, (long)clock.GetElapsedTime(began).TotalMilliseconds);

    private static string Sound(AuditWalkEnd end) => end.Sound == 0 ? "No row before it is sound." : $"Sound before it: {Count(end.Sound)}.";

    private static string Count(long rows) => rows == 1 ? "1 row" : string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows");

    private static IEnumerable<AuditHead> Merge(IEnumerable<AuditHead> published, AuditHead? expected)
    {
        foreach (var head in published)
        {
            if (expected is not null && expected.Sequence <= head.Sequence)
            {
                yield return expected;
                expected = null;
            }

            yield return head;
        }

        if (expected is not null)
        {
            yield return expected;
        }
    }
}
