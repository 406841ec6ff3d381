using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Notifications.Channels;
using SecOpsConsole.Core.Retention;
using SecOpsConsole.Core.Tests.Remediation;
using SecOpsConsole.Core.Tests.Storage;

namespace SecOpsConsole.Core.Tests.Retention;

/// <summary>What is old goes, what somebody still needs stays, and the audit record is never touched.</summary>
public sealed class RetentionTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Old_events_go_and_those_of_open_findings_stay()
    {
        await using var world = await World.OpenAsync();
        var (_, open) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        await AddEventsAsync(world, 450);
        await world.Store.Store.WriteAsync(async (scope, ct) =>
        {
            scope.Db.InboxEvents.Add(Event(scope.NowUtc, "needed", worked: true));
            scope.Db.InboxEvents.Add(Event(scope.NowUtc, "not-worked-off", worked: false));
            await scope.Db.SaveChangesAsync(ct);
            var id = await scope.Db.InboxEvents.Where(row => row.EnvelopeId == "needed").Select(row => row.Id).SingleAsync(ct);
            await scope.Db.Findings.Where(row => row.Id == open.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.EventId, id), ct);
        }, None);
        Assert.Equal(0, (await RunAsync(world, days: 89))!.Events);

        var run = await RunAsync(world, days: 2);

        Assert.Equal((450, true), (run!.Events, run.IsWhole));
        Assert.Equal(["needed", "not-worked-off"], await world.ReadAsync(db => db.InboxEvents.OrderBy(row => row.EnvelopeId).Select(row => row.EnvelopeId).ToListAsync()));
    }

    [Fact]
    public async Task Findings_go_long_after_they_were_resolved_and_their_record_stays()
    {
        await using var world = await World.OpenAsync();
        var (_, resolved) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        var (_, open) = await world.AddExposedAsync("orchid", AutomaticMode.Review);
        Assert.True((await world.Desk.ApproveAsync(new FindingId(resolved.Id), resolved.LiveFingerprint!, null, world.Ana, None)).IsAccepted);
        var rows = await world.ReadAsync(db => db.FindingEvents.CountAsync());
        Assert.Equal(0, (await RunAsync(world, days: 399))!.Findings);

        Assert.Equal(1, (await RunAsync(world, days: 2))!.Findings);

        Assert.Equal([open.Id], await world.ReadAsync(db => db.Findings.Select(row => row.Id).ToListAsync()));
        var added = await world.ReadAsync(db => db.FindingEvents.OrderBy(row => row.Id).Skip(rows).ToListAsync());
        Assert.Equal(FindingEventKind.RetentionRan, Assert.Single(added).Kind);
    }

    [Fact]
    public async Task What_was_deleted_is_in_the_audit_record_and_a_night_without_is_not()
    {
        await using var world = await World.OpenAsync();
        await AddEventsAsync(world, 3);
        await RunAsync(world, days: 80);
        Assert.False(await world.ReadAsync(db => db.FindingEvents.AnyAsync(row => row.Kind == FindingEventKind.RetentionRan)));

        await RunAsync(world, days: 20);
        await RunAsync(world, days: 1);

        var row = await world.ReadAsync(db => db.FindingEvents.SingleAsync(one => one.Kind == FindingEventKind.RetentionRan));
        var before = (row.AtUtc - TimeSpan.FromDays(90)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        Assert.Contains($"3 events received before {before} UTC, 0 findings", row.Text, StringComparison.Ordinal);
        Assert.Equal(("console", null, null), (row.Who, row.FindingId, row.BucketId));
    }

    [Fact]
    public async Task What_an_interrupted_run_deleted_is_told_by_the_next()
    {
        await using var world = await World.OpenAsync();
        // Thirty batches with a pause after each.
        await AddEventsAsync(world, 6_000);
        world.Clock.Advance(TimeSpan.FromDays(91));
        using var stop = new CancellationTokenSource();
        var interrupted = world.Get<RetentionJob>().RunIfDueAsync(stop.Token);
        await Eventually.TrueAsync(async () => await world.ReadAsync(db => db.InboxEvents.CountAsync()) < 6_000, "the first batch");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => interrupted);
        Assert.False(await world.ReadAsync(db => db.FindingEvents.AnyAsync(row => row.Kind == FindingEventKind.RetentionRan)));

        await RunAsync(world, days: 1);

        var row = await world.ReadAsync(db => db.FindingEvents.SingleAsync(one => one.Kind == FindingEventKind.RetentionRan));
        Assert.Contains("Deleted by age: 6000 events", row.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deliveries_go_and_what_waits_stays()
    {
        await using var world = await World.OpenAsync();
        await world.Store.Store.WriteAsync((scope, _) =>
        {
            scope.Db.Channels.Add(OnCall());
            scope.Db.ChannelDeliveries.Add(Delivery(scope.NowUtc, DeliveryState.Delivered));
            scope.Db.ChannelDeliveries.Add(Delivery(scope.NowUtc, DeliveryState.Waiting));
            return Task.CompletedTask;
        }, None);

        await RunAsync(world, days: 91);

        Assert.Equal(DeliveryState.Waiting, await world.ReadAsync(db => db.ChannelDeliveries.Select(row => row.State).SingleAsync()));
    }

    [Fact]
    public async Task What_waits_for_ever_at_the_head_keeps_nothing_else()
    {
        await using var world = await World.OpenAsync();
        await world.Store.Store.WriteAsync(async (scope, ct) =>
        {
            scope.Db.Channels.Add(OnCall());
            scope.Db.ChannelDeliveries.AddRange(Enumerable.Range(0, 300).Select(_ => Delivery(scope.NowUtc, DeliveryState.Waiting)));
            await scope.Db.SaveChangesAsync(ct);
            scope.Db.ChannelDeliveries.Add(Delivery(scope.NowUtc, DeliveryState.Delivered));
        }, None);

        await RunAsync(world, days: 91);

        Assert.Equal((300, 0), (await world.ReadAsync(db => db.ChannelDeliveries.CountAsync()),
            await world.ReadAsync(db => db.ChannelDeliveries.CountAsync(row => row.State == DeliveryState.Delivered))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task What_a_channel_was_told_of_a_finding_stays_until_long_after_it_was_resolved(int items)
    {
        await using var world = await World.OpenAsync();
        var (_, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        await world.Store.Store.WriteAsync(async (scope, ct) =>
        {
            scope.Db.Channels.Add(OnCall());
            var (about, gone) = (Delivery(scope.NowUtc, DeliveryState.Delivered), Delivery(scope.NowUtc, DeliveryState.Failed));
            scope.Db.ChannelDeliveries.AddRange(about, gone);
            await scope.Db.SaveChangesAsync(ct);
            scope.Db.ChannelItems.Add(Item(scope.NowUtc, 1, gone.Id, finding.Id + 1000));
            scope.Db.ChannelItems.AddRange(Enumerable.Range(0, items).Select(i => Item(scope.NowUtc, 2 + i, about.Id, finding.Id + (1000 * (items - 1 - i)))));
        }, None);

        await RunAsync(world, days: 200);
        Assert.Equal((1, items), (await world.ReadAsync(db => db.ChannelDeliveries.CountAsync()), await world.ReadAsync(db => db.ChannelItems.CountAsync())));

        Assert.True((await world.Desk.ApproveAsync(new FindingId(finding.Id), finding.LiveFingerprint!, null, world.Ana, None)).IsAccepted);
        await RunAsync(world, days: 89);
        Assert.Equal(1, await world.ReadAsync(db => db.ChannelDeliveries.CountAsync()));
        await RunAsync(world, days: 2);
        Assert.Equal((0, 0), (await world.ReadAsync(db => db.ChannelDeliveries.CountAsync()), await world.ReadAsync(db => db.ChannelItems.CountAsync())));
    }

    [Fact]
    public async Task Old_messages_are_found_by_the_index_of_their_channel()
    {
        await using var world = await World.OpenAsync();
        await QueryPlan.AssertUsesIndexAsync(world.Store, db => NotificationPruning.Deliveries(db, 7, DateTime.UnixEpoch).Take(9).Select(row => row.Id), "IX_ChannelDeliveries_ChannelId_CreatedUtc");
    }

    [Fact]
    public async Task It_runs_once_a_night()
    {
        await using var world = await World.OpenAsync();
        Assert.NotNull(await RunAsync(world, days: 1));
        Assert.Null(await RunAsync(world, days: 0));
        Assert.NotNull(await RunAsync(world, days: 1));
        Assert.NotNull((await world.Get<RetentionJob>().ReadAsync(None)).LastRun);
    }

    [Fact]
    public async Task The_page_says_how_long_each_kind_is_kept()
    {
        await using var world = await World.OpenAsync();
        var lines = (await world.Get<RetentionJob>().ReadAsync(None)).Lines;
        Assert.Equal([90, 90, 400, 90, null], lines.Select(line => line.Keep?.TotalDays));
    }

    private static Task<RetentionRun?> RunAsync(World world, int days)
    {
        world.Clock.Advance(TimeSpan.FromDays(days));
        return world.Get<RetentionJob>().RunIfDueAsync(None);
    }

    private static Task AddEventsAsync(World world, int count) => world.Store.Store.WriteAsync((scope, _) =>
    {
        for (var i = 0; i < count; i++)
        {
            scope.Db.InboxEvents.Add(Event(scope.NowUtc, $"event-{i}", worked: true));
        }

        return Task.CompletedTask;
    }, None);

    private static InboxEvent Event(DateTime atUtc, string id, bool worked) =>
        new() { EnvelopeId = id, ReceivedUtc = atUtc, Body = [], ProcessedUtc = worked ? atUtc : null };

    private static Channel OnCall() => new() { Id = 1, Name = "On call", Notifier = "webhook", SettingsJson = "{}", RulesJson = "{}", ChangedBy = "Otto" };

    private static ChannelItem Item(DateTime atUtc, long notificationId, long deliveryId, long findingId) => new()
    {
        ChannelId = 1, NotificationId = notificationId, Kind = NotificationKind.FindingOpened, Text = "x", FindingId = findingId, AtUtc = atUtc, DueUtc = atUtc, DeliveryId = deliveryId,
    };

    private static ChannelDelivery Delivery(DateTime atUtc, DeliveryState state) =>
        new() { ChannelId = 1, Kind = NotificationKind.FindingOpened, Count = 1, Text = "x", AtUtc = atUtc, CreatedUtc = atUtc, DueUtc = atUtc, State = state };
}
