using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Tests.Storage;

public sealed class ConsoleStoreTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(10, StoreFault.DiskFailed)]
    [InlineData(11, StoreFault.Corrupt)]
    [InlineData(14, StoreFault.Unwritable)]
    public async Task A_read_that_the_disk_fails_says_so_and_nothing_of_what_was_stored(int code, StoreFault fault)
    {
        await using var test = await TestStore.OpenAsync();

        var busy = await Assert.ThrowsAsync<StoreBusyException>(() => test.Store.ReadAsync<int>((_, _) => throw new SqliteException("It failed.", code), CancellationToken.None));

        Assert.Equal(fault, busy.Fault);
        Assert.DoesNotContain("Nothing was stored", busy.Message, StringComparison.Ordinal);
        // What is wrong with one question is no fault of the store.
        await Assert.ThrowsAsync<SqliteException>(() => test.Store.ReadAsync<int>((_, _) => throw new SqliteException("No such column.", 1), CancellationToken.None));
    }

    [Fact]
    public async Task A_failed_write_leaves_nothing_and_harms_no_neighbour()
    {
        await using var test = await TestStore.OpenAsync();
        var writes = Enumerable.Range(0, 200).Select(i => test.Store.WriteAsync(
            async (scope, token) =>
            {
                scope.Db.Add(Rows.Bucket($"bucket-{i}"));
                await scope.Db.SaveChangesAsync(token);
                return i % 3 == 0 ? throw new InvalidDataException($"write {i}") : i;
            },
            None)).ToList();

        for (var i = 0; i < writes.Count; i++)
        {
            if (i % 3 == 0)
            {
                var failure = await Assert.ThrowsAsync<InvalidDataException>(() => writes[i]);
                Assert.Equal($"write {i}", failure.Message);
            }
            else
            {
                Assert.Equal(i, await writes[i]);
            }
        }

        var names = await test.Store.ReadAsync((db, token) => db.Buckets.Select(b => b.Name).ToListAsync(token), None);
        Assert.Equal(
            Enumerable.Range(0, 200).Where(i => i % 3 != 0).Select(i => $"bucket-{i}").Order(),
            names.Order());
    }

    [Fact]
    public async Task A_read_sees_one_snapshot()
    {
        await using var test = await TestStore.OpenAsync();
        await test.Store.ReadAsync(
            async (db, token) =>
            {
                Assert.Equal(0, await db.Buckets.CountAsync(token));
                await Task.Run(() => AddBucketAsync(test), token);
                Assert.Equal(0, await db.Buckets.CountAsync(token));
                return true;
            },
            None);
        Assert.Equal(1, await test.Store.ReadAsync((db, token) => db.Buckets.CountAsync(token), None));
    }

    [Fact]
    public async Task A_read_cannot_write()
    {
        await using var test = await TestStore.OpenAsync();
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => test.Store.ReadAsync(
            (db, token) => db.Buckets.ExecuteDeleteAsync(token), None));
        Assert.Equal(StoreFault.Unwritable, test.Store.Classify(failure));
    }

    [Fact]
    public async Task A_write_inside_a_write_is_refused_instead_of_waiting_for_itself()
    {
        await using var test = await TestStore.OpenAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => test.Store.WriteAsync((_, _) => AddBucketAsync(test), None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => test.Store.WriteAsync(
            (_, token) => test.Store.ReadAsync((db, inner) => db.Buckets.CountAsync(inner), token), None));
        await AddBucketAsync(test);
    }

    [Fact]
    public async Task A_write_whose_caller_gave_up_before_it_began_never_runs()
    {
        await using var test = await TestStore.OpenAsync();
        using var gate = new ManualResetEventSlim();
        using var gaveUp = new CancellationTokenSource();
        var blocking = test.Store.WriteAsync(
            (_, _) =>
            {
                gate.Wait(None);
                return Task.CompletedTask;
            },
            None);
        var ran = false;
        var abandoned = test.Store.WriteAsync(
            (_, _) =>
            {
                ran = true;
                return Task.CompletedTask;
            },
            gaveUp.Token);

        await gaveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        gate.Set();
        await blocking;
        await AddBucketAsync(test);

        Assert.False(ran);
    }

    [Fact]
    public async Task A_full_write_queue_says_busy_at_once()
    {
        await using var test = await TestStore.OpenAsync(maxWaitingWrites: 16);
        using var gate = new ManualResetEventSlim();
        using var running = new ManualResetEventSlim();
        var blocking = test.Store.WriteAsync(
            (_, _) =>
            {
                running.Set();
                gate.Wait(None);
                return Task.CompletedTask;
            },
            None);
        running.Wait(None);
        var waiting = Enumerable.Range(0, 16).Select(i => AddBucketAsync(test, $"bucket-{i}")).ToList();

        var failure = await Assert.ThrowsAsync<StoreBusyException>(() => AddBucketAsync(test, "one-too-many"));

        Assert.Equal(StoreFault.QueueFull, failure.Fault);
        gate.Set();
        await blocking;
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task Closing_finishes_what_waits_and_refuses_what_comes_later()
    {
        var directory = TestStore.NewDirectory();
        var test = await TestStore.ReopenAsync(directory);
        var writes = Enumerable.Range(0, 100).Select(i => AddBucketAsync(test, $"bucket-{i}")).ToList();
        await test.Store.DisposeAsync();

        await Task.WhenAll(writes);
        var late = await Assert.ThrowsAsync<StoreBusyException>(() => AddBucketAsync(test, "late"));
        Assert.Equal(StoreFault.Closing, late.Fault);
        Assert.False(File.Exists(test.DatabasePath + "-wal"), "the log is folded into the file");
        await using (var next = await TestStore.ReopenAsync(directory))
        {
            Assert.Equal(100, await next.Store.ReadAsync((db, token) => db.Buckets.CountAsync(token), None));
        }

        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task What_was_committed_is_published_and_what_failed_is_not()
    {
        await using var test = await TestStore.OpenAsync();
        var seen = new List<Change>();
        using var subscription = test.Feed.Subscribe(changes =>
        {
            lock (seen)
            {
                seen.AddRange(changes);
            }
        });
        bool Saw(Change change)
        {
            lock (seen)
            {
                return seen.Contains(change);
            }
        }

        await Assert.ThrowsAsync<InvalidDataException>(() => test.Store.WriteAsync(
            (scope, _) =>
            {
                scope.Changed(ChangedEntity.Finding, 666);
                throw new InvalidDataException();
            },
            None));
        var bucketId = await AddBucketAsync(test);
        await test.Store.WriteAsync(
            async (scope, token) =>
            {
                await scope.Db.FindingEvents.AddAsync(
                    new FindingEvent { AtUtc = scope.NowUtc, FindingId = 7, Kind = FindingEventKind.Approved, Who = "Ana", Text = "Approved." }, token);
                scope.Changed(ChangedEntity.Attempt, 9);
            },
            None);

        await Eventually.TrueAsync(
            () => Saw(new Change(ChangedEntity.Bucket, bucketId)) && Saw(new Change(ChangedEntity.Finding, 7)) && Saw(new Change(ChangedEntity.Attempt, 9)),
            "the changes are published");
        Assert.False(Saw(new Change(ChangedEntity.Finding, 666)));
    }

    private static Task<long> AddBucketAsync(TestStore test, string name = "payroll") => test.Store.WriteAsync(
        async (scope, token) =>
        {
            var bucket = Rows.Bucket(name);
            scope.Db.Add(bucket);
            await scope.Db.SaveChangesAsync(token);
            return bucket.Id;
        },
        None);
}
