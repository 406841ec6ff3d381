using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Notifications.Channels;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Tests.Remediation;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>What must always be told is, and what becomes of a finding reaches every channel that heard of it.</summary>
public sealed class ChannelFollowUpTests
{
    private static readonly DeliveryOutcome s_ok = new DeliveryOutcome.Delivered("C1/1");

    [Fact]
    public async Task The_second_failure_is_told_although_it_is_in_the_words_of_the_first()
    {
        var channel = new ScriptedChannel(s_ok);
        await using var scene = await ChannelScene.OpenAsync(channel);
        await scene.AddAsync("On call", "scripted");
        var finding = await scene.FindAsync("payroll");
        for (var i = 0; i < 2; i++)
        {
            await FailAsync(scene, finding);
            await scene.TellAsync();
            await scene.TellAsync();
        }

        Assert.Equal([NotificationKind.FindingOpened, NotificationKind.RemediationFailed, NotificationKind.RemediationFailed], channel.Got.Select(notice => notice.Kind).Order());
    }

    [Fact]
    public async Task The_last_level_hears_each_time_that_it_is_asked_again()
    {
        var channel = new ScriptedChannel(s_ok);
        await using var scene = await ChannelScene.OpenAsync(channel);
        var night = await scene.AddAsync("Night shift", "scripted", new ChannelRules { Routes = [new ChannelRoute { Bucket = "nothing" }] });
        await EscalationTests.LevelsAsync(scene, new Core.Escalation.EscalationLevel("Ana", night, 4));
        await EscalationTests.EscalatedAsync(scene, "Ana");
        for (var i = 0; i < 2; i++)
        {
            await EscalationTests.PassAsync(scene, 5);
            await scene.TellAsync();
        }

        Assert.Equal(2, channel.Got.Count(notice => notice.Text.Contains("is asked again", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(Severity.Low, 1)]
    [InlineData(Severity.Medium, 0)]
    [InlineData(null, 0)]
    public async Task A_route_may_ask_for_less_severe_findings_than_the_console_tells(Severity? least, int messages)
    {
        var channel = new ScriptedChannel(s_ok);
        await using var scene = await ChannelScene.OpenAsync(channel);
        await scene.AddAsync("Everything", "scripted");
        await scene.AddAsync("Payroll", "scripted", new ChannelRules { Routes = [new ChannelRoute { Bucket = "payroll" }] });
        await scene.AddAsync("Seed", "scripted", new ChannelRules { Routes = [new ChannelRoute { MinimumSeverity = least }] });
        var finding = await scene.FindAsync("payroll");
        await scene.World.Store.Store.WriteAsync(
            (scope, ct) => scope.Db.Notifications.ExecuteUpdateAsync(set => set.SetProperty(row => row.Severity, Severity.Low), ct), CancellationToken.None);

        await scene.TellAsync();
        await scene.TellAsync();

        Assert.Equal(Enumerable.Repeat("Seed", messages), channel.Got.Select(notice => notice.Channel!.Name));
        Assert.Empty((await scene.World.Get<Bell>().ReadAsync(scene.World.Ana, CancellationToken.None)).Items);
        Assert.Equal(messages, await scene.World.ReadAsync(db => db.Notifications.CountAsync()));
        Assert.Equal(0, await scene.World.ReadAsync(db => db.Notifications.CountAsync(row => row.MessageId == null)));
        Assert.Equal(WorkflowStatus.New, (await scene.World.FindingAsync(finding.Id)).WorkflowStatus);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task What_becomes_of_findings_that_were_told_together_is_told(int decided)
    {
        var channel = new ScriptedChannel(s_ok);
        await using var scene = await ChannelScene.OpenAsync(channel);
        await scene.AddAsync("On call", "scripted");
        var findings = await FindAsync(scene, 8);
        await scene.TellAsync();
        Assert.Equal(8, Assert.Single(channel.Got).Count);

        await ApproveAsync(scene, findings.Take(decided));
        await scene.TellAsync(ChannelPosting.Lull);

        Assert.Equal(2, channel.Got.Count);
        Assert.Equal((NotificationKind.FindingChanged, decided, decided == 1 ? findings[0].Id : null, false),
            (channel.Got[1].Kind, channel.Got[1].Count, channel.Got[1].Finding?.Id, channel.Got[1].IsFollowUp));
    }

    [Fact]
    public async Task One_decision_on_many_findings_changes_the_message_of_each()
    {
        var channel = new ScriptedChannel(s_ok);
        await using var scene = await ChannelScene.OpenAsync(channel);
        await scene.AddAsync("On call", "scripted");
        var findings = await FindAsync(scene, 8, singly: true);

        await ApproveAsync(scene, findings);
        await scene.TellAsync();

        var changes = channel.Got.Skip(8).ToList();
        Assert.Equal(findings.Select(finding => finding.Id), changes.Select(notice => notice.Finding!.Id).Order());
        Assert.All(changes, notice => Assert.Equal(("C1/1", true, 1), (notice.FirstReference, notice.IsFollowUp, notice.Count)));
    }

    [Fact]
    public async Task Over_the_limit_of_an_hour_changes_come_later_and_never_together()
    {
        var channel = new ScriptedChannel(s_ok);
        await using var scene = await ChannelScene.OpenAsync(channel);
        await scene.AddAsync("On call", "scripted", new ChannelRules { MostPerHour = 10 });
        var findings = await FindAsync(scene, 8, singly: true);
        await ApproveAsync(scene, findings);

        await scene.TellAsync();
        Assert.Equal(10, channel.Got.Count);
        await scene.TellAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(10, channel.Got.Count);
        await scene.TellAsync(TimeSpan.FromHours(1));

        Assert.Equal(Enumerable.Repeat(1, 16), channel.Got.Select(notice => notice.Count));
        Assert.Equal(findings.Select(finding => finding.Id), channel.Got.Skip(8).Select(notice => notice.Finding!.Id).Order());
    }

    [Theory]
    [InlineData(NotificationKind.RemediationFailed)]
    [InlineData(NotificationKind.AutomaticDone)]
    [InlineData(NotificationKind.SeverityRaised)]
    public async Task What_becomes_of_many_findings_at_once_changes_the_message_of_each(NotificationKind kind)
    {
        var channel = new ScriptedChannel(s_ok);
        await using var scene = await ChannelScene.OpenAsync(channel);
        await scene.AddAsync("On call", "scripted");
        var findings = await FindAsync(scene, 8, singly: true);
        foreach (var finding in findings)
        {
            await HappenAsync(scene, finding, kind, "It happened.");
        }

        await scene.TellAsync();

        var told = channel.Got.Skip(8).ToList();
        Assert.Equal(findings.Select(finding => finding.Id), told.Select(notice => notice.Finding!.Id).Order());
        Assert.All(told, notice => Assert.Equal((kind, "C1/1", 1), (notice.Kind, notice.FirstReference, notice.Count)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Escalations_at_once_are_told_one_by_one_whatever_the_limit(bool singly)
    {
        var channel = new ScriptedChannel(s_ok);
        await using var scene = await ChannelScene.OpenAsync(channel);
        await scene.AddAsync("On call", "scripted", new ChannelRules { MostPerHour = 6 });
        await EscalationTests.LevelsAsync(scene, new("Ana", null, 30), new("Bob", null, 60));
        var findings = await FindAsync(scene, 6, singly);
        await scene.TellAsync();
        var before = channel.Got.Count;
        foreach (var finding in findings)
        {
            BusScene.Accepted(await scene.World.Desk.EscalateAsync(new FindingId(finding.Id), "Ana", "please look", null, null, scene.World.Bob, CancellationToken.None));
        }

        await scene.TellAsync();
        await EscalationTests.PassAsync(scene, 31);
        await scene.TellAsync();

        Assert.Equal(singly ? 6 : 1, before);
        var ids = findings.Select(finding => finding.Id);
        var told = channel.Got.Skip(before).ToList();
        Assert.All(told, notice => Assert.Equal((NotificationKind.Escalated, 1), (notice.Kind, notice.Count)));
        Assert.Equal(ids, told.Take(6).Select(notice => notice.Finding!.Id).Order());
        Assert.Equal(ids, told.Skip(6).Select(notice => notice.Finding!.Id).Order());
        Assert.Equal([.. Enumerable.Repeat(singly ? "C1/1" : null, 6), .. Enumerable.Repeat("C1/1", 6)], told.Select(notice => notice.FirstReference));
    }

    [Fact]
    public async Task A_message_that_was_replaced_is_the_one_that_is_changed_later()
    {
        var channel = new ScriptedChannel(s_ok, new DeliveryOutcome.Delivered("C1/2"));
        await using var scene = await ChannelScene.OpenAsync(channel);
        await scene.AddAsync("On call", "scripted");
        var finding = await scene.FindAsync("payroll");
        for (var i = 0; i < 3; i++)
        {
            await scene.TellAsync();
            await FailAsync(scene, finding);
        }

        Assert.Equal([null, "C1/1", "C1/2"], channel.Got.Select(notice => notice.FirstReference));
    }

    [Fact]
    public async Task A_finding_that_is_back_is_told_again_however_soon()
    {
        var channel = new ScriptedChannel(s_ok);
        await using var scene = await ChannelScene.OpenAsync(channel);
        await scene.AddAsync("On call", "scripted");
        var finding = await scene.FindAsync("payroll");
        await scene.TellAsync();
        foreach (var transition in new[] { FindingTransition.MarkFalsePositive, FindingTransition.Reopen, FindingTransition.MarkFalsePositive })
        {
            await ApplyAsync(scene, finding, transition);
            await scene.TellAsync();
        }

        Assert.Equal(
            [NotificationKind.FindingOpened, NotificationKind.FindingChanged, NotificationKind.FindingOpened, NotificationKind.FindingChanged],
            channel.Got.Select(notice => notice.Kind));
        Assert.Equal([null, "C1/1", "C1/1", "C1/1"], channel.Got.Select(notice => notice.FirstReference));
    }

    [Theory]
    [InlineData(FindingEventKind.Verified)]
    [InlineData(FindingEventKind.AttemptFailed)]
    public async Task What_one_write_does_to_several_findings_calls_once_and_changes_the_message_of_each(FindingEventKind kind)
    {
        var channel = new ScriptedChannel(s_ok);
        await using var scene = await ChannelScene.OpenAsync(channel);
        await scene.AddAsync("On call", "scripted");
        var findings = await FindAsync(scene, 3, singly: true);
        await scene.World.Store.Store.WriteAsync((scope, _) =>
        {
            foreach (var finding in findings)
            {
                scene.World.Lifecycle.Tell(scope, finding, kind, new TransitionNote(NotificationRules.AutomaticMode, "It was read back.") { AttemptId = 1 });
            }
            return Task.CompletedTask;
        }, CancellationToken.None);

        await scene.TellAsync();

        var told = channel.Got.Skip(3).ToList();
        Assert.Equal(findings.Select(finding => finding.Id), told.Select(notice => notice.Finding!.Id).Order());
        Assert.Equal(2, told.Count(notice => notice.Kind == NotificationKind.FindingChanged));
        Assert.Equal(4, (await scene.World.Get<Bell>().ReadAsync(scene.World.Ana, CancellationToken.None)).Items.Sum(item => item.Line.Count));
    }

    [Fact]
    public async Task Whoever_heard_of_a_finding_hears_that_nothing_was_written()
    {
        var channel = new ScriptedChannel(s_ok);
        await using var scene = await ChannelScene.OpenAsync(channel);
        await scene.AddAsync("On call", "scripted");
        await scene.AddAsync("Elsewhere", "scripted", new ChannelRules { Routes = [new ChannelRoute { Bucket = "nothing" }] });
        var finding = await scene.FindAsync("payroll");
        await scene.TellAsync();
        await HappenAsync(scene, finding, NotificationKind.Decided, "The live policy had changed: nothing was written.");

        await scene.TellAsync();

        Assert.Equal([("On call", NotificationKind.FindingOpened), ("On call", NotificationKind.Decided)], channel.Got.Select(notice => (notice.Channel!.Name, notice.Kind)));
        Assert.Equal("C1/1", channel.Got[1].FirstReference);
    }

    private static Task ApplyAsync(ChannelScene scene, Finding finding, FindingTransition transition) => scene.World.Store.Store.WriteAsync(async (scope, ct) =>
    {
        var row = await scope.Db.Findings.AsTracking().SingleAsync(known => known.Id == finding.Id, ct);
        Assert.True(scene.World.Lifecycle.Apply(scope, row, transition, new TransitionNote("Ana", $"{transition}.")).Applied);
    }, CancellationToken.None);

    private static async Task<List<Finding>> FindAsync(ChannelScene scene, int count, bool singly = false)
    {
        var findings = new List<Finding>();
        for (var i = 0; i < count; i++)
        {
            findings.Add(await scene.FindAsync($"payroll-{i}"));
            if (singly)
            {
                await scene.TellAsync();
            }
        }

        return findings;
    }

    private static async Task ApproveAsync(ChannelScene scene, IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            var result = await scene.World.Desk.ApproveAsync(new FindingId(finding.Id), finding.LiveFingerprint!, "agreed", scene.World.Ana, CancellationToken.None);
            Assert.True(result.IsAccepted, result.Message);
        }
    }

    private static Task FailAsync(ChannelScene scene, Finding finding) => HappenAsync(scene, finding, NotificationKind.RemediationFailed, "The revert failed.");

    private static Task HappenAsync(ChannelScene scene, Finding finding, NotificationKind kind, string text) => scene.World.Store.Store.WriteAsync((scope, _) =>
    {
        scope.Db.Notifications.Add(new Notification
        {
            Kind = kind, FindingId = finding.Id, BucketId = finding.BucketId, Severity = finding.Severity, Text = text, AtUtc = scope.NowUtc,
        });
        return Task.CompletedTask;
    }, CancellationToken.None);
}
