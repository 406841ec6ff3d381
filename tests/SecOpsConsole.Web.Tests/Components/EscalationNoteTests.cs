using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Escalation;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Components.Findings;
using TestContext = Xunit.TestContext;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>What the banner of an escalated finding says of its two clocks.</summary>
public sealed class EscalationNoteTests : ComponentTest, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private TestConsole _console = null!;

    public async ValueTask InitializeAsync()
    {
        _console = await TestConsole.StartAsync();
        Services.AddSingleton(_console.App.Services.GetRequiredService<ChangeFeed>());
        Services.AddSingleton(_console.App.Services.GetRequiredService<AnalystDesk>());
        Services.AddSingleton(_console.App.Services.GetRequiredService<EscalationDesk>());
        await _console.Store.WriteAsync((scope, _) =>
        {
            scope.Db.Add(new Setting
            {
                Key = "escalation-policy", UpdatedUtc = scope.NowUtc,
                Value = """{"levels":[{"who":"SecOps on call","channelId":null,"answerMinutes":15},{"who":"Incident lead","channelId":null,"answerMinutes":30}]}""",
            });
            return Task.CompletedTask;
        }, TestContext.Current.CancellationToken);
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _console.DisposeAsync();
    }

    [Fact]
    public void Each_clock_has_a_sentence_and_taking_it_is_the_prominent_button()
    {
        var note = Note(level: 1, assignee: "SecOps on call");

        note.WaitForAssertion(() => Assert.Equal(
            "Nobody has taken it yet: Incident lead is asked in 12 min (22 Nov 2026, 09:53:07 UTC).", note.Find(".next").TextContent), Patience);
        Assert.Equal("Its decision is due in 3 h (22 Nov 2026, 12:41:07 UTC).", note.Find(".due").TextContent);
        Assert.Equal("I take it", Assert.Single(note.FindAll("button.primary:not(.small)")).TextContent);
    }

    [Theory]
    [InlineData(2, "Incident lead is asked again in 12 min")]
    [InlineData(3, "Incident lead is asked again in 12 min")]
    [InlineData(4, "the time to answer ends in 12 min")]
    public void At_the_last_level_nobody_new_is_promised(int level, string words)
    {
        var note = Note(level, "Incident lead");

        note.WaitForAssertion(() => Assert.StartsWith($"Nobody has taken it yet: {words}", note.Find(".next").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public void Who_has_it_is_said_without_a_clock_of_the_next()
    {
        var note = Note(level: 1, assignee: "SecOps on call", takenBy: "Otto");

        Assert.Contains("Otto has taken it 1 min ago. Nobody else is asked.", note.Find(".told").TextContent, StringComparison.Ordinal);
        Assert.Empty(note.FindAll(".next"));
        Assert.Empty(note.FindAll("button"));
    }

    private IRenderedComponent<EscalationNote> Note(int level, string assignee, string? takenBy = null) => Render<EscalationNote>(p => p.Add(n => n.Finding, new Finding
    {
        Id = 1, BucketId = 7, DedupKey = "a", Check = "public-principal", Title = "Anyone can read", Assignee = assignee, EscalationLevel = level,
        AnswerByUtc = takenBy is null ? Sample.Now.AddMinutes(12) : null, DueUtc = Sample.Now.AddHours(3),
        AcknowledgedBy = takenBy, AcknowledgedUtc = takenBy is null ? null : Sample.Now.AddMinutes(-1),
    }));
}
