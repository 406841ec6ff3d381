using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Replay;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Tests.Intake;
using SecOpsConsole.Core.Tests.Storage;

namespace SecOpsConsole.Core.Tests.Replay;

/// <summary>A dry run is believed only when the whole database and every call of AWS are the same before and after.</summary>
public sealed class ReplayWritesNothingTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>What a replay may write: itself, its work, and the one row that says who asked.</summary>
    private static readonly string[] Own = ["ReplayRuns", "ReplayDifferences", "WorkItems", "sqlite_sequence"];

    [Theory]
    [InlineData(AutomaticMode.Automatic)]
    [InlineData(AutomaticMode.Review)]
    public async Task A_replay_writes_itself_and_one_row_of_the_audit_record_and_calls_nobody(AutomaticMode mode)
    {
        await using var world = await ReplayTests.AfternoonAsync(mode);
        await world.Store.WriteAsync(async (scope, ct) =>
        {
            // So that there are differences to be tempted by.
            foreach (var version in await scope.Db.PolicyVersions.AsTracking().ToListAsync(ct))
            {
                version.Severity = Policies.Severity.Low;
            }
        }, None);
        var ana = await ReplayTests.AnaAsync(world);
        var (before, calls) = (await DumpAsync(world.Store), world.Aws.Calls.ToList());

        var started = await world.Get<Replays>().StartAsync(world.Now.AddHours(-9), world.Now.AddMinutes(1), ana, None);
        await world.PassAsync(TimeSpan.FromMinutes(5));

        var run = (await world.Get<ReplayQueries>().GetAsync(started.RunId!.Value, None))!;
        Assert.Equal(ReplayStatus.Completed, run.Status);
        Assert.True(run.Different > 0);
        Assert.Equal(calls, world.Aws.Calls.ToList());
        var after = await DumpAsync(world.Store);
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), after.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("Findings", after.Keys);
        foreach (var table in after.Keys.Except([.. Own, "FindingEvents"]))
        {
            Assert.True(before[table].SequenceEqual(after[table]), $"The replay changed {table}.");
        }
        var added = after["FindingEvents"].Except(before["FindingEvents"]).ToList();
        Assert.Equal(before["FindingEvents"], after["FindingEvents"].Except(added));
        Assert.Contains(nameof(FindingEventKind.ReplayRequested), Assert.Single(added), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stretch_of_time_and_its_differences_are_read_by_an_index()
    {
        await using var store = await TestStore.OpenAsync();
        var run = new ReplayRun { RequestedBy = "Ana", CursorUtc = Rows.Monday, ToUtc = Rows.Monday.AddDays(1) };
        await QueryPlan.AssertUsesIndexAsync(store, db => ReplayListQuery.Next(db, run), "IX_InboxEvents_ReceivedUtc_Id");
        await QueryPlan.AssertUsesIndexAsync(store, db => ReplayListQuery.Stretch(db, Rows.Monday, Rows.Monday.AddDays(1)).Select(e => e.Id), "IX_InboxEvents_ReceivedUtc_Id");
        await QueryPlan.AssertUsesIndexAsync(store, db => ReplayListQuery.Differences(db, 1, null, PageCursor.At(7, 7)).Take(51), "IX_ReplayDifferences_RunId_Id");
    }

    /// <summary>Every row of every table as text.</summary>
    private static Task<Dictionary<string, List<string>>> DumpAsync(ConsoleStore store) => store.ReadAsync(async (db, ct) =>
    {
        var dump = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var table in await RowsAsync(db, "SELECT name FROM sqlite_master WHERE type = 'table'", ct))
        {
            dump[table] = await RowsAsync(db, $"SELECT * FROM \"{table}\"", ct);
        }
        return dump;
    }, None);

    private static async Task<List<string>> RowsAsync(ConsoleDbContext db, string sql, CancellationToken cancellationToken)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = new StringBuilder();
            for (var i = 0; i < reader.FieldCount; i++)
            {
                var value = reader.GetValue(i);
                row.Append(i == 0 ? "" : "|").Append(value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture));
            }
            rows.Add(row.ToString());
        }
        return rows;
    }
}
