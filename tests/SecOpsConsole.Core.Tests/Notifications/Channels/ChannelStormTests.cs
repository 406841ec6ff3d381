using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Notifications.Channels;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Tests.Remediation;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>Many things at once, or one after the other, are few messages, and what is urgent does not wait for them.</summary>
public sealed class ChannelStormTests
{
    private static readonly DeliveryOutcome s_ok = new DeliveryOutcome.Delivered("C1/1");

    [Fact]
    public async Task Forty_findings_are_one_message()
    {
        var channel = new ScriptedChannel(s_ok);
        await using var scene = await ChannelScene.OpenAsync(channel);
        await scene.AddAsync("On call", "scripted");
        for (var i = 0; i < 40; i++)
        {
            await scene.FindAsync($"payroll-{i}");
        }

        await scene.TellAsync();

        var notice = Assert.Single(channel.Got);
        Assert.Equal((40, NotificationKind.FindingOpened, Notice.MostItems), (notice.Count, notice.Kind, notice.Items.Count));
    }

    [Fact]
    public async Task Five_thousand_in_a_minute_are_two_messages_and_none_is_missing()
    {
        var channel = new ScriptedChannel(s_ok);
        await using var scene = await ChannelScene.OpenAsync(channel);
        await scene.AddAsync("On call", "scripted");
        for (var burst = 0; burst < 10; burst++)
        {
            await scene.World.Store.Store.WriteAsync((scope, _) =>
            {
                for (var i = 0; i < 500; i++)
                {
                    scope.Db.Notifications.Add(new Notification { Kind = NotificationKind.FindingOpened, Severity = Severity.High, Text = $"Finding {burst}-{i}", AtUtc = scope.NowUtc });
                }

                return Task.CompletedTask;
            }, CancellationToken.None);
            await scene.TellAsync(TimeSpan.FromSeconds(6));
        }

        await scene.TellAsync(ChannelPosting.Lull);

        Assert.Equal([500, 4500], channel.Got.Select(notice => notice.Count));
    }

    [Fact]
    public async Task Findings_that_come_in_drops_are_few_messages_too()
    {
        var channel = new ScriptedChannel(s_ok);
        await using var scene = await ChannelScene.OpenAsync(channel);
        await scene.AddAsync("On call", "scripted");
        for (var i = 0; i < 24; i++)
        {
            await scene.FindAsync($"payroll-{i}");
            await scene.TellAsync(TimeSpan.FromSeconds(1));
        }

        await scene.TellAsync(ChannelPosting.Lull);

        // Five at once, what came until ten seconds after the first of them, and the rest.
        Assert.Equal([1, 1, 1, 1, 1, 6, 13], channel.Got.Select(notice => notice.Count));
    }

    [Fact]
    public async Task A_storm_with_Critical_findings_in_it_is_few_messages_and_none_of_those_waits_long()
    {
        var channel = new ScriptedChannel(s_ok);
        await using var scene = await ChannelScene.OpenAsync(channel);
        await scene.AddAsync("On call", "scripted");
        for (var burst = 0; burst < 30; burst++)
        {
            await scene.World.Store.Store.WriteAsync((scope, _) =>
            {
                for (var i = 0; i < 100; i++)
                {
                    scope.Db.Notifications.Add(new Notification
                    {
                        Kind = NotificationKind.FindingOpened, Severity = i % 10 == 0 ? Severity.Critical : Severity.High, Text = $"Finding {burst}-{i}", AtUtc = scope.NowUtc,
                    });
                }

                return Task.CompletedTask;
            }, CancellationToken.None);
            await scene.TellAsync(TimeSpan.FromSeconds(2));
        }

        await scene.TellAsync(ChannelPosting.UrgentLull);
        await scene.TellAsync(ChannelPosting.Lull);

        // The first moment whole; then the Critical ones of half a minute each; then the rest.
        Assert.Equal(3_000, channel.Got.Sum(notice => notice.Count));
        Assert.InRange(channel.Got.Count, 3, 5);
        Assert.All(channel.Got.Skip(1).SkipLast(1), notice => Assert.Equal(Severity.Critical, notice.Severity));
    }

    [Fact]
    public async Task Something_urgent_is_not_collected_after_a_storm()
    {
        var channel = new ScriptedChannel(s_ok);
        await using var scene = await ChannelScene.OpenAsync(channel);
        await scene.AddAsync("On call", "scripted");
        for (var i = 0; i < 10; i++)
        {
            await scene.FindAsync($"payroll-{i}");
        }

        await scene.TellAsync();
        await scene.World.Store.Store.WriteAsync((scope, ct) => NotificationOutbox.AddAsync(scope, NotificationKind.RemediationFailed, "The revert failed.", ct), CancellationToken.None);
        await scene.TellAsync();

        Assert.Equal(NotificationKind.RemediationFailed, channel.Got[^1].Kind);
    }

    [Fact]
    public async Task More_than_the_limit_of_an_hour_comes_together_later()
    {
        var channel = new ScriptedChannel(s_ok);
        await using var scene = await ChannelScene.OpenAsync(channel);
        await scene.AddAsync("On call", "scripted", new ChannelRules { MostPerHour = 2 });
        for (var i = 0; i < 5; i++)
        {
            await scene.FindAsync($"payroll-{i}");
            await scene.TellAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(2, channel.Got.Count);
        await scene.TellAsync(TimeSpan.FromHours(1));
        Assert.Equal([1, 1, 3], channel.Got.Select(notice => notice.Count));
    }
}
