using System.Text;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications.Channels;
using SecOpsConsole.Core.Notifications.Chat;
using SecOpsConsole.Core.Notifications.Notifiers;
using SecOpsConsole.Core.Notifications.Notifiers.Slack;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>Decisions from Slack: who may, what they are bound to, and what is refused and recorded.</summary>
public sealed class ChatTests
{
    /// <summary>Slack's own example (api.slack.com, "Verifying requests from Slack").</summary>
    [Fact]
    public void The_signature_is_the_one_of_Slacks_documentation() => Assert.Equal(
        "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
        SlackSignature.Of(ChatScene.Secret, "1531420618", Encoding.UTF8.GetBytes(
            "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c")));

    [Fact]
    public async Task An_analyst_approves_exactly_what_the_message_showed()
    {
        await using var chat = await ChatScene.OpenAsync();
        var (_, finding) = await chat.World.AddExposedAsync("payroll", AutomaticMode.Review);

        await chat.PressAsync("approve", finding, "UANA00001");

        var after = await chat.World.FindingAsync(finding.Id);
        Assert.Equal((WorkflowStatus.Resolved, Resolution.ChangeApproved), (after.WorkflowStatus, after.Resolution));
        var row = (await chat.World.TimelineAsync(finding.Id)).Single(one => one.Kind == FindingEventKind.Approved);
        Assert.Equal(("Ana", "Decided in Slack."), (row.Who, row.Reason));
    }

    [Fact]
    public async Task A_revert_is_queued_as_one_of_the_page_is()
    {
        await using var chat = await ChatScene.OpenAsync();
        var (_, finding) = await chat.World.AddExposedAsync("payroll", AutomaticMode.Review);

        await chat.PressAsync("revert", finding, "UANA00001");

        var attempt = await chat.World.LatestAttemptAsync();
        Assert.Equal(("Ana", AttemptTrigger.Person), (attempt.Who, attempt.Trigger));
    }

    [Fact]
    public async Task A_policy_that_moved_meanwhile_is_not_approved()
    {
        await using var chat = await ChatScene.OpenAsync();
        await using var slack = new StubReceiver(StubReceiver.Answer(200));
        var (_, finding) = await chat.World.AddExposedAsync("payroll", AutomaticMode.Review);

        await chat.PressAsync("approve", finding, "UANA00001", fingerprint: "sha256:another", responseUrl: slack.Url);

        Assert.NotEqual(WorkflowStatus.Resolved, (await chat.World.FindingAsync(finding.Id)).WorkflowStatus);
        Assert.Contains("ephemeral", Assert.Single(slack.Heard).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_approval_is_bound_to_the_block_that_the_message_told_of(bool isHeld)
    {
        await using var chat = await ChatScene.OpenAsync();
        var (bucket, finding) = await chat.World.AddExposedAsync("payroll", AutomaticMode.Review);
        await BlockAsync(chat, bucket, BlockPublicAccess.All);
        var notice = await NoticeAsync(chat, finding);
        Assert.DoesNotContain("This stays so.", notice.Finding!.Decisions!.Approve, StringComparison.Ordinal);
        var button = SlackButtons.Of(notice, notice.Finding!).Single(button => (string?)button!["action_id"] == "approve")!;
        Assert.Equal(SlackAction.Value(finding.Id, finding.LiveFingerprint!, heldBack: true), (string?)button["value"]);
        await BlockAsync(chat, bucket, isHeld ? BlockPublicAccess.All : BlockPublicAccess.None);

        await chat.PressAsync("approve", finding, "UANA00001", heldBack: true);

        Assert.Equal(isHeld ? Resolution.ChangeApproved : null, (await chat.World.FindingAsync(finding.Id)).Resolution);
    }

    [Fact]
    public async Task Whoever_approves_what_lets_strangers_in_reads_so_first()
    {
        await using var chat = await ChatScene.OpenAsync();
        var (bucket, finding) = await chat.World.AddExposedAsync("payroll", AutomaticMode.Review);
        // What was approved before is its own baseline: between the two nothing changes.
        await chat.World.Store.Store.WriteAsync((scope, ct) => scope.Db.Buckets.Where(row => row.Id == bucket.Id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Exposure, Exposure.Public).SetProperty(row => row.BaselineVersionId, row => row.LiveVersionId), ct), CancellationToken.None);

        var notice = await NoticeAsync(chat, finding);

        Assert.StartsWith($"{finding.Title.TrimEnd('.')}. This stays so.", notice.Finding!.Decisions!.Approve, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_signature_is_refused_and_recorded_once_a_minute()
    {
        await using var chat = await ChatScene.OpenAsync();
        var (_, finding) = await chat.World.AddExposedAsync("payroll", AutomaticMode.Review);
        var body = chat.Body("approve", finding, "UANA00001");
        for (var i = 0; i < 20; i++)
        {
            Assert.False((await chat.SendAsync(body, signature: "v0=" + new string('0', 64))).IsTaken);
        }

        Assert.False((await chat.Inbox.AcceptAsync(body, null, null, CancellationToken.None)).IsTaken);
        Assert.Contains("signature is wrong", Assert.Single(await chat.RefusedAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(0, await chat.QueuedAsync());
    }

    [Theory]
    [InlineData(6)]
    [InlineData(-6)]
    public async Task An_old_signature_is_refused_and_recorded(int minutes)
    {
        await using var chat = await ChatScene.OpenAsync();
        var (_, finding) = await chat.World.AddExposedAsync("payroll", AutomaticMode.Review);

        Assert.False((await chat.SendAsync(chat.Body("approve", finding, "UANA00001"), chat.Now(TimeSpan.FromMinutes(minutes)))).IsTaken);

        Assert.Contains("older than five minutes", Assert.Single(await chat.RefusedAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(0, await chat.QueuedAsync());
    }

    [Fact]
    public async Task The_same_request_a_second_time_is_refused_and_recorded()
    {
        await using var chat = await ChatScene.OpenAsync();
        var (_, finding) = await chat.World.AddExposedAsync("payroll", AutomaticMode.Review);
        var (body, at) = (chat.Body("approve", finding, "UANA00001"), chat.Now());

        Assert.True((await chat.SendAsync(body, at)).IsTaken);
        Assert.False((await chat.SendAsync(body, at)).IsTaken);

        Assert.Contains("a second time", Assert.Single(await chat.RefusedAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(1, await chat.QueuedAsync());
    }

    [Theory]
    [InlineData("UEVE00001", "is nobody here")]
    [InlineData("UVIC00001", "You are Viewer")]
    public async Task Who_is_nobody_here_or_may_only_read_is_refused_and_recorded(string user, string why)
    {
        await using var chat = await ChatScene.OpenAsync();
        var (_, finding) = await chat.World.AddExposedAsync("payroll", AutomaticMode.Review);
        foreach (var deed in new[] { "approve", "revert", "escalate" })
        {
            await chat.PressAsync(deed, finding, user);
        }

        var refused = await chat.RefusedAsync();
        Assert.Equal(3, refused.Count);
        Assert.All(refused, row => Assert.Contains(why, row.Text, StringComparison.Ordinal));
        Assert.All(refused, row => Assert.Equal(finding.Id, row.FindingId));
        Assert.NotEqual(WorkflowStatus.Resolved, (await chat.World.FindingAsync(finding.Id)).WorkflowStatus);
        Assert.Null((await chat.World.FindingAsync(finding.Id)).Assignee);
    }

    [Fact]
    public async Task Somebody_whose_access_was_ended_decides_nothing()
    {
        await using var chat = await ChatScene.OpenAsync();
        var (_, finding) = await chat.World.AddExposedAsync("payroll", AutomaticMode.Review);
        await chat.World.People.DisableAsync(chat.World.Ana.PersonId!.Value, chat.World.Otto, CancellationToken.None);

        await chat.PressAsync("approve", finding, "UANA00001");

        Assert.Single(await chat.RefusedAsync());
    }

    [Fact]
    public async Task A_Critical_finding_is_not_approved_from_chat()
    {
        await using var chat = await ChatScene.OpenAsync();
        var (_, finding) = await chat.World.AddExposedAsync("payroll", AutomaticMode.Review);
        await chat.World.Store.Store.WriteAsync((scope, ct) => scope.Db.Findings.Where(row => row.Id == finding.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Severity, Severity.Critical), ct), CancellationToken.None);

        await chat.PressAsync("approve", finding, "UANA00001");
        Assert.Contains("Critical", Assert.Single(await chat.RefusedAsync()).Text, StringComparison.Ordinal);
        Assert.NotEqual(WorkflowStatus.Resolved, (await chat.World.FindingAsync(finding.Id)).WorkflowStatus);
    }

    [Fact]
    public async Task A_Critical_finding_is_not_approved_through_another_one_of_the_same_policy()
    {
        await using var chat = await ChatScene.OpenAsync();
        var (bucket, finding) = await chat.World.AddExposedAsync("payroll", AutomaticMode.Review);
        var critical = await CriticalOfSamePolicyAsync(chat, bucket);
        Assert.Null((await chat.DecisionsOfAsync(finding)).Approve);

        await chat.PressAsync("approve", finding, "UANA00001");

        var refused = Assert.Single(await chat.RefusedAsync());
        Assert.Equal(finding.Id, refused.FindingId);
        Assert.Contains("Critical", refused.Text, StringComparison.Ordinal);
        Assert.Equal(WorkflowStatus.New, (await chat.World.FindingAsync(critical)).WorkflowStatus);
        Assert.Equal(WorkflowStatus.New, (await chat.World.FindingAsync(finding.Id)).WorkflowStatus);
        Assert.Equal(bucket.BaselineVersionId, (await chat.World.BucketAsync(bucket.Id)).BaselineVersionId);
    }

    [Fact]
    public async Task What_is_Critical_about_another_policy_or_settled_bars_nothing()
    {
        await using var chat = await ChatScene.OpenAsync();
        var (bucket, finding) = await chat.World.AddExposedAsync("payroll", AutomaticMode.Review);
        var settled = await CriticalOfSamePolicyAsync(chat, bucket);
        var (other, _) = await chat.World.AddExposedAsync("invoices", AutomaticMode.Review);
        await CriticalOfSamePolicyAsync(chat, other);
        await chat.World.Store.Store.WriteAsync((scope, ct) => scope.Db.Findings.Where(row => row.Id == settled)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.WorkflowStatus, WorkflowStatus.Suppressed), ct), CancellationToken.None);
        Assert.NotNull((await chat.DecisionsOfAsync(finding)).Approve);

        await chat.PressAsync("approve", finding, "UANA00001");

        Assert.Empty(await chat.RefusedAsync());
        Assert.Equal(WorkflowStatus.Resolved, (await chat.World.FindingAsync(finding.Id)).WorkflowStatus);
    }

    [Fact]
    public async Task A_button_twice_has_one_effect_and_the_second_is_told()
    {
        await using var chat = await ChatScene.OpenAsync();
        await using var slack = new StubReceiver(StubReceiver.Answer(200));
        var (_, finding) = await chat.World.AddExposedAsync("payroll", AutomaticMode.Review);
        await chat.PressAsync("approve", finding, "UANA00001", responseUrl: slack.Url);
        await chat.PressAsync("approve", finding, "UANA00001", responseUrl: slack.Url);

        Assert.Single(await chat.World.TimelineAsync(finding.Id), row => row.Kind == FindingEventKind.Approved);
        Assert.Equal(2, slack.Heard.Count);
    }

    [Fact]
    public async Task Only_an_administrator_says_whom_a_Slack_user_is()
    {
        await using var chat = await ChatScene.OpenAsync();
        var people = chat.World.Get<ChatPeople>();
        Assert.Equal(DeskOutcome.Forbidden, (await people.SetAsync("UBOB00001", chat.World.Bob.PersonId!.Value, chat.World.Ana, CancellationToken.None)).Outcome);
        Assert.Equal(DeskOutcome.Invalid, (await people.SetAsync("bob; drop", chat.World.Bob.PersonId!.Value, chat.World.Otto, CancellationToken.None)).Outcome);
        Assert.Null(await people.ListAsync(chat.World.Ana, CancellationToken.None));
        Assert.Equal(2, (await people.ListAsync(chat.World.Otto, CancellationToken.None))!.Count);
    }

    [Fact]
    public void What_is_too_long_to_be_read_in_a_dialog_is_not_approved_from_it()
    {
        var finding = Notices.Payroll with { Decisions = new NoticeDecisions(new string('x', 400), new string('x', 400), true) };
        var text = SlackNotifier.First(Notices.Of(finding)).ToJsonString();
        Assert.DoesNotContain("\"approve\"", text, StringComparison.Ordinal);
        Assert.Contains("\"revert\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_buttons_ask_with_the_access_sentence_and_carry_the_fingerprint()
    {
        var finding = Notices.Payroll with { Decisions = new NoticeDecisions("Anyone on the internet gains GetObject.", "Anyone on the internet loses GetObject.", true) };
        GoldenText.Matches("slack-decisions.json", PayloadTests.Pretty(SlackNotifier.First(Notices.Of(finding, Notices.Channel("xoxb-1", ("channel", "C0123456789"))))));
    }

    private static async Task<Notice> NoticeAsync(ChatScene chat, Finding finding) => (await chat.World.Get<ChannelNotices>().OfAsync(
        new Channel { Name = "Security", Notifier = "slack", SettingsJson = "{}", RulesJson = "{}", ChangedBy = "Otto" },
        new ChannelDelivery { FindingId = finding.Id, Text = "A finding." }, CancellationToken.None))!;

    private static Task BlockAsync(ChatScene chat, Bucket bucket, BlockPublicAccess block) => chat.World.Store.Store.WriteAsync(
        (scope, ct) => scope.Db.Buckets.Where(row => row.Id == bucket.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.BlockState, block.State), ct), CancellationToken.None);

    /// <summary>Another check's finding about the live policy, raised to Critical.</summary>
    private static Task<long> CriticalOfSamePolicyAsync(ChatScene chat, Bucket bucket) => chat.World.Store.Store.WriteAsync(async (scope, ct) =>
    {
        var finding = new Finding
        {
            BucketId = bucket.Id,
            DedupKey = $"{bucket.AccountId}/{bucket.Name}/public-write/{bucket.LiveFingerprint}",
            Check = "public-write",
            Category = FindingCategory.Policy,
            Source = FindingSource.CloudTrail,
            Severity = Severity.Critical,
            Title = $"Anyone on the internet can write objects of {bucket.Name}",
            Fingerprint = bucket.LiveFingerprint,
            LiveFingerprint = bucket.LiveFingerprint,
            PolicyVersionId = bucket.LiveVersionId,
            EventUtc = scope.NowUtc,
        };
        await chat.World.Lifecycle.OpenAsync(scope, finding, ComplianceStatus.NonCompliant, [(FindingEventKind.Judged, new TransitionNote("console", "Judged public."))], ct);
        await scope.Db.SaveChangesAsync(ct);
        return finding.Id;
    }, CancellationToken.None);
}
