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
        page.WaitForAssertion(() => Assert.Contains("is Ana (Analyst)", string.Join(' ', page.Find("li").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal), s_patience);
    }

    [Fact]
    public async Task An_analyst_is_told_whom_to_ask()
    {
        var page = Open(await PersonAsync("Ana", Role.Analyst));
        page.WaitForAssertion(() => Assert.Contains("Only administrators", page.Markup, StringComparison.Ordinal), s_patience);
        Assert.Empty(page.FindAll("table"));
    }

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
