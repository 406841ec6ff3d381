using Microsoft.Data.Sqlite;
using SecOpsConsole.Invariants;
using SecOpsConsole.Invariants.Record;

namespace SecOpsConsole.Fault.Tests.Checker;

/// <summary>A checker that finds nothing proves something only when it finds what is wrong: each rule is broken once.</summary>
public sealed class InvariantCheckerTests(RecordedRun run) : IClassFixture<RecordedRun>
{
    private const string OfBucket = "BucketId = (SELECT Id FROM Buckets WHERE Name = ";

    [Fact]
    public void A_day_that_went_well_violates_nothing() => Assert.Empty(Check(run.DatabasePath, run.Aws));

    [Theory]
    [InlineData("UPDATE InboxEvents SET Status = 'Received' WHERE Id = 1", "I2: event")]
    [InlineData("UPDATE InboxEvents SET Status = 'Failed', Note = NULL WHERE Id = 1", "I2: event")]
    [InlineData("DELETE FROM InboxEvents WHERE Id = 1", "I1: event")]
    [InlineData("DELETE FROM Attempts WHERE Id = 1", "I3: PutBucketPolicy")]
    [InlineData("UPDATE Attempts SET CreatedUtc = '2999-01-01 00:00:00' WHERE Id = 1", "after the call")]
    [InlineData("UPDATE Attempts SET Status = 'Queued' WHERE Id = 1", "has not begun")]
    [InlineData("UPDATE Attempts SET Who = '' WHERE Id = 1", "does not say by whom")]
    [InlineData("UPDATE Attempts SET AwsRequestId = 'INVENTED' WHERE Id = 1", "claims request INVENTED")]
    [InlineData("DELETE FROM FindingEvents WHERE AttemptId = 1 AND Kind = 'AttemptStarted'", "no row of the timeline says that attempt 1")]
    [InlineData("UPDATE Attempts SET \"Trigger\" = 'Automatic' WHERE Action = 'RestorePreImage'", "I4: attempt")]
    [InlineData("UPDATE Attempts SET Status = 'Succeeded' WHERE " + OfBucket + "'undone')", "has 2 attempts under way")]
    [InlineData("UPDATE Attempts SET Status = 'Succeeded', CompletedUtc = NULL WHERE " + OfBucket + "'reverted')", "no work is left to carry it on")]
    [InlineData("UPDATE Attempts SET CompletedUtc = '2999-01-01 00:00:00' WHERE Status = 'Undone'", "before attempt")]
    [InlineData("UPDATE Attempts SET Status = 'Failed' WHERE " + OfBucket + "'reverted')", "does not say why")]
    [InlineData("UPDATE Attempts SET Status = 'Verified' WHERE Status = 'Undone'", "was undone and does not say so")]
    [InlineData("UPDATE PolicyVersions SET ApprovedBy = 'Mallory' WHERE ApprovedBy IS NOT NULL", "I6: version")]
    [InlineData("UPDATE Findings SET Fingerprint = 'other' WHERE Resolution = 'ChangeApproved'", "not for the content")]
    [InlineData("DELETE FROM FindingEvents WHERE Id = 3", "I7: the timeline goes from row 2 to row 4")]
    [InlineData("UPDATE ApiTokens SET Role = 0", "I8: attempt")]
    [InlineData("UPDATE Findings SET WorkflowStatus = 'Resolved', Resolution = 'Reverted', RemediationStatus = 'Verified' WHERE " + OfBucket + "'waiting')", "its timeline does not lead there")]
    [InlineData("UPDATE Findings SET RemediationStatus = 'InProgress' WHERE " + OfBucket + "'waiting')", "says that a write is under way")]
    [InlineData("UPDATE Findings SET Resolution = NULL WHERE " + OfBucket + "'reverted')", "the resolution does not go with the workflow")]
    [InlineData("UPDATE Findings SET ResolvedUtc = NULL WHERE " + OfBucket + "'reverted')", "the instant of the resolution")]
    [InlineData("UPDATE Findings SET RemediationStatus = 'Held' WHERE " + OfBucket + "'waiting')", "held for no reason")]
    [InlineData("UPDATE Buckets SET LiveFingerprint = 'other' WHERE Name = 'reverted'", "I9: reverted")]
    [InlineData("UPDATE WorkItems SET State = 'Executing' WHERE Id = 1", "has not ended")]
    [InlineData("UPDATE WorkItems SET State = 'Discarded' WHERE Id = 1", "was given up")]
    [InlineData("UPDATE WorkItems SET Attempt = 1000 WHERE Id = 1", "was tried more often")]
    public void A_record_that_was_spoilt_is_named(string sql, string violation)
    {
        var copy = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.Copy(run.DatabasePath, copy);
        try
        {
            Spoil(copy, sql);
            var found = Check(copy, run.Aws);
            Assert.True(found.Any(line => line.Contains(violation, StringComparison.Ordinal)), $"wanted: {violation}\nfound:\n{string.Join('\n', found)}");
        }
        finally
        {
            File.Delete(copy);
        }
    }

    [Fact]
    public void An_answered_event_that_is_not_there_is_named() => Assert.Contains(
        "I1: event lost was answered 202 and is in the inbox 0 times.",
        InvariantChecker.Check(ConsoleRecord.Read(run.DatabasePath), run.Aws, new CheckOptions { Acknowledged = ["lost"] }));

    [Fact]
    public void A_second_effect_of_one_attempt_is_named()
    {
        var write = run.Aws.Writes.First();
        Assert.Contains(
            Check(run.DatabasePath, run.Aws with { Calls = [.. run.Aws.Calls, write with { RequestId = "AGAIN" }] }),
            line => line.StartsWith("I5: attempt", StringComparison.Ordinal) && line.Contains("took effect 2 times", StringComparison.Ordinal));
    }

    [Fact]
    public void A_live_policy_that_nobody_recorded_is_named()
    {
        var buckets = run.Aws.Buckets.Select(bucket => bucket.Name == "reverted" ? bucket with { Policy = null } : bucket).ToList();
        Assert.Contains(Check(run.DatabasePath, run.Aws with { Buckets = buckets }), line => line.StartsWith("I9: reverted", StringComparison.Ordinal));
    }

    private IReadOnlyList<string> Check(string databasePath, AwsTruth aws) =>
        InvariantChecker.Check(ConsoleRecord.Read(databasePath), aws, new CheckOptions { Acknowledged = run.Delivered });

    /// <summary>What somebody with the file could do; triggers and unique indexes would stop them, so they go first.</summary>
    private static void Spoil(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False;Foreign Keys=False");
        connection.Open();
        foreach (var guard in Column(connection, "SELECT type || ' \"' || name || '\"' FROM sqlite_master WHERE type = 'trigger' OR sql LIKE 'CREATE UNIQUE INDEX%'"))
        {
            Run(connection, $"DROP {guard}");
        }

        Assert.True(Run(connection, sql) > 0, $"nothing was spoilt by: {sql}");
    }

#pragma warning disable CA2100 // The statements are constants of these tests.
    private static int Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    private static List<string> Column(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var row = command.ExecuteReader();
        var all = new List<string>();
        while (row.Read())
        {
            all.Add(row.GetString(0));
        }

        return all;
    }
#pragma warning restore CA2100
}
