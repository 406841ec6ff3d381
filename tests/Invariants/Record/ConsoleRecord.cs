using Microsoft.Data.Sqlite;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Invariants.Record;

/// <summary>Everything that the console has on its disk, read past its own code: one consistent snapshot of the database file, opened read-only.</summary>
public sealed record ConsoleRecord(
    IReadOnlyList<StoredAttempt> Attempts,
    IReadOnlyList<StoredBucket> Buckets,
    IReadOnlyList<StoredEvent> Events,
    IReadOnlyList<StoredFinding> Findings,
    IReadOnlyList<StoredTelling> Timeline,
    IReadOnlyList<StoredVersion> Versions,
    IReadOnlyList<StoredPerson> People,
    IReadOnlyList<StoredWork> Work)
{
    private const string AttemptColumns =
        "Id, Subject, BucketId, FindingId, Action, \"Trigger\", Status, Who, ExpectedFingerprint, TargetFingerprint, "
        + "PreImageState, PreImageVersionId, TargetVersionId, UndoesAttemptId, CreatedUtc, WrittenUtc, CompletedUtc, AwsRequestId, FailureText";

    private const string FindingColumns =
        "Id, BucketId, DedupKey, WorkflowStatus, RemediationStatus, Resolution, HoldReason, ReopenedCount, Fingerprint, ResolvedUtc, ActiveAttemptId";

    /// <param name="databasePath">The file console.db of a data directory; the console may be running.</param>
    public static ConsoleRecord Read(string databasePath)
    {
        using var connection = new SqliteConnection($"Data Source={databasePath};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var snapshot = connection.BeginTransaction(deferred: true);
        var rows = new RowReader(connection, snapshot);
        return new ConsoleRecord(
            rows.All("Attempts", AttemptColumns, Attempt),
            rows.All("Buckets", "Id, AccountId, Region, Name, Mode, LiveFingerprint, ObservedUtc, DeletedUtc, HoldReason, HeldWhy", r => new StoredBucket(
                r.Number(0), r.Text(1)!, r.Text(2)!, r.Text(3)!, r.Text(4)!, r.Text(5), r.Instant(6), r.Instant(7), r.Text(8), r.Text(9))),
            rows.All("InboxEvents", "Id, EnvelopeId, Status, Note, Name, BucketName", r => new StoredEvent(
                r.Number(0), r.Text(1)!, r.Text(2)!, r.Text(3), r.Text(4), r.Text(5))),
            rows.All("Findings", FindingColumns, Finding),
            rows.All("FindingEvents", "Id, FindingId, BucketId, AttemptId, AtUtc, Kind, Who", r => new StoredTelling(
                r.Number(0), r.NumberOrNull(1), r.NumberOrNull(2), r.NumberOrNull(3), r.Instant(4)!.Value, r.Word<FindingEventKind>(5), r.Text(6)!)),
            rows.All("PolicyVersions", "Id, BucketId, Fingerprint, Text, Accepted, ApprovedBy", r => new StoredVersion(
                r.Number(0), r.Number(1), r.Text(2)!, r.Text(3), r.Number(4) != 0, r.Text(5))),
            [
                .. rows.All("People", "Id, Name, Role", r => new StoredPerson(r.Text(1)!, (int)r.Number(2))),
                .. rows.All("ApiTokens", "Id, Name, Role", r => new StoredPerson($"{r.Text(1)} (API)", (int)r.Number(2))),
            ],
            rows.All("WorkItems", "Id, Kind, Partition, Payload, State, Attempt, MaxAttempts, RunAtUtc, CreatedUtc, LastError", r => new StoredWork(
                r.Number(0), r.Text(1)!, r.Text(2), r.Text(3)!, r.Text(4)!, (int)r.Number(5), (int)r.Number(6), r.Instant(7)!.Value, r.Instant(8)!.Value, r.Text(9))));
    }

    /// <summary>Nothing is running or waiting for its turn; what is scheduled for later may still be there.</summary>
    public bool IsAtRest => Work.All(item => item.State is "Completed" or "Scheduled" or "Discarded" or "Cancelled") && !Attempts.Any(attempt => attempt.IsActive);

    public StoredBucket? Bucket(string name) => Buckets.FirstOrDefault(bucket => bucket.Name == name);

    private static StoredAttempt Attempt(RowReader r) => new(
        r.Number(0), r.Text(1)!, r.NumberOrNull(2), r.NumberOrNull(3), r.Text(4)!, r.Word<AttemptTrigger>(5), r.Word<AttemptStatus>(6), r.Text(7)!,
        r.Text(8)!, r.Text(9)!, r.Text(10), r.NumberOrNull(11), r.NumberOrNull(12), r.NumberOrNull(13),
        r.Instant(14)!.Value, r.Instant(15), r.Instant(16), r.Text(17), r.Text(18));

    private static StoredFinding Finding(RowReader r) => new(
        r.Number(0), r.NumberOrNull(1), r.Text(2)!, r.Word<WorkflowStatus>(3), r.Word<RemediationStatus>(4),
        r.Text(5) is null ? null : r.Word<Resolution>(5), r.Text(6), (int)r.Number(7), r.Text(8), r.Instant(9), r.NumberOrNull(10));
}
