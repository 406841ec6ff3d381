using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Tests.Storage;

namespace SecOpsConsole.Core.Tests.Intake;

public sealed class InboxTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task An_accepted_event_is_stored_with_its_work()
    {
        var clock = new ManualClock();
        await using var test = await TestStore.OpenAsync(clock);
        var body = Event("e-1");

        var answer = await Inbox(test).AcceptAsync(body, None);

        Assert.Equal(new InboxAnswer(1, 0, 0), answer);
        var (stored, work) = await test.Store.ReadAsync(
            async (db, token) => (await db.InboxEvents.SingleAsync(token), await db.WorkItems.SingleAsync(token)), None);
        Assert.Equal("e-1", stored.EnvelopeId);
        Assert.Equal(EventStatus.Received, stored.Status);
        Assert.Equal(clock.NowUtc, stored.ReceivedUtc);
        Assert.Equal(new DateTime(2026, 11, 20, 9, 14, 7, DateTimeKind.Utc), stored.EventUtc);
        Assert.Equal("111122223333", stored.AccountId);
        Assert.Equal(body, stored.Body);
        Assert.Null(stored.ProcessedUtc);
        Assert.Equal(WorkKind.Ingest, work.Kind);
        Assert.Equal(WorkState.Available, work.State);
        Assert.Equal(stored.Id, WorkPayload.Read<IngestPayload>(work).EventId);
        Assert.Equal(clock.NowUtc, work.CreatedUtc);
        Assert.Equal(20, work.MaxAttempts);
    }

    [Fact]
    public async Task The_second_delivery_of_an_event_is_no_row_and_no_work()
    {
        await using var test = await TestStore.OpenAsync();
        await Inbox(test).AcceptAsync(Event("e-1"), None);

        Assert.Equal(new InboxAnswer(0, 1, 0), await Inbox(test).AcceptAsync(Event("e-1"), None));

        Assert.Equal((1, 1), await CountAsync(test));
    }

    [Fact]
    public async Task What_nobody_can_read_is_stored_once_and_makes_no_work()
    {
        await using var test = await TestStore.OpenAsync();

        Assert.Equal(new InboxAnswer(0, 0, 1), await Inbox(test).AcceptAsync("{broken"u8.ToArray(), None));
        Assert.Equal(new InboxAnswer(0, 1, 0), await Inbox(test).AcceptAsync("{broken"u8.ToArray(), None));
        Assert.Equal(new InboxAnswer(0, 0, 1), await Inbox(test).AcceptAsync(ReadOnlyMemory<byte>.Empty, None));

        Assert.Equal((2, 0), await CountAsync(test));
        var stored = await test.Store.ReadAsync((db, token) => db.InboxEvents.OrderBy(e => e.Id).FirstAsync(token), None);
        Assert.Equal(EventStatus.Unrecognised, stored.Status);
        Assert.Equal("{broken"u8.ToArray(), stored.Body);
        Assert.NotNull(stored.ProcessedUtc);
        Assert.NotNull(stored.Note);
    }

    [Fact]
    public async Task An_array_is_counted_event_by_event()
    {
        await using var test = await TestStore.OpenAsync();
        var body = Encoding.UTF8.GetBytes($"[{Text("e-1")},{Text("e-2")},{Text("e-1")},17]");

        Assert.Equal(new InboxAnswer(2, 1, 1), await Inbox(test).AcceptAsync(body, None));

        Assert.Equal((3, 2), await CountAsync(test));
    }

    [Fact]
    public async Task Events_of_many_callers_are_each_there_once_and_each_has_its_own_work()
    {
        await using var test = await TestStore.OpenAsync();
        var inbox = Inbox(test);

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 2000),
            new ParallelOptions { MaxDegreeOfParallelism = 64 },
            async (i, token) => Assert.Equal(new InboxAnswer(1, 0, 0), await inbox.AcceptAsync(Event($"e-{i}"), token)));

        var (events, work) = await test.Store.ReadAsync(
            async (db, token) => (await db.InboxEvents.ToListAsync(token), await db.WorkItems.ToListAsync(token)), None);
        Assert.Equal(2000, events.Select(e => e.EnvelopeId).Distinct().Count());
        Assert.Equal(events.Select(e => e.Id).Order(), work.Select(w => WorkPayload.Read<IngestPayload>(w).EventId).Order());
    }

    [Fact]
    public async Task An_accepted_event_wakes_the_queue_and_the_screens()
    {
        await using var test = await TestStore.OpenAsync();
        var published = new TaskCompletionSource<Change>();
        using var subscription = test.Feed.Subscribe(changes => published.TrySetResult(changes[0]));

        await Inbox(test).AcceptAsync(Event("e-1"), None);

        Assert.Equal(ChangedEntity.Event, (await published.Task.WaitAsync(TimeSpan.FromSeconds(30))).Entity);
        Assert.True(await test.Signal.WaitAsync(TimeSpan.Zero, None));
    }

    [Fact]
    public async Task A_database_locked_by_another_process_is_busy_before_EventBridge_gives_up()
    {
        await using var test = await TestStore.OpenAsync();
        var inbox = Inbox(test);
        using (var intruder = new SqliteConnection($"Data Source={test.DatabasePath};Pooling=False"))
        {
            intruder.Open();
            using var held = intruder.BeginTransaction(deferred: false);

            var answers = Enumerable.Range(0, 64).Select(i => inbox.AcceptAsync(Event($"e-{i}"), None)).ToList();

            // EventBridge's own limit is the outcome here, not a measure of speed.
            var all = Task.WhenAll(answers.Select(answer => Assert.ThrowsAsync<StoreBusyException>(() => answer)));
            await all.WaitAsync(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(new InboxAnswer(1, 0, 0), await inbox.AcceptAsync(Event("e-1"), None));
        Assert.Equal((1, 1), await CountAsync(test));
    }

    [Fact]
    public async Task A_writer_that_hangs_is_busy_before_EventBridge_gives_up()
    {
        await using var test = await TestStore.OpenAsync();
        using var gate = new ManualResetEventSlim();
        var blocking = test.Store.WriteAsync(
            (_, _) =>
            {
                gate.Wait(None);
                return Task.CompletedTask;
            },
            None);

        var failure = await Assert.ThrowsAsync<StoreBusyException>(() => Inbox(test).AcceptAsync(Event("e-1"), None).WaitAsync(TimeSpan.FromSeconds(5)));

        Assert.Equal(StoreFault.Deadline, failure.Fault);
        gate.Set();
        await blocking;
        await test.Queue.CountAsync(None);
        Assert.Equal((0, 0), await CountAsync(test));
    }

    [Fact]
    public async Task A_closing_store_refuses_events()
    {
        var test = await TestStore.OpenAsync();
        await test.DisposeAsync();

        var failure = await Assert.ThrowsAsync<StoreBusyException>(() => Inbox(test).AcceptAsync(Event("e-1"), None));
        Assert.Equal(StoreFault.Closing, failure.Fault);
    }

    private static EventInbox Inbox(TestStore test) => new(test.Store, test.Clock);

    private static byte[] Event(string id) => Encoding.UTF8.GetBytes(Text(id));

    private static string Text(string id) =>
        $$"""{"version":"0","id":"{{id}}","detail-type":"AWS API Call via CloudTrail","source":"aws.s3","account":"111122223333","time":"2026-11-20T09:14:07Z","region":"eu-west-1","detail":{} }""";

    private static Task<(int Events, int Work)> CountAsync(TestStore test) => test.Store.ReadAsync(
        async (db, token) => (await db.InboxEvents.CountAsync(token), await db.WorkItems.CountAsync(token)), None);
}
