using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Tests.Storage;

namespace SecOpsConsole.Core.Tests.Audit;

/// <summary>A record that is found broken is not only a line of the log: it is an alarm until a verification says otherwise.</summary>
public sealed class AuditAlarmTests : IDisposable
{
    private const string Middle = """
        DROP TRIGGER IF EXISTS "FindingEvents_are_never_changed";
        UPDATE "FindingEvents" SET "Who" = 'Eve' WHERE "Id" = 2
        """;

    private const string End = """
        DROP TRIGGER IF EXISTS "FindingEvents_are_never_changed";
        UPDATE "FindingEvents" SET "Who" = 'Eve' WHERE "Id" = (SELECT max("Id") FROM "FindingEvents")
        """;

    private static readonly CancellationToken None = CancellationToken.None;
    private readonly string _directory = TestStore.NewDirectory();

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task A_changed_row_is_an_alarm_until_the_record_verifies_again()
    {
        await using var test = await TestStore.ReopenAsync(_directory);
        using var record = Chain.Record(test);
        await Chain.AppendAsync(test, 0, 5);
        var who = await test.Store.ReadAsync((db, ct) => db.FindingEvents.Where(row => row.Id == 2).Select(row => row.Who).SingleAsync(ct), None);
        await RunAsync(test, Middle);

        await record.VerifyAsync(null, None);

        Assert.Equal((AuditResult.Broken, 2L), (record.Alarm!.Result, record.Alarm.Defect!.Sequence));
        Assert.False(record.IsRefusing);
        await RunAsync(test, $"UPDATE \"FindingEvents\" SET \"Who\" = '{who}' WHERE \"Id\" = 2");
        await record.VerifyAsync(null, None);
        Assert.Null(record.Alarm);
    }

    [Fact]
    public async Task A_restart_does_not_forget_what_was_found()
    {
        await using (var test = await TestStore.ReopenAsync(_directory))
        {
            using var record = Chain.Record(test);
            await Chain.AppendAsync(test, 0, 5);
            await RunAsync(test, Middle);
            await record.VerifyAsync(null, None);
        }

        await using var again = await TestStore.ReopenAsync(_directory);
        using var recalled = Chain.Record(again);
        Assert.Null(recalled.Alarm);
        await recalled.RecallAsync(None);

        Assert.Equal(2, recalled.Alarm!.Defect!.Sequence);
    }

    [Fact]
    public async Task An_end_that_takes_no_row_is_verified_at_the_next_look()
    {
        await using var test = await TestStore.ReopenAsync(_directory);
        using var record = Chain.Record(test);
        var keeper = new AuditHeadKeeper(record, TimeProvider.System, NullLogger<AuditHeadKeeper>.Instance);
        await Chain.AppendAsync(test, 0, 5);
        await RunAsync(test, End);
        await Assert.ThrowsAsync<StoreBusyException>(() => Chain.AppendAsync(test, 5, 1));
        Assert.True(record.IsRefusing);

        await keeper.StepAsync(None);

        Assert.Equal(5, record.Alarm!.Defect!.Sequence);
    }

    [Fact]
    public async Task A_published_end_that_is_gone_is_an_alarm_at_once()
    {
        await using var test = await TestStore.ReopenAsync(_directory);
        using var record = Chain.Record(test);
        var keeper = new AuditHeadKeeper(record, TimeProvider.System, NullLogger<AuditHeadKeeper>.Instance);
        await Chain.AppendAsync(test, 0, 5);
        await keeper.PublishAsync(1, None);
        await RunAsync(test, "DROP TRIGGER \"FindingEvents_are_never_deleted\"; DELETE FROM \"FindingEvents\" WHERE \"Id\" = 5");

        await keeper.PublishAsync(1, None);

        Assert.True(record.IsRefusing);
        Assert.Equal((AuditDefectKind.Truncated, 5L), (record.Alarm!.Defect!.Kind, record.Alarm.Defect.Sequence));
    }

    private static Task RunAsync(TestStore test, string sql) =>
        test.Store.WriteAsync((scope, ct) => scope.Db.Database.ExecuteSqlRawAsync(sql, ct), None);
}
