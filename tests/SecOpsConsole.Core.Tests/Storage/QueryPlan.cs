using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Tests.Storage;

/// <summary>Asks SQLite how it would run a query: a list that scans or sorts is fast in a test and slow at a million rows.</summary>
public static class QueryPlan
{
    /// <summary>Fails unless the query walks this index and neither scans a table nor sorts.</summary>
    public static async Task AssertUsesIndexAsync(TestStore test, Func<ConsoleDbContext, IQueryable> query, string index)
    {
        var plan = await ReadAsync(test, query);
        var text = string.Join('\n', plan);
        Assert.True(plan.Any(step => step.Contains(index, StringComparison.Ordinal)), $"{index} is not used:\n{text}");
        AssertNoScan(plan);
    }

    /// <summary>Fails when the query reads a table without an index or sorts by itself.</summary>
    public static async Task AssertNoScanAsync(TestStore test, Func<ConsoleDbContext, IQueryable> query) =>
        AssertNoScan(await ReadAsync(test, query));

    public static Task<IReadOnlyList<string>> ReadAsync(TestStore test, Func<ConsoleDbContext, IQueryable> query) => test.Store.ReadAsync(
        async (db, token) =>
        {
            await using var command = query(db).CreateDbCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
            command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            return await StepsAsync(command, token);
        },
        CancellationToken.None);

    /// <summary>The plan of a statement that is not a query of the model.</summary>
    public static Task<IReadOnlyList<string>> ReadAsync(TestStore test, string sql) => test.Store.ReadAsync(
        async (db, token) =>
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + sql.Replace("?1", "'2026'", StringComparison.Ordinal).Replace("?2", "10", StringComparison.Ordinal);
            command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            return await StepsAsync(command, token);
        },
        CancellationToken.None);

    private static void AssertNoScan(IReadOnlyList<string> plan)
    {
        var bad = plan.Where(step =>
            step.StartsWith("USE TEMP B-TREE", StringComparison.Ordinal)
            || (step.StartsWith("SCAN ", StringComparison.Ordinal) && !step.Contains("INDEX", StringComparison.Ordinal)
                // Reads what a subquery of its own has found; that one's plan is in the list too.
                && !plan.Contains("CO-ROUTINE " + step["SCAN ".Length..])));
        Assert.True(!bad.Any(), "It scans or sorts:\n" + string.Join('\n', plan));
    }

    private static async Task<IReadOnlyList<string>> StepsAsync(System.Data.Common.DbCommand command, CancellationToken token)
    {
        var steps = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token))
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    }
}
