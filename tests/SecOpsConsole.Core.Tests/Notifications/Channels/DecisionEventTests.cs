using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Escalation;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Notifications.Channels;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Tests.Offenders;
using SecOpsConsole.Core.Tests.Remediation;
using SecOpsConsole.Core.Tests.Storage;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>What is published of decisions about findings: who, how, what became of it, about what.</summary>
public sealed class DecisionEventTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_revert_that_was_read_back_says_who_why_what_and_what_was_live_before_and_after()
    {
        await using var scene = await BusScene.OpenAsync();
        var (bucket, finding) = await scene.World.AddExposedAsync("payroll", AutomaticMode.Review);
        await RevertAsync(scene, finding, scene.World.Ana);

        var (type, decision) = Assert.Single(await scene.TellAsync());

        var attempt = await scene.World.LatestAttemptAsync();
        Assert.Equal("finding.changed", type);
        Assert.Equal(["arn:aws:s3:::payroll"], scene.Bus.Taken[^1].Resources);
        Assert.Equal(
            ("revert", "verified", "Ana", "person", "not ours"),
            (Word(decision, "what"), Word(decision, "outcome"), Word(decision, "who"), Word(decision, "via"), Word(decision, "reason")));
        Assert.Equal(
            (finding.Id, "High", "payroll", "111122223333", "eu-west-1", attempt.Id),
            ((long)decision["findingId"]!, Word(decision, "severity"), Word(decision, "bucket"), Word(decision, "accountId"), Word(decision, "region"), (long)decision["attemptId"]!));
        Assert.Equal((finding.LiveFingerprint, bucket.LiveVersionId), (Word(decision["before"]!, "fingerprint"), (long)decision["before"]!["version"]!));
        Assert.Equal((attempt.TargetFingerprint, attempt.TargetVersionId), (Word(decision["after"]!, "fingerprint"), (long)decision["after"]!["version"]!));
        Assert.Equal(attempt.AwsRequestId, Word(decision, "awsRequestId"));
        Assert.NotEqual(Word(decision["before"]!, "fingerprint"), Word(decision["after"]!, "fingerprint"));
    }

    [Fact]
    public async Task A_token_and_a_button_in_Slack_are_told_from_somebody_who_signed_in()
    {
        await using var scene = await BusScene.OpenAsync();
        var issued = await scene.World.Tokens.CreateByOperatorAsync("playbook", Role.Analyst, None);
        var token = (await scene.World.Tokens.FindAsync(issued.Secret!, None))!;
        await ApproveAsync(scene, "a", token);
        await RevertAsync(scene, (await scene.World.AddExposedAsync("b", AutomaticMode.Review)).Finding, scene.World.Ana with { FromChat = true });

        var told = await scene.TellAsync();

        Assert.Equal(
            [("approve", "playbook (API)", "token"), ("revert", "Ana", "slack")],
            told.Select(one => (Word(one.Decision, "what"), Word(one.Decision, "who"), Word(one.Decision, "via"))));
    }

    [Fact]
    public async Task Automatic_mode_is_named_as_such()
    {
        await using var scene = await BusScene.OpenAsync();
        var (bucket, _) = await scene.World.AddExposedAsync("payroll", AutomaticMode.Automatic);
        await scene.World.DecideAsync(bucket.Id);
        await scene.World.DrainAsync();

        var (type, decision) = Assert.Single(await scene.TellAsync());

        Assert.Equal(("automatic.done", "revert", "verified", "automatic"), (type, Word(decision, "what"), Word(decision, "outcome"), Word(decision, "via")));
    }

    [Fact]
    public async Task A_write_that_AWS_refused_has_its_code_and_no_state_after()
    {
        await using var scene = await BusScene.OpenAsync();
        var finding = await scene.Scene.FindAsync("payroll");
        scene.World.Aws.NextWrites.Enqueue(FakeGateway.Fault(AwsFaultKind.Denied, "AccessDenied"));
        await RevertAsync(scene, finding, scene.World.Ana);

        var (type, decision) = Assert.Single(await scene.TellAsync());

        Assert.Equal(("remediation.failed", "failed", "AccessDenied"), (type, Word(decision, "outcome"), Word(decision, "failureCode")));
        Assert.Equal(finding.LiveFingerprint, Word(decision["before"]!, "fingerprint"));
        Assert.Null(decision["after"]);
    }

    [Fact]
    public async Task What_a_guard_held_says_which_one()
    {
        await using var scene = await BusScene.OpenAsync();
        var (bucket, finding) = await scene.World.AddExposedAsync("payroll", AutomaticMode.Automatic);
        BusScene.Accepted(await scene.World.Desk.SetGlobalStopAsync(true, "drill", scene.World.Otto, None));
        await scene.World.DecideAsync(bucket.Id);

        var held = Assert.Single(await scene.TellAsync(), one => one.Type == "automatic.held").Decision;

        Assert.Equal(("hold", "held", "GlobalStop", "automatic"), (Word(held, "what"), Word(held, "outcome"), Word(held, "holdReason"), Word(held, "via")));
        Assert.Equal((finding.Id, finding.LiveFingerprint), ((long)held["findingId"]!, Word(held["before"]!, "fingerprint")));
    }

    [Fact]
    public async Task An_attempt_that_was_overtaken_ends_as_superseded()
    {
        await using var scene = await BusScene.OpenAsync();
        var finding = await scene.Scene.FindAsync("payroll");
        scene.World.Aws["payroll"] = SamplePolicies.Good;
        await RevertAsync(scene, finding, scene.World.Ana);

        var (type, decision) = Assert.Single(await scene.TellAsync());

        Assert.Equal(("finding.decided", "revert", "superseded", "person"), (type, Word(decision, "what"), Word(decision, "outcome"), Word(decision, "via")));
        Assert.Null(decision["after"]);
    }

    [Fact]
    public async Task An_undo_says_what_it_took_back()
    {
        await using var scene = await BusScene.OpenAsync();
        var finding = await scene.Scene.FindAsync("payroll");
        await RevertAsync(scene, finding, scene.World.Ana);
        var attempt = await scene.World.LatestAttemptAsync();
        BusScene.Accepted(await scene.World.Desk.UndoAsync(attempt.Id, attempt.TargetFingerprint, true, false, "it was ours", scene.World.Bob, None));
        await scene.World.DrainAsync();

        var undo = (await scene.TellAsync())[^1].Decision;

        Assert.Equal(("undo", "verified", "Bob", "revert"), (Word(undo, "what"), Word(undo, "outcome"), Word(undo, "who"), Word(undo, "undoes")));
        Assert.Equal(attempt.TargetFingerprint, Word(undo["before"]!, "fingerprint"));
        Assert.Equal(finding.LiveFingerprint, Word(undo["after"]!, "fingerprint"));
    }

    [Fact]
    public async Task An_escalation_its_answer_and_the_silence_before_it_are_told_apart()
    {
        await using var scene = await BusScene.OpenAsync();
        await EscalationTests.LevelsAsync(scene.Scene, new EscalationLevel("Ana", null, 30), new EscalationLevel("Bob", null, 60));
        var finding = await EscalationTests.EscalatedAsync(scene.Scene, "Ana");
        await EscalationTests.PassAsync(scene.Scene, 31);
        BusScene.Accepted(await EscalationTests.Desk(scene.Scene).AcknowledgeAsync(new FindingId(finding.Id), scene.World.Bob, None));

        var told = await scene.TellAsync();

        Assert.Equal(
            [("escalate", "Ana", "person"), ("escalate", "escalation policy", "escalation-policy"), ("acknowledge", "Bob", "person")],
            told.Select(one => (Word(one.Decision, "what"), Word(one.Decision, "who"), Word(one.Decision, "via"))));
    }

    [Fact]
    public async Task An_exception_its_extension_its_end_and_a_false_positive_are_told()
    {
        await using var scene = await BusScene.OpenAsync();
        var finding = await scene.Scene.FindAsync("payroll");
        await scene.World.Store.Store.WriteAsync(async (write, ct) =>
        {
            var row = await write.Db.Findings.AsTracking().SingleAsync(known => known.Id == finding.Id, ct);
            scene.World.Lifecycle.Apply(write, row, FindingTransition.Suppress, new TransitionNote("Ana", "Accepted.") { Reason = "a partner reads it" });
            scene.World.Lifecycle.Tell(write, row, FindingEventKind.ExceptionExtended, new TransitionNote("Ana", "It ends later."));
            scene.World.Lifecycle.Tell(write, row, FindingEventKind.ExceptionRevoked, new TransitionNote("Bob", "It was revoked."));
            scene.World.Lifecycle.Tell(write, row, FindingEventKind.MarkedFalsePositive, new TransitionNote("Ana", "It is none."));
        }, None);

        var told = await scene.TellAsync();

        Assert.Equal(
            [("finding.changed", "exception"), ("finding.decided", "extend-exception"), ("finding.decided", "revoke-exception"), ("finding.changed", "false-positive")],
            told.Select(one => (one.Type, Word(one.Decision, "what"))));
        Assert.Equal(("a partner reads it", "payroll"), (Word(told[0].Decision, "reason"), Word(told[0].Decision, "bucket")));
    }

    [Fact]
    public async Task Many_decisions_at_once_are_as_many_events_each_with_its_own_finding()
    {
        await using var scene = await BusScene.OpenAsync();
        for (var i = 0; i < 12; i++)
        {
            await ApproveAsync(scene, $"bucket-{i:00}", scene.World.Ana);
        }

        var told = await scene.TellAsync();

        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"bucket-{i:00}"), told.Select(one => Word(one.Decision, "bucket")));
        Assert.All(scene.Bus.Taken, taken => Assert.Equal(1, (int)JsonNode.Parse(taken.Detail)!["count"]!));
        Assert.Equal(24, scene.Bus.Taken.Count);
    }

    [Fact]
    public async Task The_same_decision_again_within_ten_minutes_is_another_decision()
    {
        await using var scene = await BusScene.OpenAsync();
        var finding = await scene.Scene.FindAsync("payroll");
        for (var i = 0; i < 2; i++)
        {
            var approved = await scene.World.Desk.ApproveAsync(new FindingId(finding.Id), finding.LiveFingerprint!, "agreed", scene.World.Ana, None);
            BusScene.Accepted(approved);
            BusScene.Accepted(await scene.World.Desk.UndoDecisionAsync(approved.DecisionId!.Value, "no", scene.World.Ana, None));
            await scene.TellAsync();
        }

        Assert.Equal(["approve", "undo", "approve", "undo"], scene.Bus.Decisions.Select(one => Word(one.Decision, "what")));
        Assert.Equal(4, scene.Bus.Decisions.Select(one => (long)one.Decision["record"]!).Distinct().Count());
    }

    [Fact]
    public async Task A_decision_behind_a_storm_waits_for_no_hour()
    {
        await using var scene = await BusScene.OpenAsync(new ChannelRules { MostPerHour = 3 });
        for (var i = 0; i < 300; i++)
        {
            await scene.Scene.FindAsync($"bucket-{i:000}");
        }

        await ApproveAsync(scene, "payroll", scene.World.Ana);
        await scene.Scene.TellAsync();
        Assert.InRange(await scene.World.ReadAsync(db => db.ChannelDeliveries.CountAsync(row => row.State == DeliveryState.Waiting)), 1, ChannelPosting.MostInOneWrite);
        await DrainAsync(scene);

        Assert.Equal(302, scene.Bus.Taken.Count);
        Assert.All(scene.Bus.Taken, taken => Assert.Equal(1, (int)JsonNode.Parse(taken.Detail)!["count"]!));
        Assert.Equal(("approve", "payroll"), (Word(Assert.Single(scene.Bus.Decisions).Decision, "what"), Word(scene.Bus.Decisions[0].Decision, "bucket")));
    }

    [Fact]
    public async Task A_quarantine_that_somebody_took_away_in_AWS_is_told_and_is_nobodys_decision()
    {
        await using var scene = await BusScene.OpenAsync();
        var detail = await scene.World.QuarantinedAsync();
        var before = (await scene.TellAsync()).Count;
        var events = scene.Bus.Taken.Count;
        scene.World.Iam[OffenderWorld.Ivan].Remove(Quarantine.PolicyName);
        await scene.World.Store.Store.WriteAsync((write, _) =>
        {
            OffenceBook.Review(write, detail.Principal.Id, look: true);
            return Task.CompletedTask;
        }, None);
        await scene.World.DrainAsync();

        Assert.Equal(before, (await scene.TellAsync()).Count);
        Assert.Contains(scene.Bus.Taken.Skip(events), taken => taken.Detail.Contains("outside the console", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pruning_leaves_a_decision_that_a_channel_has_still_to_tell()
    {
        await using var scene = await BusScene.OpenAsync(new ChannelRules { Quiet = new QuietHours("00:00", "23:59", "UTC") });
        await ApproveAsync(scene, "payroll", scene.World.Ana);
        await scene.Scene.TellAsync();
        Assert.Empty(scene.Bus.Taken);
        var later = scene.World.Clock.GetUtcNow().UtcDateTime.AddDays(1);
        await scene.World.Store.Store.WriteAsync((write, ct) => NotificationPruning.RunAsync(write, later, ct), None);

        await scene.Scene.TellAsync(TimeSpan.FromDays(1));

        Assert.Equal("approve", Word(Assert.Single(scene.Bus.Decisions).Decision, "what"));
        later = scene.World.Clock.GetUtcNow().UtcDateTime.AddDays(1);
        await scene.World.Store.Store.WriteAsync((write, ct) => NotificationPruning.RunAsync(write, later, ct), None);
        Assert.False(await scene.World.ReadAsync(db => db.Notifications.AnyAsync()));
        Assert.Contains(await QueryPlan.ReadAsync(scene.World.Store, db => NotificationPruning.Messages(db, later)), step => step.Contains("IX_ChannelItems_ChannelId_NotificationId", StringComparison.Ordinal));
    }

    /// <summary>As long as a run sends anything, at one moment.</summary>
    private static async Task DrainAsync(BusScene scene)
    {
        var channel = await scene.World.ReadAsync(db => db.Channels.Select(row => row.Id).SingleAsync());
        for (var before = -1; before < scene.Bus.Taken.Count;)
        {
            before = scene.Bus.Taken.Count;
            await scene.Scene.DeliverAsync(channel);
        }
    }

    internal static string? Word(JsonNode node, string name) => (string?)node[name];

    private static async Task ApproveAsync(BusScene scene, string bucket, Caller caller)
    {
        var finding = await scene.Scene.FindAsync(bucket);
        BusScene.Accepted(await scene.World.Desk.ApproveAsync(new FindingId(finding.Id), finding.LiveFingerprint!, "agreed", caller, None));
    }

    private static async Task RevertAsync(BusScene scene, Finding finding, Caller caller)
    {
        BusScene.Accepted(await scene.World.Desk.RevertAsync(new FindingId(finding.Id), finding.LiveFingerprint!, "not ours", caller, None));
        await scene.World.DrainAsync();
    }
}
