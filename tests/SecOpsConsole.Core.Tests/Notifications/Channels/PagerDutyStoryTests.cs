using System.Text.Json.Nodes;
using SecOpsConsole.Core.Escalation;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Notifications.Channels;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Retention;
using SecOpsConsole.Core.Tests.Remediation;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>The incident of a finding from its beginning to its end.</summary>
public sealed class PagerDutyStoryTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData("", "")]
    [InlineData("00:00", "23:59")]
    public async Task An_incident_is_triggered_acknowledged_and_resolved_under_one_key(string quietFrom, string quietUntil)
    {
        await using var stub = new StubReceiver(StubReceiver.Answer(202));
        await using var scene = await ChannelScene.OpenAsync();
        var rules = new ChannelRules { Quiet = quietFrom.Length == 0 ? null : new QuietHours(quietFrom, quietUntil, "UTC") };
        await EscalationTests.LevelsAsync(scene, new EscalationLevel("Ana", await scene.AddAsync("On call", "pagerduty", rules, "routing-key", ("url", stub.Url)), 30));
        var finding = await EscalationTests.EscalatedAsync(scene, "Ana");
        await scene.TellAsync();

        BusScene.Accepted(await EscalationTests.Desk(scene).AcknowledgeAsync(new FindingId(finding.Id), scene.World.Ana, None));
        await scene.TellAsync();
        Assert.Equal("acknowledge", Actions(stub)[^1]);

        BusScene.Accepted(await scene.World.Desk.ApproveAsync(new FindingId(finding.Id), finding.LiveFingerprint!, "agreed", scene.World.Ana, None));
        await scene.TellAsync(TimeSpan.FromDays(1));
        await scene.TellAsync(TimeSpan.FromDays(1));

        Assert.Equal(["trigger", "acknowledge", "resolve"], Actions(stub).Distinct());
        Assert.Single(Actions(stub), "acknowledge");
        Assert.Equal([$"secops-finding-{finding.Id}"], stub.Heard.Select(one => (string?)JsonNode.Parse(one.Body)!["dedup_key"]).Distinct());
    }

    [Fact]
    public async Task Many_escalations_hold_back_no_answer_and_no_answer_silences_a_newer_call()
    {
        await using var stub = new StubReceiver(StubReceiver.Answer(202));
        await using var scene = await ChannelScene.OpenAsync();
        await scene.AddAsync("On call", "pagerduty", new ChannelRules { MostPerHour = 3 }, "routing-key", ("url", stub.Url));
        var findings = new List<Finding>();
        for (var i = 0; i < 3; i++)
        {
            findings.Add(await scene.FindAsync($"bucket-{i}"));
        }

        await scene.TellAsync();
        await scene.TellAsync(TimeSpan.FromHours(2));
        foreach (var finding in findings)
        {
            BusScene.Accepted(await scene.World.Desk.EscalateAsync(new FindingId(finding.Id), "Ana", "please look", null, null, scene.World.Bob, None));
        }

        await scene.TellAsync();
        foreach (var finding in findings)
        {
            BusScene.Accepted(await EscalationTests.Desk(scene).AcknowledgeAsync(new FindingId(finding.Id), scene.World.Ana, None));
        }

        await scene.TellAsync();
        Assert.Equal(3, Actions(stub).Count(action => action == "acknowledge"));

        // The limit is used up now: the next answer waits, and goes before the call that comes after it.
        var first = new FindingId(findings[0].Id);
        BusScene.Accepted(await scene.World.Desk.EscalateAsync(first, "Ana", "once more", null, null, scene.World.Bob, None));
        await scene.TellAsync();
        BusScene.Accepted(await EscalationTests.Desk(scene).AcknowledgeAsync(first, scene.World.Ana, None));
        await scene.TellAsync();
        BusScene.Accepted(await scene.World.Desk.EscalateAsync(first, "Bob", "and again", null, null, scene.World.Bob, None));
        await scene.TellAsync();
        await scene.TellAsync(TimeSpan.FromHours(2));

        Assert.Equal(["acknowledge", "trigger", "resolve"], Actions(stub)[^3..]);
    }

    [Theory]
    [InlineData(NotificationKind.FindingChanged)]
    [InlineData(NotificationKind.Decided)]
    public async Task What_becomes_of_a_finding_that_was_told_with_others_opens_no_incident_however_often(NotificationKind kind)
    {
        await using var stub = new StubReceiver(StubReceiver.Answer(202));
        await using var scene = await ChannelScene.OpenAsync();
        await scene.AddAsync("On call", "pagerduty", null, "routing-key", ("url", stub.Url));
        var findings = new List<Finding>();
        for (var i = 0; i < 8; i++)
        {
            findings.Add(await scene.FindAsync($"bucket-{i}"));
        }

        await scene.TellAsync();
        for (var i = 0; i < 3; i++)
        {
            await scene.World.Store.Store.WriteAsync((scope, _) =>
            {
                scope.Db.Notifications.Add(new Notification { Kind = kind, FindingId = findings[0].Id, BucketId = findings[0].BucketId, Severity = findings[0].Severity, Text = $"It happened, {i}.", AtUtc = scope.NowUtc });
                return Task.CompletedTask;
            }, None);
            await scene.TellAsync(ChannelPosting.Lull);
        }

        Assert.Equal("trigger", Assert.Single(Actions(stub)));
    }

    [Fact]
    public async Task Asked_again_after_somebody_had_it_a_new_incident_pages_and_the_former_ends()
    {
        await using var stub = new StubReceiver(StubReceiver.Answer(202));
        await using var scene = await ChannelScene.OpenAsync();
        await scene.AddAsync("On call", "pagerduty", null, "routing-key", ("url", stub.Url));
        var finding = await EscalationTests.EscalatedAsync(scene, "Ana");
        await scene.TellAsync();
        for (var i = 0; i < 2; i++)
        {
            BusScene.Accepted(await EscalationTests.Desk(scene).AcknowledgeAsync(new FindingId(finding.Id), scene.World.Ana, None));
            await scene.TellAsync();
            BusScene.Accepted(await scene.World.Desk.EscalateAsync(new FindingId(finding.Id), "Ana", "once more", null, null, scene.World.Bob, None));
            await scene.TellAsync();
        }

        Assert.Equal(["acknowledge", "trigger", "resolve", "acknowledge", "trigger", "resolve"], Actions(stub)[^6..]);
        var keys = Keys(stub)[^6..];
        Assert.Equal((keys[0], keys[1], keys[3], keys[4]), (keys[2], keys[3], keys[5], keys[4]));
        Assert.Equal(3, keys.Distinct().Count());

        BusScene.Accepted(await scene.World.Desk.ApproveAsync(new FindingId(finding.Id), finding.LiveFingerprint!, "agreed", scene.World.Ana, None));
        await scene.TellAsync();
        Assert.Equal(("resolve", keys[4]), (Actions(stub)[^1], Keys(stub)[^1]));
        Assert.Empty(Open(stub));
    }

    [Fact]
    public async Task What_else_is_told_of_a_finding_that_somebody_has_pages_nobody()
    {
        await using var stub = new StubReceiver(StubReceiver.Answer(202));
        await using var scene = await ChannelScene.OpenAsync();
        await scene.AddAsync("On call", "pagerduty", null, "routing-key", ("url", stub.Url));
        var finding = await EscalationTests.EscalatedAsync(scene, "Ana");
        await scene.TellAsync();
        BusScene.Accepted(await EscalationTests.Desk(scene).AcknowledgeAsync(new FindingId(finding.Id), scene.World.Ana, None));
        await scene.TellAsync();
        scene.World.Aws.NextWrites.Enqueue(FakeGateway.Fault(AwsFaultKind.Denied, "AccessDenied"));
        BusScene.Accepted(await scene.World.Desk.RevertAsync(new FindingId(finding.Id), finding.LiveFingerprint!, "not ours", scene.World.Ana, None));
        await scene.World.DrainAsync();
        await scene.TellAsync();

        Assert.Equal("trigger", Actions(stub)[^1]);
        Assert.Equal([$"secops-finding-{finding.Id}"], Keys(stub).Distinct());
    }

    [Fact]
    public async Task An_escalation_that_was_taken_is_sent_again_as_a_new_incident_and_none_stays_open()
    {
        await using var stub = new StubReceiver(StubReceiver.Answer(202));
        await using var scene = await ChannelScene.OpenAsync();
        var channel = await scene.AddAsync("On call", "pagerduty", null, "routing-key", ("url", stub.Url));
        var finding = await EscalationTests.EscalatedAsync(scene, "Ana");
        await scene.TellAsync();
        BusScene.Accepted(await EscalationTests.Desk(scene).AcknowledgeAsync(new FindingId(finding.Id), scene.World.Ana, None));
        await scene.TellAsync();

        var escalation = (await scene.LogAsync(channel)).Last(row => row.Kind == NotificationKind.Escalated);
        for (var i = 0; i < 2; i++)
        {
            BusScene.Accepted(await scene.Channels.SendAgainAsync(escalation.Id, scene.World.Otto, None));
            await scene.TellAsync();
        }

        Assert.Equal(["acknowledge", "trigger", "resolve", "trigger"], Actions(stub)[^4..]);
        BusScene.Accepted(await scene.World.Desk.ApproveAsync(new FindingId(finding.Id), finding.LiveFingerprint!, "agreed", scene.World.Ana, None));
        await scene.TellAsync();
        Assert.Empty(Open(stub));
    }

    [Fact]
    public async Task Six_escalations_at_once_are_six_incidents_that_somebody_takes_and_that_end()
    {
        await using var stub = new StubReceiver(StubReceiver.Answer(202));
        await using var scene = await ChannelScene.OpenAsync();
        await scene.AddAsync("On call", "pagerduty", null, "routing-key", ("url", stub.Url));
        await EscalationTests.LevelsAsync(scene, new("Ana", null, 30), new("Bob", null, 60));
        var findings = new List<Finding>();
        for (var i = 0; i < 6; i++)
        {
            findings.Add(await scene.FindAsync($"payroll-{i}"));
            BusScene.Accepted(await scene.World.Desk.EscalateAsync(new FindingId(findings[i].Id), "Ana", "please look", null, null, scene.World.Bob, None));
        }

        await scene.TellAsync();
        await EscalationTests.PassAsync(scene, 31);
        await scene.TellAsync();
        Assert.Equal(findings.Select(finding => $"secops-finding-{finding.Id}").ToHashSet(), Open(stub));

        foreach (var finding in findings)
        {
            BusScene.Accepted(await EscalationTests.Desk(scene).AcknowledgeAsync(new FindingId(finding.Id), scene.World.Ana, None));
        }

        await scene.TellAsync();
        Assert.Equal(Enumerable.Repeat("acknowledge", 6), Actions(stub)[^6..]);
        foreach (var finding in findings)
        {
            BusScene.Accepted(await scene.World.Desk.ApproveAsync(new FindingId(finding.Id), finding.LiveFingerprint!, "agreed", scene.World.Ana, None));
        }

        await scene.TellAsync();
        Assert.Empty(Open(stub));
    }

    [Fact]
    public async Task An_incident_ends_with_its_finding_however_long_that_was_open()
    {
        await using var stub = new StubReceiver(StubReceiver.Answer(202));
        await using var scene = await ChannelScene.OpenAsync();
        await scene.AddAsync("On call", "pagerduty", null, "routing-key", ("url", stub.Url));
        var finding = await scene.FindAsync("payroll");
        await scene.TellAsync();
        scene.World.Clock.Advance(TimeSpan.FromDays(200));
        Assert.NotNull(await scene.World.Get<RetentionJob>().RunIfDueAsync(None));

        BusScene.Accepted(await scene.World.Desk.ApproveAsync(new FindingId(finding.Id), finding.LiveFingerprint!, "agreed", scene.World.Ana, None));
        await scene.TellAsync();

        Assert.Equal(["trigger", "resolve"], Actions(stub));
        Assert.Empty(Open(stub));
    }

    [Fact]
    public async Task A_test_is_information_and_leaves_no_incident()
    {
        await using var stub = new StubReceiver(StubReceiver.Answer(202));
        await using var scene = await ChannelScene.OpenAsync();
        var channel = await scene.AddAsync("On call", "pagerduty", null, "routing-key", ("url", stub.Url));

        BusScene.Accepted(await scene.Channels.TestAsync(channel, scene.World.Otto, None));
        await scene.TellAsync();

        Assert.Equal(["trigger", "resolve"], Actions(stub));
        Assert.Equal("info", JsonNode.Parse(stub.Heard.First().Body)!["payload"]!["severity"]!.GetValue<string>());
        Assert.Empty(Open(stub));
    }

    /// <summary>The incidents that PagerDuty has open by what it heard.</summary>
    private static HashSet<string> Open(StubReceiver stub)
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (action, key) in Actions(stub).Zip(Keys(stub)))
        {
            _ = action == "trigger" ? open.Add(key) : action == "resolve" && open.Remove(key);
        }

        return open;
    }

    private static List<string> Keys(StubReceiver stub) => [.. stub.Heard.Select(one => JsonNode.Parse(one.Body)!["dedup_key"]!.GetValue<string>())];

    private static List<string> Actions(StubReceiver stub) => [.. stub.Heard.Select(one => JsonNode.Parse(one.Body)!["event_action"]!.GetValue<string>())];
}
