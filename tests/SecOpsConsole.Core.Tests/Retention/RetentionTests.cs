using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Notifications.Channels;
using SecOpsConsole.Core.Retention;
using SecOpsConsole.Core.Tests.Remediation;

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
        Assert.Equal(rows, await world.ReadAsync(db => db.FindingEvents.CountAsync()));
    }

    [Fact]
    public async Task Deliveries_go_and_what_waits_stays()
    {
        await using var world = await World.OpenAsync();
        await world.Store.Store.WriteAsync((scope, _) =>
        {
            scope.Db.ChannelDeliveries.Add(Delivery(scope.NowUtc, DeliveryState.Delivered));
            scope.Db.ChannelDeliveries.Add(Delivery(scope.NowUtc, DeliveryState.Waiting));
            return Task.CompletedTask;
        }, None);

        await RunAsync(world, days: 91);

        Assert.Equal(DeliveryState.Waiting, await world.ReadAsync(db => db.ChannelDeliveries.Select(row => row.State).SingleAsync()));
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
        Assert.Equal([90, 400, 90, null], lines.Select(line => line.Keep?.TotalDays));
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

    private static ChannelDelivery Delivery(DateTime atUtc, DeliveryState state) =>
        new() { ChannelId = 1, Kind = NotificationKind.FindingOpened, Count = 1, Text = "x", AtUtc = atUtc, CreatedUtc = atUtc, DueUtc = atUtc, State = state };
}
