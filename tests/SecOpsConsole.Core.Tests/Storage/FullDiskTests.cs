using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Tests.Storage;

/// <summary>SQLite's page limit answers with the same code as a full disk, and rolls the whole transaction back in the same way.</summary>
public sealed class FullDiskTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_full_disk_is_said_to_every_caller_and_the_store_resumes_when_there_is_space()
    {
        await using var test = await TestStore.OpenAsync();
        var inbox = new EventInbox(test.Store, test.Clock);
        await LimitPagesAsync(test, 400);
        var (accepted, refused) = (0, 0);

        await Parallel.ForEachAsync(Enumerable.Range(0, 400), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, token) =>
        {
            try
            {
                await inbox.AcceptAsync(Event($"e-{i}"), token);
                Interlocked.Increment(ref accepted);
            }
            catch (StoreBusyException busy)
            {
                Assert.Equal(StoreFault.DiskFull, busy.Fault);
                Interlocked.Increment(ref refused);
            }
        });

        Assert.True(accepted > 0);
        Assert.True(refused > 0);
        Assert.Equal(accepted, await CountAsync(test));
        var write = await Assert.ThrowsAsync<StoreBusyException>(() => test.Store.WriteAsync(
            async (scope, token) => await scope.Db.Settings.AddAsync(new Setting { Key = "large", Value = new string('x', 1_000_000) }, token), None));
        Assert.Equal(StoreFault.DiskFull, write.Fault);

        await LimitPagesAsync(test, 1_000_000);
        Assert.Equal(new InboxAnswer(1, 0, 0), await inbox.AcceptAsync(Event("after"), None));
        Assert.Equal(accepted + 1, await CountAsync(test));
    }

    private static Task LimitPagesAsync(TestStore test, int pages) => test.Store.WriteAsync(
        async (scope, token) =>
        {
            await using var command = scope.Db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA max_page_count = {pages}";
            command.Transaction = scope.Db.Database.CurrentTransaction!.GetDbTransaction();
            await command.ExecuteNonQueryAsync(token);
        },
        None);

    private static byte[] Event(string id) => Encoding.UTF8.GetBytes(
        $$"""{"id":"{{id}}","source":"aws.s3","detail-type":"AWS API Call via CloudTrail","detail":{"padding":"{{new string('x', 6000)}}"} }""");

    private static Task<int> CountAsync(TestStore test) => test.Store.ReadAsync((db, token) => db.InboxEvents.CountAsync(token), None);
}
