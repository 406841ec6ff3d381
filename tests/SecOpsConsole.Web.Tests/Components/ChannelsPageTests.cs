using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Notifications.Channels;
using SecOpsConsole.Core.Notifications.Chat;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.SecurityHub;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Components.Kit;
using SecOpsConsole.Web.Components.Pages;
using SecOpsConsole.Web.Tests.Api;
using TestContext = Xunit.TestContext;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>The page of channels over a real console's store.</summary>
public sealed class ChannelsPageTests : BunitContext, IAsyncLifetime
{
    private const string Canary = "whsec_Y2FuYXJ5LXNlY3JldC0wMDAx";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private TestConsole _console = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _console = await TestConsole.StartAsync(settings: ("Notifications:SlackSigningSecret", "8f742231b10e8888abcd99yyyzzz85a5"));
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddRadzenComponents();
        Services.AddScoped<Snackbar>();
        Services.AddSingleton(TimeProvider.System);
        Forward<ConsoleStore>();
        Forward<ChangeFeed>();
        Forward<AnalystDesk>();
        Forward<ChannelRegister>();
        Forward<HubNoteQueries>();
        Forward<HubNoteDesk>();
        Forward<ChatInbox>();
        Forward<ChatPeople>();
        Forward<PeopleRegister>();
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _console.DisposeAsync();
    }

    [Fact]
    public async Task An_administrator_adds_a_channel_and_its_secret_is_nowhere_again()
    {
        var page = Open(await PersonAsync("Otto", Role.Administrator));
        page.WaitForAssertion(() => Assert.Contains("No channel yet", page.Markup, StringComparison.Ordinal), s_patience);
        await page.FindAll("button").Single(button => button.TextContent.Contains("Add a channel", StringComparison.Ordinal)).ClickAsync(new());
        await page.Find("dialog select").ChangeAsync(new() { Value = "webhook" });
        await page.FindAll("dialog input[type=text], dialog input:not([type])")[0].InputAsync(new() { Value = "On call" });
        await page.FindAll("dialog input[type=text], dialog input:not([type])")[1].InputAsync(new() { Value = "https://hooks.example.com/secops" });
        await page.Find("input[type=password]").ChangeAsync(new() { Value = Canary });
        await page.Find("dialog form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Not tried yet", page.Markup, StringComparison.Ordinal), s_patience);
        await page.FindAll("button").Single(button => button.GetAttribute("aria-label") == "Change On call").ClickAsync(new());
        Assert.DoesNotContain(Canary, page.Markup, StringComparison.Ordinal);
        var stored = await _console.Store.ReadAsync((db, ct) => db.Channels.SingleAsync(ct), Ct);
        Assert.DoesNotContain(Canary, stored.Secret, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("webhook", true)]
    [InlineData("eventbridge", false)]
    public async Task A_limit_of_an_hour_is_offered_only_where_it_counts(string kind, bool offered)
    {
        var page = Open(await PersonAsync("Otto", Role.Administrator));
        page.WaitForAssertion(() => Assert.Contains("No channel yet", page.Markup, StringComparison.Ordinal), s_patience);
        await page.FindAll("button").Single(button => button.TextContent.Contains("Add a channel", StringComparison.Ordinal)).ClickAsync(new());
        await page.Find("dialog select").ChangeAsync(new() { Value = kind });

        Assert.Contains("Collect for minutes", page.Markup, StringComparison.Ordinal);
        Assert.Equal(offered, page.Markup.Contains("At most an hour", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_administrator_says_how_long_the_same_is_told_once_and_the_server_has_the_last_word()
    {
        var page = Open(await PersonAsync("Otto", Role.Administrator));
        page.WaitForAssertion(() => Assert.Contains("No channel yet", page.Markup, StringComparison.Ordinal), s_patience);
        await page.FindAll("button").Single(button => button.TextContent.Contains("Add a channel", StringComparison.Ordinal)).ClickAsync(new());
        await page.Find("dialog select").ChangeAsync(new() { Value = "webhook" });
        await page.FindAll("dialog input[type=text], dialog input:not([type])")[0].InputAsync(new() { Value = "On call" });
        await page.FindAll("dialog input[type=text], dialog input:not([type])")[1].InputAsync(new() { Value = "https://hooks.example.com/secops" });
        await page.Find("input[type=password]").ChangeAsync(new() { Value = Canary });
        Assert.Equal(("10", "0", "1440"), (Dedupe(page).GetAttribute("value"), Dedupe(page).GetAttribute("min"), Dedupe(page).GetAttribute("max")));
        Assert.Contains("told once in so many minutes", page.Find($"#{Dedupe(page).GetAttribute("aria-describedby")}").TextContent, StringComparison.Ordinal);

        await Dedupe(page).ChangeAsync(new() { Value = "1441" });
        await page.Find("dialog form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("no number of minutes from 0 to 1440. Nothing was changed.", page.Find("dialog [role=alert]").TextContent, StringComparison.Ordinal), s_patience);
        Assert.False(await _console.Store.ReadAsync((db, ct) => db.Channels.AnyAsync(ct), Ct));

        await Dedupe(page).ChangeAsync(new() { Value = "45" });
        await page.Find("dialog form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("the same once in 45 minutes", page.Find(".channels .about").TextContent, StringComparison.Ordinal), s_patience);
        Assert.Equal(45, (await _console.Store.ReadAsync((db, ct) => db.Channels.SingleAsync(ct), Ct)).Rules.DedupeMinutes);
    }

    [Fact]
    public async Task An_administrator_says_whom_a_Slack_user_is()
    {
        await PersonAsync("Ana", Role.Analyst);
        var page = Open(await PersonAsync("Otto", Role.Administrator));
        page.WaitForAssertion(() => Assert.Contains("People in Slack", page.Markup, StringComparison.Ordinal), s_patience);
        var ana = page.FindAll("option").Single(option => option.TextContent.Contains("Ana", StringComparison.Ordinal)).GetAttribute("value")!;
        await page.Find("form input").ChangeAsync(new() { Value = "U0123456789" });
        await page.Find("form select").ChangeAsync(new() { Value = ana });
        await page.Find("section form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("acts as Ana (Analyst)", string.Join(' ', page.Find("li").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal), s_patience);
    }

    [Fact]
    public async Task An_analyst_is_told_whom_to_ask()
    {
        var page = Open(await PersonAsync("Ana", Role.Analyst));
        page.WaitForAssertion(() => Assert.Contains("Only administrators", page.Markup, StringComparison.Ordinal), s_patience);
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public async Task A_note_that_Security_Hub_refused_is_listed_with_the_next_step_and_words_of_strangers_are_text()
    {
        await _console.Store.WriteAsync(
            (scope, _) =>
            {
                scope.Db.HubNotes.Add(new HubNote
                {
                    FindingId = 7, AccountId = "111122223333", Region = "eu-west-1", ExternalId = "f", Status = Core.Findings.WorkflowStatus.Resolved, Text = "<b>Reverted</b>", Who = "Ana",
                    AtUtc = scope.NowUtc, CreatedUtc = scope.NowUtc, DueUtc = scope.NowUtc, EndedUtc = scope.NowUtc, State = Core.Notifications.DeliveryState.Failed, Attempts = 1,
                    LastError = "Allow the console's role securityhub:BatchUpdateFindings.",
                });
                return Task.CompletedTask;
            },
            Ct);
        var page = Open(await PersonAsync("Otto", Role.Administrator));
        page.WaitForAssertion(() => Assert.Contains("Allow the console's role securityhub:BatchUpdateFindings.", page.Find(".notes .about.bad").TextContent, StringComparison.Ordinal), s_patience);

        Assert.Equal("Resolved: <b>Reverted</b>", page.Find(".notes .title").TextContent);
        Assert.Empty(page.FindAll(".notes b"));
        // It is off here, so it says so instead of sending.
        await page.Find(".notes button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains(Services.GetRequiredService<NotificationService>().Messages, message => message.Detail?.Contains("Notes to Security Hub are off.", StringComparison.Ordinal) == true || message.Summary?.Contains("Notes to Security Hub are off.", StringComparison.Ordinal) == true), s_patience);
    }

    private static AngleSharp.Dom.IElement Dedupe(IRenderedComponent<ChannelsPage> page) =>
        page.FindAll("dialog label").Single(label => label.TextContent.StartsWith("The same once in minutes", StringComparison.Ordinal)).QuerySelector("input")!;

    private IRenderedComponent<ChannelsPage> Open(ClaimsPrincipal person)
    {
        RenderTree.Add<CascadingValue<Task<AuthenticationState>>>(p => p.Add(c => c.Value, Task.FromResult(new AuthenticationState(person))));
        return Render<ChannelsPage>();
    }

    private async Task<ClaimsPrincipal> PersonAsync(string name, Role role) => ClaimsOf(await _console.Store.WriteAsync(
        async (scope, ct) =>
        {
            var person = new Person { Name = name, Role = role, CreatedUtc = scope.NowUtc, SecurityStamp = "stamp" };
            scope.Db.People.Add(person);
            await scope.Db.SaveChangesAsync(ct);
            return person;
        },
        Ct));

    private static ClaimsPrincipal ClaimsOf(Person person) => new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"{person.Id}")], "test"));

    private void Forward<T>() where T : class => Services.AddSingleton(_console.App.Services.GetRequiredService<T>());
}
