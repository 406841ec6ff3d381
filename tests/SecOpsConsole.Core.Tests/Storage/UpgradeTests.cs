using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage.Sqlite;

namespace SecOpsConsole.Core.Tests.Storage;

/// <summary>What becomes of the rows of the first release when this version starts on them.</summary>
public sealed class UpgradeTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly string _directory = TestStore.NewDirectory();

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Attempts_of_the_first_release_are_about_policies_and_keep_their_pre_image()
    {
        await FirstReleaseAsync(
            """
            INSERT INTO "Buckets" ("Id", "AccountId", "Region", "Name", "Mode", "AutomaticAction", "Exposure", "AclPublic", "FirstSeenUtc", "Version")
            VALUES (7, '111122223333', 'eu-west-1', 'payroll', 'Review', 'RevertToBaseline', 0, 0, '2026-11-16 08:30:00', 1);
            INSERT INTO "Attempts" ("Id", "BucketId", "Action", "Trigger", "Status", "Who", "ExpectedFingerprint", "TargetFingerprint", "PreImageVersionId", "TargetVersionId", "CreatedUtc", "ReadBacks", "Version")
            VALUES (1, 7, 'RevertToBaseline', 'Person', 'Verified', 'Ana', 'weak', 'strong', 3, 4, '2026-11-16 08:31:00', 3, 5),
                   (2, 7, 'RevertToBaseline', 'Automatic', 'Queued', 'automatic mode', 'weak', 'strong', NULL, 4, '2026-11-16 08:32:00', 0, 1);
            """);

        await using var test = await TestStore.ReopenAsync(_directory);

        var attempts = await test.Store.ReadAsync((db, ct) => db.Attempts.OrderBy(a => a.Id).ToListAsync(ct), None);
        Assert.Equal([AttemptSubject.BucketPolicy, AttemptSubject.BucketPolicy], attempts.Select(a => a.Subject));
        Assert.Equal([("weak", 3L), (null, null)], attempts.Select(a => (a.PreImageState, a.PreImageVersionId)));
        Assert.Equal(7, attempts[0].BucketId);
    }

    [Fact]
    public async Task One_active_attempt_per_bucket_is_all_that_fits_after_an_upgrade_too()
    {
        await FirstReleaseAsync(
            """
            INSERT INTO "Buckets" ("Id", "AccountId", "Region", "Name", "Mode", "AutomaticAction", "Exposure", "AclPublic", "FirstSeenUtc", "Version")
            VALUES (7, '111122223333', 'eu-west-1', 'payroll', 'Review', 'RevertToBaseline', 0, 0, '2026-11-16 08:30:00', 1);
            """);
        await using var test = await TestStore.ReopenAsync(_directory);
        Task QueueAsync() => test.Store.WriteAsync(async (scope, ct) => await scope.Db.Attempts.AddAsync(Rows.Attempt(7, AttemptStatus.Queued), ct), None);
        await QueueAsync();

        await Assert.ThrowsAsync<DbUpdateException>(QueueAsync);
    }

    [Fact]
    public async Task Findings_are_as_severe_as_they_were_judged_and_the_types_of_Macies_tell_of_the_data()
    {
        const string Row = "'SensitiveData', 'Macie'";
        await FirstReleaseAsync(
            $"""
            INSERT INTO "Buckets" ("Id", "AccountId", "Region", "Name", "Mode", "AutomaticAction", "Exposure", "AclPublic", "FirstSeenUtc", "Version")
            VALUES (7, '111122223333', 'eu-west-1', 'payroll', 'Review', 'RevertToBaseline', 6, 0, '2026-11-16 08:30:00', 1),
                   (8, '111122223333', 'eu-west-1', 'samples', 'Review', 'RevertToBaseline', 6, 0, '2026-11-16 08:30:00', 1);
            INSERT INTO "Findings" ("Id", "BucketId", "DedupKey", "Category", "Source", "Check", "Severity", "Title", "WorkflowStatus", "RecordState", "ComplianceStatus", "RemediationStatus", "ReopenedCount", "EventUtc", "FirstSeenUtc", "UpdatedUtc", "Version")
            VALUES (1, 7, '111122223333/eu-west-1/macie/a', {Row}, 'SensitiveData:S3Object/Credentials', 3, 'The S3 object contains credentials', 'New', 'Active', 'NotApplicable', 'NotStarted', 0, '2026-11-16 08:31:00', '2026-11-16 08:31:00', '2026-11-16 08:31:00', 1),
                   (2, 7, '111122223333/eu-west-1/macie/b', {Row}, 'SensitiveData:S3Object/Multiple', 2, 'Several', 'New', 'Active', 'NotApplicable', 'NotStarted', 0, '2026-11-16 08:31:00', '2026-11-16 08:31:00', '2026-11-16 08:31:00', 1),
                   (3, 8, '111122223333/eu-west-1/macie/sample/c', {Row}, 'SensitiveData:S3Object/Credentials', 3, 'Sample: credentials', 'New', 'Active', 'NotApplicable', 'NotStarted', 0, '2026-11-16 08:31:00', '2026-11-16 08:31:00', '2026-11-16 08:31:00', 1);
            """);

        await using var test = await TestStore.ReopenAsync(_directory);

        var findings = await test.Store.ReadAsync((db, ct) => db.Findings.OrderBy(f => f.Id).ToListAsync(ct), None);
        Assert.All(findings, finding => Assert.Equal((finding.Severity, null), (finding.JudgedSeverity, finding.ExposedData)));
        Assert.Equal([(0, null), (null, 0), (null, null)], findings.Select(finding => (finding.CredentialCount, finding.SeveralCount)));
        var buckets = await test.Store.ReadAsync((db, ct) => db.Buckets.OrderBy(b => b.Id).Select(b => b.SensitiveData).ToListAsync(ct), None);
        Assert.Equal([Sensitivity.NotCounted, null], buckets);
    }

    private async Task FirstReleaseAsync(string rows)
    {
        await using var db = new SqliteConsoleDbContext(new DbContextOptionsBuilder<SqliteConsoleDbContext>()
            .UseSqlite($"Data Source={Path.Combine(_directory, "console.db")};Pooling=False").Options);
        await db.GetService<IMigrator>().MigrateAsync("Initial", None);
        await db.Database.ExecuteSqlRawAsync(rows, None);
    }
}
