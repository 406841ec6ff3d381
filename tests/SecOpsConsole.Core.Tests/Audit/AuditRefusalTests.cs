using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Tests.Remediation;
using SecOpsConsole.Core.Tests.Storage;

namespace SecOpsConsole.Core.Tests.Audit;

/// <summary>What must be recorded and cannot be is not done.</summary>
public sealed class AuditRefusalTests
{
    private const string Unwritable = """
        CREATE TRIGGER "full" BEFORE INSERT ON "FindingEvents" BEGIN SELECT RAISE(ABORT, 'no'); END
        """;

    private const string ChangedEnd = """
        DROP TRIGGER "FindingEvents_are_never_changed";
        UPDATE "FindingEvents" SET "Who" = 'Eve' WHERE "Id" = (SELECT max("Id") FROM "FindingEvents")
        """;

    private const string CutOff = """
        DROP TRIGGER "FindingEvents_are_never_deleted";
        DELETE FROM "FindingEvents" WHERE "Id" = (SELECT max("Id") FROM "FindingEvents")
        """;

    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(Unwritable, StoreFault.AuditUnwritable)]
    [InlineData(ChangedEnd, StoreFault.AuditBroken)]
    [InlineData(CutOff, StoreFault.AuditBroken)]
    [InlineData("ALTER TABLE \"FindingEvents\" RENAME TO \"Gone\"", StoreFault.AuditUnwritable)]
    public async Task A_command_that_cannot_be_recorded_is_refused_and_changes_nothing(string sql, StoreFault fault)
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        using var record = Chain.Record(world.Store);
        await new AuditHeadKeeper(record, TimeProvider.System, NullLogger<AuditHeadKeeper>.Instance).PublishAsync(1, None);
        await RunAsync(world.Store, sql);
        var reads = world.Aws.Reads;

        foreach (var command in new Func<Task>[]
        {
            () => world.Desk.RevertAsync(new FindingId(finding.Id), bucket.LiveFingerprint!, "Not agreed", world.Ana, None),
            () => world.Desk.SetModeAsync(new BucketId(bucket.Id), AutomaticMode.Automatic, null, world.Ana, None),
            () => world.Desk.SetGlobalStopAsync(true, "Stop", world.Ana, None),
        })
        {
            var refused = await Assert.ThrowsAsync<StoreBusyException>(command);
            Assert.Equal(fault, refused.Fault);
            Assert.Contains("Nothing was stored and nothing is begun", refused.Message, StringComparison.Ordinal);
        }

        await world.DrainAsync();
        Assert.Empty(world.Aws.Writes);
        Assert.Equal(reads, world.Aws.Reads);
        Assert.Equal(0, await world.ReadAsync(db => db.Attempts.CountAsync()));
        Assert.Equal(AutomaticMode.Review, (await world.BucketAsync(bucket.Id)).Mode);
        Assert.False(await world.ReadAsync(db => db.Settings.AnyAsync(s => s.Key == "automatic.stop")));
    }

    [Fact]
    public async Task An_attempt_whose_beginning_cannot_be_recorded_never_reaches_AWS()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        await world.Desk.RevertAsync(new FindingId(finding.Id), bucket.LiveFingerprint!, null, world.Ana, None);
        await RunAsync(world.Store, Unwritable);
        var work = await world.ReadAsync(db => db.WorkItems.SingleAsync(w => w.Kind == Core.Queue.WorkKind.Remediate));

        await Assert.ThrowsAsync<StoreBusyException>(() => world.HandleAsync(work));

        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task Once_the_published_end_is_gone_nothing_is_appended_any_more()
    {
        await using var test = await TestStore.OpenAsync();
        using var record = Chain.Record(test);
        var keeper = new AuditHeadKeeper(record, TimeProvider.System, NullLogger<AuditHeadKeeper>.Instance);
        await Chain.AppendAsync(test, 0, 5);
        await keeper.PublishAsync(1, None);
        await RunAsync(test, "DROP TRIGGER \"FindingEvents_are_never_deleted\"; DELETE FROM \"FindingEvents\" WHERE \"Id\" >= 4");

        var defect = await keeper.PublishAsync(1, None);

        Assert.Equal((AuditDefectKind.Truncated, 4), (defect!.Kind, (int)defect.Sequence));
        await Assert.ThrowsAsync<StoreBusyException>(() => Chain.AppendAsync(test, 5, 1));
    }

    [Fact]
    public async Task A_broken_record_keeps_no_event_from_being_stored()
    {
        await using var test = await TestStore.OpenAsync();
        await Chain.AppendAsync(test, 0, 2);
        await RunAsync(test, ChangedEnd);

        var stored = await test.Store.WriteAsync(
            async (scope, ct) =>
            {
                scope.Db.Buckets.Add(Rows.Bucket());
                return await scope.Db.SaveChangesAsync(ct);
            },
            None);

        Assert.Equal(1, stored);
    }

    private static Task RunAsync(TestStore test, string sql) =>
        test.Store.WriteAsync((scope, ct) => scope.Db.Database.ExecuteSqlRawAsync(sql, ct), None);
}
