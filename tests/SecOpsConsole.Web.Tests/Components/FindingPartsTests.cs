using Bunit;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Macie;
using SecOpsConsole.Core.Ports.Macie;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules.Guards;
using SecOpsConsole.Policies;
using SecOpsConsole.Web.Components.Buckets;
using SecOpsConsole.Web.Components.Findings;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Tests.Components;

public sealed class FindingPartsTests : ComponentTest
{
    [Fact]
    public void Every_state_has_a_word_and_within_an_axis_no_two_look_the_same()
    {
        Assert.All<IEnumerable<Look>>(
            [
                Enum.GetValues<Severity>().Select(Words.Of), Enum.GetValues<WorkflowStatus>().Select(Words.Of), Enum.GetValues<RemediationStatus>().Select(Words.Of),
                Enum.GetValues<AutomaticMode>().Select(Words.Of), Enum.GetValues<Exposure>().Select(Words.Of), Enum.GetValues<EventStatus>().Select(Words.Of),
            ],
            axis => Assert.Equal(axis.Count(), axis.Select(look => look.Word).Distinct().Count()));
        Assert.All(Enum.GetValues<FindingEventKind>(), kind => Assert.NotEmpty(TimelineWords.Of(kind).Word));
        Assert.All(Enum.GetValues<HoldReason>(), reason => Assert.EndsWith(".", Words.Explain(reason), StringComparison.Ordinal));
    }

    [Fact]
    public void A_resolved_finding_says_how_and_that_it_is_verified()
    {
        var state = Render<FindingState>(p => p.Add(s => s.Workflow, WorkflowStatus.Resolved).Add(s => s.Remediation, RemediationStatus.Verified).Add(s => s.Resolution, Resolution.Reverted));

        Assert.Equal(["Reverted", "Verified"], state.FindAll(".mark, .chip").Select(e => e.TextContent.Trim()));
    }

    [Fact]
    public void A_reopened_finding_counts_how_often()
    {
        var state = Render<FindingState>(p => p.Add(s => s.Workflow, WorkflowStatus.New).Add(s => s.Remediation, RemediationStatus.NotStarted).Add(s => s.ReopenedCount, 3));

        Assert.Equal("Reopened 3×", state.Find(".chip").TextContent.Trim());
    }

    [Fact]
    public void The_timeline_tells_the_story_in_order_with_days_and_request_ids()
    {
        var written = Sample.Event(3, FindingEventKind.PolicyWritten, "The baseline was put.", Sample.Now.AddDays(1));
        written.AwsRequestId = "REQ-1";
        written.Reason = "agreed";
        var timeline = Render<Timeline>(p => p.Add(t => t.Events,
            [Sample.Event(1, FindingEventKind.EventReceived, "PutBucketPolicy by dana."), Sample.Event(2, FindingEventKind.Judged, "Judged public."), written]));

        Assert.Equal(["22 Nov 2026", "23 Nov 2026"], timeline.FindAll("li.day").Select(day => day.TextContent));
        Assert.Equal(["Event received", "Judged", "Policy written"], timeline.FindAll(".kind").Select(kind => kind.TextContent));
        Assert.Equal("09:41:07", timeline.Find("li.entry time").TextContent);
        Assert.Contains("REQ-1", timeline.FindAll("li.entry")[2].TextContent, StringComparison.Ordinal);
        Assert.Contains("“agreed”", timeline.FindAll("li.entry")[2].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_words_in_the_timeline_are_text()
    {
        var entry = Sample.Event(1, FindingEventKind.Approved, "</p><script>alert(1)</script>");
        entry.Reason = "\u2066<b>fine\u2069";
        var timeline = Render<Timeline>(p => p.Add(t => t.Events, [entry]));

        Assert.Empty(timeline.FindAll("script, b"));
        Assert.Equal(["U+2066", "U+2069"], timeline.FindAll(".hidden-char").Select(mark => mark.TextContent));
    }

    [Fact]
    public void A_button_that_is_not_offered_is_off_and_says_why()
    {
        var pressed = new List<DecisionKind>();
        var no = ActionOffer.No("The finding is resolved.");
        var bar = Render<ActionBar>(p => p.Add(b => b.Actions, new FindingActions(no, no, no, no, no, ActionOffer.Yes, no, no)).Add(b => b.OnAction, pressed.Add));

        Assert.Equal(["Undo"], bar.FindAll("button:not([disabled])").Select(button => button.TextContent));
        Assert.Equal("Revert, Repair, Contain, Restore block, Approve, Escalate, Suppress: The finding is resolved.", bar.Find(".why").TextContent.Trim());
        Assert.Equal(bar.Find(".why").Id, bar.Find("button[disabled]").GetAttribute("aria-describedby"));

        bar.Find("button:not([disabled])").Click();
        Assert.Equal([DecisionKind.Undo], pressed);
    }

    [Fact]
    public void Suppress_is_a_menu_with_its_two_ways()
    {
        var pressed = new List<DecisionKind>();
        var yes = ActionOffer.Yes;
        var bar = Render<ActionBar>(p => p.Add(b => b.Actions, new FindingActions(yes, yes, yes, yes, yes, yes, yes, yes)).Add(b => b.OnAction, pressed.Add));

        Assert.StartsWith("Suppress", bar.Find("summary").TextContent, StringComparison.Ordinal);
        foreach (var item in bar.FindAll(".menu-item"))
        {
            item.Click();
        }
        Assert.Equal([DecisionKind.Exception, DecisionKind.FalsePositive], pressed);
    }

    [Fact]
    public void An_exception_is_granted_with_an_owner_a_reason_and_an_end_and_not_without()
    {
        Core.Desk.ExceptionGrant? granted = null;
        var dialog = Render<ExceptionDialog>(p => p.Add(d => d.What, "Anyone can read").Add(d => d.OnConfirm, grant => granted = grant));
        Assert.True(dialog.Find("button[type=submit]").HasAttribute("disabled"));

        dialog.Find("input[maxlength='200']").Input("web team");
        dialog.Find("textarea").Input("The site is public.");
        dialog.FindAll(".quick button").Single(button => button.TextContent == "90 days").Click();
        dialog.Find("form").Submit();

        var end = DateTime.SpecifyKind(Sample.Now.Date.AddDays(91).AddSeconds(-1), DateTimeKind.Utc);
        Assert.Equal(new Core.Desk.ExceptionGrant("web team", "The site is public.", end), granted);
    }

    [Fact]
    public void Where_a_revert_is_not_offered_repair_is_the_first_button()
    {
        var pressed = new List<DecisionKind>();
        var (yes, no) = (ActionOffer.Yes, ActionOffer.No("There is none to go back to."));
        var bar = Render<ActionBar>(p => p.Add(b => b.Actions, new FindingActions(yes, no, yes, yes, yes, no, yes, no)).Add(b => b.OnAction, pressed.Add));

        Assert.Equal("Repair", bar.Find("button.primary").TextContent);
        bar.Find("button.primary").Click();
        Assert.Equal([DecisionKind.Repair], pressed);
    }

    [Fact]
    public void While_a_decision_runs_no_button_can_be_pressed()
    {
        var yes = ActionOffer.Yes;
        var bar = Render<ActionBar>(p => p.Add(b => b.Actions, new FindingActions(yes, yes, yes, yes, yes, yes, yes, yes)).Add(b => b.Busy, true));

        Assert.All(bar.FindAll("button"), button => Assert.True(button.HasAttribute("disabled")));
    }

    [Theory]
    [InlineData(AttemptStatus.Queued, "Queued")]
    [InlineData(AttemptStatus.InProgress, "In progress")]
    [InlineData(AttemptStatus.Succeeded, "Written, reading back")]
    public void An_attempt_shows_the_step_it_is_at(AttemptStatus status, string step)
    {
        var progress = Render<AttemptProgress>(p => p.Add(a => a.Attempt, Sample.Attempt(status)));

        Assert.Equal(step, progress.Find("[aria-current=step]").TextContent);
    }

    [Fact]
    public void A_verified_attempt_has_every_step_behind_it() =>
        Assert.Equal(4, Render<AttemptProgress>(p => p.Add(a => a.Attempt, Sample.Attempt(AttemptStatus.Verified))).FindAll("li.done").Count);

    [Fact]
    public void A_failed_attempt_says_what_happened()
    {
        var attempt = Sample.Attempt(AttemptStatus.Failed);
        (attempt.FailureText, attempt.FailureCode) = ("AWS refused the write. Nothing was changed. Check the role.", "AccessDenied");
        var progress = Render<AttemptProgress>(p => p.Add(a => a.Attempt, attempt));

        Assert.Contains("Nothing was changed.", progress.Markup, StringComparison.Ordinal);
        Assert.Contains("AccessDenied", progress.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MacieStatus.NotEnabled, false, "Macie is off in this account and Region, so nobody looks for sensitive data here: see Macie. Macie was asked 5 min ago.")]
    [InlineData(MacieStatus.Enabled, true, "Macie is on in this account and Region, and no open finding of it tells of sensitive data here. That is not to say that there is none: see what its jobs cover. Macie was asked 5 min ago.")]
    [InlineData(MacieStatus.Enabled, false, "Whether Macie looks for sensitive data here is not known yet: see Macie. Macie was asked 5 min ago.")]
    [InlineData(null, false, "Whether Macie looks for sensitive data here is not known yet: see Macie.")]
    public void No_sensitive_data_is_never_said_without_saying_whether_anybody_looks(MacieStatus? session, bool compared, string words)
    {
        var known = new MacieReconciled(null, compared ? Sample.Now : null, 0, null) { Session = session, SessionUtc = session is null ? null : Sample.Now.AddMinutes(-5) };
        var note = Render<MacieDataNote>(p => p.Add(n => n.Bucket, new Bucket { AccountId = "111122223333", Region = "eu-west-1", Name = "payroll" }).Add(n => n.Macie, known));

        Assert.Equal(words, string.Join(' ', string.Concat(note.Nodes.Select(node => node.TextContent)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public void Unknown_is_not_off()
    {
        Assert.Equal("not known", Render<Flag>(p => p.Add(f => f.Value, null)).Find(".mark").TextContent.Trim());
        Assert.Equal("off", Render<Flag>(p => p.Add(f => f.Value, false)).Find(".mark").TextContent.Trim());
    }

    [Fact]
    public void The_guards_say_how_much_is_left_and_offer_to_resume_when_held()
    {
        var resumed = 0;
        var guard = Render<GuardState>(p => p.Add(g => g.Used, 1).Add(g => g.Allowed, 3));
        Assert.Contains("2 of 3 automatic writes left within 15 minutes.", guard.Markup, StringComparison.Ordinal);
        Assert.Empty(guard.FindAll("button"));

        TrippedGuard[] tripped =
        [
            new(HoldReason.EventTooOld, GuardScope.Decision, Sample.Now, "automatic mode", "The change is too old.", "Decide yourself."),
            new(HoldReason.Flapping, GuardScope.Bucket, Sample.Now, "automatic mode", "terraform (Terraform) put it back 2 times.", "Talk to them."),
        ];
        guard.Render(p => p.Add(g => g.Used, 3).Add(g => g.Guards, tripped).Add(g => g.OnResume, () => resumed++));
        Assert.Single(guard.FindAll("button")).Click();
        Assert.Equal(1, resumed);
        foreach (var words in new[] { "the policy goes to and fro", "terraform (Terraform) put it back 2 times.", "Talk to them.", "The change is too old.", "automatic mode" })
        {
            Assert.Contains(words, guard.Markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_actor_of_another_account_is_pointed_out()
    {
        var card = Render<ActorCard>(p => p.Add(a => a.Actor, new Actor { Name = "dana", AccountId = "444455556666", Mfa = null, IssuerArn = "arn:aws:iam::444455556666:role/developer" })
            .Add(a => a.BucketAccountId, "111122223333"));

        Assert.Contains("not the bucket's own", card.Markup, StringComparison.Ordinal);
        Assert.Contains("developer", card.Markup, StringComparison.Ordinal);
        Assert.Contains("not known", card.Markup, StringComparison.Ordinal);
    }
}
