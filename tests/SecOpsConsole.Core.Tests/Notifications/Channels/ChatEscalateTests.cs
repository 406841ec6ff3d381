using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Escalation;
using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>Escalate from Slack: it starts a clock once, and takes a finding away from nobody.</summary>
public sealed class ChatEscalateTests
{
    [Fact]
    public async Task Escalate_hands_the_finding_over_and_starts_the_clock()
    {
        await using var chat = await ChatScene.OpenAsync();
        var (_, finding) = await chat.World.AddExposedAsync("payroll", AutomaticMode.Review);

        await chat.PressAsync("escalate", finding, "UANA00001");

        var after = await chat.World.FindingAsync(finding.Id);
        Assert.NotNull(after.Assignee);
        Assert.True(after.DueUtc > chat.World.Clock.GetUtcNow().UtcDateTime);
    }

    [Theory]
    [InlineData(false, "It is with Bob already")]
    [InlineData(true, "Ana has taken it")]
    public async Task Escalate_takes_a_finding_away_from_nobody(bool taken, string why)
    {
        await using var chat = await ChatScene.OpenAsync();
        await using var slack = new StubReceiver(StubReceiver.Answer(200));
        var (_, finding) = await chat.World.AddExposedAsync("payroll", AutomaticMode.Review);
        var desk = chat.World.Get<EscalationDesk>();
        Assert.True((await desk.SetAsync(new EscalationPolicy([new("Cas", null, 30), new("Bob", null, 60)]), null, chat.World.Otto, CancellationToken.None)).IsAccepted);
        Assert.True((await chat.DecisionsOfAsync(finding)).Escalate);
        Assert.True((await chat.World.Desk.EscalateAsync(new FindingId(finding.Id), "Bob", "please look", null, null, chat.World.Ana, CancellationToken.None)).IsAccepted);
        if (taken)
        {
            Assert.True((await desk.AcknowledgeAsync(new FindingId(finding.Id), chat.World.Ana, CancellationToken.None)).IsAccepted);
        }

        var before = await chat.World.FindingAsync(finding.Id);
        await chat.PressAsync("escalate", finding, "UANA00001", responseUrl: slack.Url);

        var after = await chat.World.FindingAsync(finding.Id);
        Assert.Equal(
            (before.Version, "Bob", 2, before.AcknowledgedBy, before.AnswerByUtc, before.DueUtc),
            (after.Version, after.Assignee, after.EscalationLevel, after.AcknowledgedBy, after.AnswerByUtc, after.DueUtc));
        Assert.Contains(why, Assert.Single(slack.Heard).Body, StringComparison.Ordinal);
        Assert.False((await chat.DecisionsOfAsync(finding)).Escalate);
    }

    [Fact]
    public async Task An_escalation_that_runs_again_after_a_crash_starts_no_second_clock()
    {
        await using var chat = await ChatScene.OpenAsync();
        var (_, finding) = await chat.World.AddExposedAsync("payroll", AutomaticMode.Review);
        await chat.PressAsync("escalate", finding, "UANA00001");
        var due = (await chat.World.FindingAsync(finding.Id)).DueUtc;

        chat.World.Clock.Advance(TimeSpan.FromMinutes(1));
        await chat.RunLatestAsync();

        Assert.Equal(due, (await chat.World.FindingAsync(finding.Id)).DueUtc);
        Assert.Single(await chat.World.TimelineAsync(finding.Id), row => row.Kind == FindingEventKind.Escalated);
    }
}
