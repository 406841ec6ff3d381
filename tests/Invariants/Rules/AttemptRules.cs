using System.Globalization;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Invariants.Record;

namespace SecOpsConsole.Invariants.Rules;

/// <summary>Attempts end or visibly wait, one at a time per bucket, and say what happened.</summary>
internal static class AttemptRules
{
    public static IEnumerable<string> Check(Run run) =>
        run.Record.Attempts.SelectMany(attempt => Check(run, attempt))
            .Concat(run.Record.Attempts.Where(attempt => attempt.BucketId is not null).GroupBy(attempt => attempt.BucketId).SelectMany(ofBucket => InTurn(run, [.. ofBucket])));

    private static IEnumerable<string> Check(Run run, StoredAttempt attempt)
    {
        if (attempt.IsActive && run.Options.AtRest)
        {
            yield return $"{attempt} on {run.Where(attempt)} has not ended.";
        }

        if (attempt.IsActive && !HasWork(run, attempt))
        {
            yield return $"{attempt} on {run.Where(attempt)} has not ended, and no work is left to carry it on.";
        }

        if (attempt.Status is AttemptStatus.Failed or AttemptStatus.Superseded or AttemptStatus.Cancelled && string.IsNullOrEmpty(attempt.FailureText))
        {
            yield return $"{attempt} does not say why.";
        }

        var isWritten = attempt.Status is AttemptStatus.Succeeded or AttemptStatus.Verified or AttemptStatus.Undone;
        if (isWritten && attempt.WrittenUtc is null)
        {
            yield return $"{attempt} does not say when it was written.";
        }

        if (!attempt.IsActive && attempt.CompletedUtc is null)
        {
            yield return $"{attempt} does not say when it ended.";
        }

        var takenBack = run.Record.Attempts.Any(other => other.UndoesAttemptId == attempt.Id && other.Status == AttemptStatus.Verified);
        if (takenBack != (attempt.Status == AttemptStatus.Undone))
        {
            yield return $"{attempt} {(takenBack ? "was undone and does not say so" : "says that it was undone, and no attempt did it")}.";
        }
    }

    /// <summary>I5: two attempts on one bucket would each write over the other.</summary>
    private static IEnumerable<string> InTurn(Run run, IReadOnlyList<StoredAttempt> ofBucket)
    {
        if (ofBucket.Count(attempt => attempt.IsActive) is > 1 and var active)
        {
            yield return $"I5: {run.Where(ofBucket[0])} has {active} attempts under way.";
        }

        foreach (var (earlier, later) in ofBucket.Zip(ofBucket.Skip(1)))
        {
            if (run.Options.OneClock && (earlier.IsActive || earlier.CompletedUtc > later.CreatedUtc))
            {
                yield return $"I5: {later} began on {run.Where(later)} before {earlier} had ended.";
            }
        }
    }

    private static bool HasWork(Run run, StoredAttempt attempt) => run.Record.Work.Any(item => item is { IsAlive: true, Kind: "Remediate" or "Verify" }
        && item.Payload.Contains($"\"attemptId\":{attempt.Id.ToString(CultureInfo.InvariantCulture)}}}", StringComparison.Ordinal));
}
