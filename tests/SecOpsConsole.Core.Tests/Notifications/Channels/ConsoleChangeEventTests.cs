using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Notifications.Channels;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Tests.Remediation;
using static SecOpsConsole.Core.Tests.Notifications.Channels.DecisionEventTests;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>What is published of what the console itself may do: modes, the stop, breakers, requests. Each once.</summary>
public sealed class ConsoleChangeEventTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Automatic_mode_is_told_when_it_goes_on_off_and_to_another_mode()
    {
        await using var scene = await BusScene.OpenAsync();
        var bucket = await scene.World.AddBucketAsync("payroll", AutomaticMode.Off, SamplePolicies.Good);
        foreach (var mode in new[] { AutomaticMode.Review, AutomaticMode.Automatic, AutomaticMode.Shadow })
        {
            BusScene.Accepted(await scene.World.Desk.SetModeAsync(new BucketId(bucket.Id), mode, "as agreed", scene.World.Otto, None));
        }

        var told = await scene.TellAsync();

        Assert.Equal([("changed", "Off", "Review"), ("on", "Review", "Automatic"), ("off", "Automatic", "Shadow")], told.Select(one => Change(one.Decision)));
        Assert.All(told, one => Assert.Equal(
            ("automatic.mode-changed", "mode", "decided", "Otto", "person", "as agreed", "payroll", "111122223333", "eu-west-1"),
            (one.Type, Word(one.Decision, "what"), Word(one.Decision, "outcome"), Word(one.Decision, "who"), Word(one.Decision, "via"), Word(one.Decision, "reason"),
                Word(one.Decision, "bucket"), Word(one.Decision, "accountId"), Word(one.Decision, "region"))));
        Assert.All(scene.Bus.Taken, taken => Assert.Equal(["arn:aws:s3:::payroll"], taken.Resources));
    }

    [Fact]
    public async Task An_undo_pauses_automatic_mode_and_somebody_resumes_it()
    {
        await using var scene = await BusScene.OpenAsync();
        var (bucket, _) = await scene.World.AddExposedAsync("payroll", AutomaticMode.Automatic);
        await scene.World.DecideAsync(bucket.Id);
        await scene.World.DrainAsync();
        var attempt = await scene.World.LatestAttemptAsync();
        BusScene.Accepted(await scene.World.Desk.UndoAsync(attempt.Id, attempt.TargetFingerprint, true, false, "it was ours", scene.World.Ana, None));
        await scene.World.DrainAsync();
        BusScene.Accepted(await scene.World.Desk.ResumeAsync(new BucketId(bucket.Id), "settled", scene.World.Otto, None));

        var told = (await scene.TellAsync()).Where(one => one.Type == "automatic.mode-changed").ToList();

        Assert.Equal([("paused", "Automatic", "PausedByUndo"), ("resumed", "PausedByUndo", "Automatic")], told.Select(one => Change(one.Decision)));
        Assert.Equal(["Ana", "Otto"], told.Select(one => Word(one.Decision, "who")));
    }

    [Fact]
    public async Task A_guard_pauses_automatic_mode_once_per_trip()
    {
        await using var scene = await BusScene.OpenAsync();
        var (bucket, _) = await scene.World.AddExposedAsync("payroll", AutomaticMode.Automatic);
        await scene.World.DecideAsync(bucket.Id);
        await scene.World.DrainAsync();
        for (var i = 0; i < 6; i++)
        {
            await scene.World.ReapplyAsync(bucket.Id, SamplePolicies.Weak);
            await scene.World.DrainAsync();
        }

        var held = (await scene.World.BucketAsync(bucket.Id)).HoldReason;
        Assert.NotNull(held);
        var paused = Assert.Single(await scene.TellAsync(), one => one.Type == "automatic.mode-changed").Decision;
        Assert.Equal(("paused", "Automatic", $"{held}"), Change(paused));
        Assert.Equal(("automatic", $"{held}"), (Word(paused, "via"), Word(paused, "holdReason")));
    }

    [Fact]
    public async Task The_stop_and_its_release_are_told_once_each()
    {
        await using var scene = await BusScene.OpenAsync();
        foreach (var on in new[] { true, true, false, false })
        {
            BusScene.Accepted(await scene.World.Desk.SetGlobalStopAsync(on, "drill", scene.World.Otto, None));
        }

        var told = await scene.TellAsync();

        Assert.Equal(["automatic.stop-changed", "automatic.stop-changed"], told.Select(one => one.Type));
        Assert.Equal([("on", null, null), ("released", null, null)], told.Select(one => Change(one.Decision)));
        Assert.All(told, one => Assert.Equal(("stop", "Otto", "drill"), (Word(one.Decision, "what"), Word(one.Decision, "who"), Word(one.Decision, "reason"))));
    }

    [Fact]
    public async Task The_breaker_of_an_account_is_told_when_it_opens_tries_and_closes()
    {
        await using var scene = await BusScene.OpenAsync();
        await TripAsync(scene);
        await scene.World.DrainAsync();
        BusScene.Accepted(await scene.World.Desk.ResumeAccountAsync("444455556666", "settled", scene.World.Otto, None));

        var told = await scene.TellAsync();

        Assert.Equal(
            [("automatic.breaker-opened", "opened", "automatic"), ("automatic.breaker-changed", "half-opened", "automatic"), ("automatic.breaker-changed", "closed", "person")],
            told.Select(one => (one.Type, Change(one.Decision).How, Word(one.Decision, "via"))));
        Assert.All(told, one => Assert.Equal(("breaker", "444455556666"), (Word(one.Decision, "what"), Word(one.Decision, "accountId"))));
    }

    [Fact]
    public async Task What_two_people_decide_names_both()
    {
        await using var scene = await BusScene.OpenAsync(configure: services => services.AddSingleton(new FourEyesOptions { Default = EyesRule.All }));
        var first = await scene.Scene.FindAsync("payroll");
        var second = await scene.Scene.FindAsync("ledger");
        var grant = await AskAsync(scene, first);
        var refuse = await AskAsync(scene, second);
        var approver = await scene.World.PersonAsync("Petra", Role.Administrator);
        BusScene.Accepted(await scene.World.Get<RequestDesk>().GrantAsync(grant, "looks right", approver, None));
        BusScene.Accepted(await scene.World.Get<RequestDesk>().RefuseAsync(refuse, "too wide", approver, None));

        var told = await scene.TellAsync();

        var requests = told.Where(one => Word(one.Decision, "what") == "request").ToList();
        Assert.Equal(
            [("request.filed", "filed", "Ana"), ("request.filed", "filed", "Ana"), ("request.decided", "granted", "Petra"), ("request.decided", "refused", "Petra")],
            requests.Select(one => (one.Type, Change(one.Decision).How, Word(one.Decision, "who"))));
        Assert.All(requests, one => Assert.Equal(("Ana", "approve", "person"), (Word(one.Decision["change"]!, "requestedBy"), Word(one.Decision["change"]!, "request"), Word(one.Decision, "via"))));
        var approved = Assert.Single(told, one => Word(one.Decision, "what") == "approve").Decision;
        Assert.Equal(("Ana", "Petra", first.Id), (Word(approved, "who"), Word(approved, "grantedBy"), (long)approved["findingId"]!));
    }

    [Fact]
    public async Task People_hear_of_it_only_where_a_route_names_it()
    {
        var people = new ScriptedChannel(new DeliveryOutcome.Delivered());
        await using var scene = await BusScene.OpenAsync(new ChannelRules { Routes = [new ChannelRoute { Bucket = "ledger" }] }, null, people);
        await scene.Scene.AddAsync("On call", "scripted");
        await scene.Scene.AddAsync("Ledger", "scripted", new ChannelRules { Routes = [new ChannelRoute { Bucket = "ledger" }] });
        await scene.Scene.AddAsync("Modes", "scripted", new ChannelRules { Routes = [new ChannelRoute { Kinds = [NotificationKind.ModeChanged] }] });
        foreach (var name in new[] { "payroll", "ledger" })
        {
            var bucket = await scene.World.AddBucketAsync(name, AutomaticMode.Off, SamplePolicies.Good);
            BusScene.Accepted(await scene.World.Desk.SetModeAsync(new BucketId(bucket.Id), AutomaticMode.Automatic, "as agreed", scene.World.Otto, None));
        }

        var told = await scene.TellAsync();

        Assert.Equal(["ledger"], told.Select(one => Word(one.Decision, "bucket")));
        Assert.Equal(["Modes", "Modes"], people.Got.Select(notice => notice.Channel!.Name));
        Assert.Empty((await scene.World.Get<Bell>().ReadAsync(scene.World.Otto, None)).Items);
    }

    [Fact]
    public async Task Without_such_a_channel_nothing_of_it_is_kept()
    {
        await using var scene = await ChannelScene.OpenAsync(new ScriptedChannel(new DeliveryOutcome.Delivered()));
        await scene.AddAsync("On call", "scripted");
        var bucket = await scene.World.AddBucketAsync("payroll", AutomaticMode.Off, SamplePolicies.Good);
        BusScene.Accepted(await scene.World.Desk.SetModeAsync(new BucketId(bucket.Id), AutomaticMode.Automatic, "as agreed", scene.World.Otto, None));

        await scene.TellAsync();

        Assert.Equal((0, 0), await scene.World.ReadAsync(async db => (await db.Notifications.CountAsync(), await db.NotificationMessages.CountAsync())));
    }

    private static (string? How, string? From, string? To) Change(JsonNode decision) =>
        (Word(decision["change"]!, "how"), Word(decision["change"]!, "from"), Word(decision["change"]!, "to"));

    private static Task TripAsync(BusScene scene) => scene.World.Store.Store.WriteAsync((write, ct) => Breakers.TripAsync(write, "444455556666", "Too many writes.", ct), None);

    private static async Task<RequestId> AskAsync(BusScene scene, Finding finding)
    {
        var asked = await scene.World.Desk.ApproveAsync(new FindingId(finding.Id), finding.LiveFingerprint!, "agreed", scene.World.Ana, None);
        return new RequestId(asked.RequestId!.Value);
    }
}
