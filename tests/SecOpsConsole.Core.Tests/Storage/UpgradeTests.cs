using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
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

    private async Task FirstReleaseAsync(string rows)
    {
        await using var db = new SqliteConsoleDbContext(new DbContextOptionsBuilder<SqliteConsoleDbContext>()
            .UseSqlite($"Data Source={Path.Combine(_directory, "console.db")};Pooling=False").Options);
        await db.GetService<IMigrator>().MigrateAsync("Initial", None);
        await db.Database.ExecuteSqlRawAsync(rows, None);
    }
}
