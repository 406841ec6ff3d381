using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Retention;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Tests.Audit;
using SecOpsConsole.Core.Tests.Storage;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Notifications;

/// <summary>A change of state and its notification are one write; each is told, none twice.</summary>
public sealed class OutboxTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_new_finding_is_told_and_then_it_is_Notified()
    {
        await using var scene = await Scene.OpenAsync();
        var finding = await scene.FindAsync("payroll");
        Assert.Equal(WorkflowStatus.New, (await scene.World.FindingAsync(finding.Id)).WorkflowStatus);

        await scene.TellAsync();

        var bell = await scene.BellOfAsync(scene.World.Ana);
        var line = Assert.Single(bell.Items).Line;
        Assert.Equal((1, finding.Id, NotificationKind.FindingOpened, finding.Title, Severity.High), (bell.Unread, line.FindingId, line.Kind, line.Text, line.Severity));
        Assert.Equal(WorkflowStatus.Notified, (await scene.World.FindingAsync(finding.Id)).WorkflowStatus);
        Assert.Equal("People were told.", (await scene.World.TimelineAsync(finding.Id)).Single(row => row.Kind == FindingEventKind.Notified).Text);
    }

    [Fact]
    public async Task The_notification_names_the_row_of_the_timeline_that_it_tells()
    {
        await using var scene = await Scene.OpenAsync();
        var finding = await scene.FindAsync("payroll");

        var judged = (await scene.World.TimelineAsync(finding.Id)).Single(row => row.Kind == FindingEventKind.Judged);
        Assert.Equal(judged.Id, Assert.Single(await scene.OutboxAsync()).EventId);
    }

    [Fact]
    public async Task A_change_that_is_taken_back_leaves_no_notification()
    {
        await using var scene = await Scene.OpenAsync();
        var bucket = await scene.World.AddBucketAsync("payroll", AutomaticMode.Review, "{}");

        await Assert.ThrowsAsync<InvalidDataException>(() => scene.World.Store.Store.WriteAsync(
            async (scope, ct) =>
            {
                Timeline.TellBucket(scope, bucket.Id, FindingEventKind.Held, new TransitionNote("automatic mode", "Held."));
                await scope.Db.SaveChangesAsync(ct);
                throw new InvalidDataException();
            },
            None));

        Assert.Empty(await scene.OutboxAsync());
        Assert.Equal(0, await scene.WaitingWorkAsync());
    }

    [Fact]
    public async Task Telling_twice_tells_nothing_twice()
    {
        var channel = new ScriptedNotifier("channel", new DeliveryOutcome.Delivered());
        await using var scene = await Scene.OpenAsync(channel);
        await scene.FindAsync("payroll");

        await scene.TellAsync(times: 3);

        Assert.Single(channel.Got);
    }

    [Fact]
    public async Task The_bell_counts_a_message_once_although_the_answer_was_lost()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.FindAsync("payroll");
        await scene.TellAsync();
        // The process died after the bell's own write and before the delivery was recorded.
        await scene.World.Store.Store.WriteAsync(
            (scope, ct) => scope.Db.NotificationDeliveries.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, DeliveryState.Waiting), ct), None);

        await scene.TellAsync();

        Assert.Equal(1, Assert.Single((await scene.BellOfAsync(scene.World.Ana)).Items).Line.Count);
        Assert.Equal(0, await scene.World.ReadAsync(db => db.NotificationDeliveries.CountAsync(row => row.State == DeliveryState.Waiting)));
    }

    [Fact]
    public async Task A_burst_of_forty_findings_is_one_line_with_a_count()
    {
        await using var scene = await Scene.OpenAsync();
        for (var i = 0; i < 30; i++)
        {
            await scene.FindAsync($"tenant-{i:00}");
        }

        Assert.Equal(1, await scene.WaitingWorkAsync());
        await scene.TellAsync();
        for (var i = 30; i < 40; i++)
        {
            await scene.FindAsync($"tenant-{i:00}");
        }

        await scene.TellAsync();

        var bell = await scene.BellOfAsync(scene.World.Ana);
        var line = Assert.Single(bell.Items).Line;
        Assert.Equal((1, 40, null), (bell.Unread, line.Count, line.FindingId));
        Assert.Equal("40 findings were opened; the most severe is High.", line.Text);
        Assert.Equal(40, await scene.World.ReadAsync(db => db.Findings.CountAsync(finding => finding.WorkflowStatus == WorkflowStatus.Notified)));
    }

    [Fact]
    public async Task What_comes_later_is_a_line_of_its_own()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.FindAsync("payroll");
        await scene.TellAsync();
        scene.World.Clock.Advance(TimeSpan.FromMinutes(5));
        await scene.FindAsync("invoices");
        await scene.TellAsync();

        Assert.Equal([1, 1], (await scene.BellOfAsync(scene.World.Ana)).Items.Select(item => item.Line.Count));
    }

    [Fact]
    public async Task A_finding_below_the_least_severity_calls_nobody_and_stays_New()
    {
        await using var scene = await Scene.OpenAsync();
        var finding = await scene.FindAsync("payroll");
        await scene.World.Store.Store.WriteAsync(
            (scope, ct) => scope.Db.Notifications.ExecuteUpdateAsync(set => set.SetProperty(row => row.Severity, Severity.Low), ct), None);

        await scene.TellAsync();

        Assert.Empty((await scene.BellOfAsync(scene.World.Ana)).Items);
        Assert.Equal(WorkflowStatus.New, (await scene.World.FindingAsync(finding.Id)).WorkflowStatus);
        Assert.Empty(await scene.OutboxAsync());
    }

    [Fact]
    public async Task One_channel_that_fails_delays_no_other_and_is_tried_again()
    {
        var slow = new ScriptedNotifier("slow", new DeliveryOutcome.Retry("busy", TimeSpan.FromMinutes(1)), new DeliveryOutcome.Delivered());
        var gone = new ScriptedNotifier("gone", new DeliveryOutcome.Failed("The address is wrong."));
        var well = new ScriptedNotifier("well", new DeliveryOutcome.Delivered());
        await using var scene = await Scene.OpenAsync(slow, gone, well);
        var finding = await scene.FindAsync("payroll");

        await scene.TellAsync(times: 2);
        Assert.Equal((1, 1, 1), (slow.Got.Count, gone.Got.Count, well.Got.Count));
        Assert.Equal(WorkflowStatus.Notified, (await scene.World.FindingAsync(finding.Id)).WorkflowStatus);
        scene.World.Clock.Advance(TimeSpan.FromMinutes(2));
        await scene.TellAsync(times: 2);

        Assert.Equal((2, 1, 1), (slow.Got.Count, gone.Got.Count, well.Got.Count));
        Assert.Equal(slow.Got[0].Key, slow.Got[1].Key);
        var failed = await scene.World.ReadAsync(db => db.NotificationDeliveries.SingleAsync(row => row.State == DeliveryState.Failed));
        Assert.Equal(("gone", "The address is wrong."), (failed.Notifier, failed.LastError));
    }

    [Fact]
    public async Task A_channel_that_never_answers_well_is_given_up_visibly()
    {
        var channel = new ScriptedNotifier("channel", new DeliveryOutcome.Retry("busy", TimeSpan.FromSeconds(1)));
        await using var scene = await Scene.OpenAsync(channel);
        await scene.FindAsync("payroll");

        for (var i = 0; i < Notify.MostAttempts + 5; i++)
        {
            await scene.TellAsync();
        }

        Assert.Equal(Notify.MostAttempts, channel.Got.Count);
        Assert.StartsWith("Given up after 30 attempts", (await scene.World.ReadAsync(db => db.NotificationDeliveries.SingleAsync())).LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_is_not_sound_is_told_once_for_each_defect()
    {
        await using var scene = await Scene.OpenAsync();
        await Chain.AppendAsync(scene.World.Store, 0, 3);
        using var record = Chain.Record(scene.World.Store);
        await scene.World.Store.Store.WriteAsync(
            (scope, ct) => scope.Db.Database.ExecuteSqlRawAsync(
                "DROP TRIGGER \"FindingEvents_are_never_changed\"; UPDATE \"FindingEvents\" SET \"Who\" = 'Eve' WHERE \"Id\" = 1", ct),
            None);

        await record.VerifyAsync(null, None);
        await record.VerifyAsync(null, None);
        await scene.TellAsync();

        var line = Assert.Single((await scene.BellOfAsync(scene.World.Otto)).Items, item => item.Line.Kind == NotificationKind.AuditBroken).Line;
        Assert.Equal(1, line.Count);
        Assert.StartsWith("Row 1 was changed", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_told_long_ago_is_forgotten_and_what_waits_is_not()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.FindAsync("payroll");
        await scene.TellAsync();
        scene.World.Clock.Advance(TimeSpan.FromDays(91));
        await scene.FindAsync("invoices");
        await scene.TellAsync();

        await scene.World.Services.GetRequiredService<RetentionJob>().RunIfDueAsync(None);

        Assert.Equal("invoices", Assert.Single(await scene.OutboxAsync()).Text.Split(' ')[^1]);
        Assert.Single((await scene.BellOfAsync(scene.World.Ana)).Items);
    }

    [Fact]
    public async Task Nothing_of_the_outbox_and_the_bell_scans_or_sorts()
    {
        await using var test = await TestStore.OpenAsync();
        var now = Rows.Monday;
        await QueryPlan.AssertUsesIndexAsync(test, db => NotificationGathering.Waiting(db).Take(500), "IX_Notifications_MessageId_Id");
        await QueryPlan.AssertUsesIndexAsync(test, db => Notify.Due(db, now).Take(100), "IX_NotificationDeliveries_Waiting");
        await QueryPlan.AssertUsesIndexAsync(test, db => NotifyPayload.Waiting(db, now), "IX_WorkItems_Waiting");
        await QueryPlan.AssertUsesIndexAsync(test, db => Bell.Newest(db).Take(20), "IX_BellLines_LastMessageId");
        await QueryPlan.AssertUsesIndexAsync(test, db => Bell.Unread(db, 1, 7).Take(100), "IX_BellLines_LastMessageId");
        await QueryPlan.AssertUsesIndexAsync(test, db => Core.Notifications.Notifiers.BellNotifier.Newest(db, NotificationKind.AutomaticDone).Take(1), "IX_BellLines_Kind_Id");
    }
}
