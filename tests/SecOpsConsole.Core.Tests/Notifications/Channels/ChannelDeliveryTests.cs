using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Notifications.Channels;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Tests.Remediation;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>Nothing is lost, nothing that arrived is sent twice, and a key stays the same until it has arrived.</summary>
public sealed class ChannelDeliveryTests
{
    private static readonly DeliveryOutcome s_ok = new DeliveryOutcome.Delivered("C1/1");

    [Fact]
    public async Task A_finding_is_told_once_however_often_the_work_runs()
    {
        var channel = new ScriptedChannel(s_ok);
        await using var scene = await ChannelScene.OpenAsync(channel);
        await scene.AddAsync("On call", "scripted");
        var finding = await scene.FindAsync("payroll");

        await scene.TellAsync();
        await scene.TellAsync();

        var notice = Assert.Single(channel.Got);
        Assert.Equal((finding.Id, "payroll", "a-secret-of-sixteen-or-more"), (notice.Finding!.Id, notice.Finding.Bucket, notice.Channel!.Secret));
        Assert.Equal(new Uri($"https://secops.example.com/findings/{finding.Id}"), notice.Link);
    }

    [Fact]
    public async Task A_busy_receiver_gets_the_same_key_again_when_it_said_and_not_before()
    {
        var channel = new ScriptedChannel(new DeliveryOutcome.Retry("busy", TimeSpan.FromMinutes(3)), s_ok);
        await using var scene = await ChannelScene.OpenAsync(channel);
        var id = await scene.AddAsync("On call", "scripted");
        await scene.FindAsync("payroll");

        await scene.TellAsync();
        await scene.TellAsync(TimeSpan.FromMinutes(2));
        Assert.Single(channel.Got);
        await scene.TellAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(2, channel.Got.Count);
        Assert.Single(channel.Got.Select(notice => notice.Key).Distinct());
        Assert.Equal((DeliveryState.Delivered, 2), ((await scene.LogAsync(id))[0].State, (await scene.LogAsync(id))[0].Attempts));
    }

    [Fact]
    public async Task A_refusal_is_not_tried_again_and_the_bell_says_so()
    {
        var channel = new ScriptedChannel(new DeliveryOutcome.Failed("Slack refused chat.postMessage: channel_not_found."));
        await using var scene = await ChannelScene.OpenAsync(channel);
        var id = await scene.AddAsync("On call", "scripted");
        await scene.FindAsync("payroll");

        await scene.TellAsync();
        await scene.TellAsync(TimeSpan.FromHours(3));

        Assert.Single(channel.Got);
        Assert.Equal(DeliveryState.Failed, Assert.Single(await scene.LogAsync(id)).State);
        Assert.Contains((await scene.World.Get<Bell>().ReadAsync(scene.World.Ana, CancellationToken.None)).Items, item => item.Line.Kind == NotificationKind.ChannelFailed);
    }

    [Fact]
    public async Task A_receiver_that_never_answers_is_given_up_and_nothing_is_forgotten()
    {
        var channel = new ScriptedChannel(new DeliveryOutcome.Retry("no answer"));
        await using var scene = await ChannelScene.OpenAsync(channel);
        var id = await scene.AddAsync("On call", "scripted");
        await scene.FindAsync("payroll");
        for (var i = 0; i < DeliverToChannel.MostAttempts + 3; i++)
        {
            await scene.TellAsync(TimeSpan.FromMinutes(10));
        }

        Assert.Equal(DeliverToChannel.MostAttempts, channel.Got.Count);
        Assert.Single(channel.Got.Select(notice => notice.Key).Distinct());
        Assert.Equal(DeliveryState.Failed, Assert.Single(await scene.LogAsync(id)).State);
    }

    [Fact]
    public async Task One_slow_channel_holds_up_no_other()
    {
        var slow = new ScriptedChannel(new DeliveryOutcome.Retry("no answer"));
        await using var stub = new StubReceiver(StubReceiver.Answer(200));
        await using var scene = await ChannelScene.OpenAsync(slow);
        await scene.AddAsync("Slow", "scripted");
        await scene.AddAsync("Hook", "webhook", null, "a-secret-of-sixteen-or-more", ("url", stub.Url));
        await scene.FindAsync("payroll");

        await scene.TellAsync();

        Assert.Single(stub.Heard);
    }

    [Fact]
    public async Task What_becomes_of_a_finding_is_told_where_it_was_told()
    {
        var channel = new ScriptedChannel(s_ok);
        await using var scene = await ChannelScene.OpenAsync(channel);
        await scene.AddAsync("On call", "scripted");
        var finding = await scene.FindAsync("payroll");
        await scene.TellAsync();

        var result = await scene.World.Desk.ApproveAsync(new FindingId(finding.Id), finding.LiveFingerprint!, "agreed", scene.World.Ana, CancellationToken.None);
        Assert.True(result.IsAccepted, result.Message);
        await scene.TellAsync();

        Assert.Equal(2, channel.Got.Count);
        Assert.Equal((NotificationKind.FindingChanged, "C1/1", WorkflowStatus.Resolved), (channel.Got[1].Kind, channel.Got[1].FirstReference, channel.Got[1].Finding!.Status));
        Assert.DoesNotContain((await scene.World.Get<Bell>().ReadAsync(scene.World.Ana, CancellationToken.None)).Items, item => item.Line.Kind == NotificationKind.FindingChanged);
    }

    [Fact]
    public async Task A_digest_is_collected_and_what_is_urgent_is_not()
    {
        var channel = new ScriptedChannel(s_ok);
        await using var scene = await ChannelScene.OpenAsync(channel);
        await scene.AddAsync("On call", "scripted", new ChannelRules { DigestMinutes = 60 });
        await scene.FindAsync("payroll");
        await scene.TellAsync();
        Assert.Empty(channel.Got);

        await scene.World.Store.Store.WriteAsync((scope, ct) => NotificationOutbox.AddAsync(scope, NotificationKind.RemediationFailed, "The revert failed.", ct), CancellationToken.None);
        await scene.TellAsync();
        Assert.Equal(NotificationKind.RemediationFailed, Assert.Single(channel.Got).Kind);

        await scene.TellAsync(TimeSpan.FromHours(1));
        Assert.Equal(NotificationKind.FindingOpened, channel.Got[1].Kind);
    }

    [Fact]
    public async Task The_same_about_the_same_finding_is_told_once_in_ten_minutes()
    {
        var channel = new ScriptedChannel(s_ok);
        await using var scene = await ChannelScene.OpenAsync(channel);
        await scene.AddAsync("On call", "scripted");
        var finding = await scene.FindAsync("payroll");
        await scene.TellAsync();
        await RepeatAsync(scene, finding);
        await scene.TellAsync();
        Assert.Single(channel.Got);

        scene.World.Clock.Advance(TimeSpan.FromMinutes(11));
        await RepeatAsync(scene, finding);
        await scene.TellAsync();
        Assert.Equal(2, channel.Got.Count);
    }

    [Fact]
    public async Task A_message_is_sent_again_with_its_key_when_it_failed_and_with_another_when_it_had_arrived()
    {
        var channel = new ScriptedChannel(new DeliveryOutcome.Failed("no"), s_ok, s_ok);
        await using var scene = await ChannelScene.OpenAsync(channel);
        var id = await scene.AddAsync("On call", "scripted");
        await scene.FindAsync("payroll");
        await scene.TellAsync();
        var delivery = Assert.Single(await scene.LogAsync(id));

        for (var i = 0; i < 2; i++)
        {
            Assert.True((await scene.Channels.SendAgainAsync(delivery.Id, scene.World.Otto, CancellationToken.None)).IsAccepted);
            await scene.DeliverAsync(id);
        }

        Assert.Equal(3, channel.Got.Count);
        Assert.Equal(channel.Got[0].Key, channel.Got[1].Key);
        Assert.NotEqual(channel.Got[1].Key, channel.Got[2].Key);
    }

    [Fact]
    public async Task Every_failed_remediation_is_told_whatever_severity_a_route_asks_for()
    {
        var channel = new ScriptedChannel(s_ok);
        await using var scene = await ChannelScene.OpenAsync(channel);
        await scene.AddAsync("On call", "scripted", new ChannelRules { Routes = [new ChannelRoute { MinimumSeverity = Severity.Critical }] });
        await scene.FindAsync("payroll");
        await scene.World.Store.Store.WriteAsync((scope, ct) => NotificationOutbox.AddAsync(scope, NotificationKind.RemediationFailed, "The revert failed.", ct), CancellationToken.None);

        await scene.TellAsync();

        Assert.Equal(NotificationKind.RemediationFailed, Assert.Single(channel.Got).Kind);
    }

    [Fact]
    public async Task A_removed_channel_is_told_nothing_and_its_secret_is_gone()
    {
        var channel = new ScriptedChannel(s_ok);
        await using var scene = await ChannelScene.OpenAsync(channel);
        var id = await scene.AddAsync("On call", "scripted", new ChannelRules { DigestMinutes = 60 });
        await scene.FindAsync("payroll");
        await scene.TellAsync();
        Assert.True((await scene.Channels.RemoveAsync(id, null, scene.World.Otto, CancellationToken.None)).IsAccepted);

        await scene.TellAsync(TimeSpan.FromHours(2));

        Assert.Empty(channel.Got);
        Assert.Null((await scene.World.ReadAsync(db => db.Channels.SingleAsync())).Secret);
    }

    private static Task RepeatAsync(ChannelScene scene, Finding finding) => scene.World.Store.Store.WriteAsync((scope, _) =>
    {
        scope.Db.Notifications.Add(new Notification { Kind = NotificationKind.FindingOpened, FindingId = finding.Id, BucketId = finding.BucketId, Severity = finding.Severity, Text = finding.Title, AtUtc = scope.NowUtc });
        return Task.CompletedTask;
    }, CancellationToken.None);
}
