using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Escalation;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Notifications.Channels;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Retention;
using SecOpsConsole.Web.Components.Kit;
using SecOpsConsole.Web.Components.Pages;
using TestContext = Xunit.TestContext;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>The pages Escalation and Retention on a real console's store.</summary>
public sealed class EscalationPageTests : BunitContext, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private TestConsole _console = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _console = await TestConsole.StartAsync();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddRadzenComponents();
        Services.AddScoped<Snackbar>();
        Services.AddSingleton(TimeProvider.System);
        Forward<ChangeFeed>();
        Forward<AnalystDesk>();
        Forward<EscalationDesk>();
        Forward<ChannelRegister>();
        Forward<PeopleRegister>();
        Forward<RetentionJob>();
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _console.DisposeAsync();
    }

    [Fact]
    public async Task An_administrator_sets_the_levels()
    {
        await SignInAsync(Role.Administrator);
        var page = Render<EscalationPage>();
        page.WaitForAssertion(() => Assert.Contains("There are no levels", page.Markup, StringComparison.Ordinal), Patience);
        await page.FindAll("button").Single(button => button.TextContent.Contains("Add a level", StringComparison.Ordinal)).ClickAsync(new());
        await page.Find("li input[list]").ChangeAsync(new() { Value = "SecOps on call" });
        await page.Find("li input[type=number]").ChangeAsync(new() { Value = "15" });
        await page.Find("form").SubmitAsync();

        var policy = await _console.App.Services.GetRequiredService<EscalationDesk>().ReadAsync(Ct);
        Assert.Equal(new EscalationLevel("SecOps on call", null, 15), Assert.Single(policy.Levels));
    }

    [Fact]
    public async Task A_level_without_a_name_is_refused_and_nothing_is_stored()
    {
        await SignInAsync(Role.Administrator);
        var page = Render<EscalationPage>();
        page.WaitForElement("button.primary", Patience);
        await page.FindAll("button").Single(button => button.TextContent.Contains("Add a level", StringComparison.Ordinal)).ClickAsync(new());
        await page.Find("form").SubmitAsync();

        Assert.Empty((await _console.App.Services.GetRequiredService<EscalationDesk>().ReadAsync(Ct)).Levels);
        Assert.Single(page.FindAll("li"));
    }

    [Fact]
    public async Task Whoever_may_not_change_the_levels_only_reads_them()
    {
        await SignInAsync(Role.Viewer);
        var page = Render<EscalationPage>();

        page.WaitForAssertion(() => Assert.Contains("There are no levels", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Empty(page.FindAll("button"));
    }

    [Fact]
    public void Retention_says_how_long_each_kind_is_kept_and_the_audit_record_for_ever()
    {
        var page = Render<RetentionPage>();

        page.WaitForAssertion(() => Assert.Equal(5, page.FindAll("tbody tr").Count), Patience);
        Assert.Equal(["90 days", "90 days", "400 days", "90 days", "for ever"], page.FindAll("tbody tr").Select(row => row.Children[1].TextContent));
    }

    private async Task SignInAsync(Role role)
    {
        var person = new Person { Name = "Otto", Role = role, SecurityStamp = "stamp" };
        await _console.Store.WriteAsync(
            (scope, _) =>
            {
                person.CreatedUtc = scope.NowUtc;
                scope.Db.Add(person);
                return Task.CompletedTask;
            },
            Ct);
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"{person.Id}")], "test"));
        RenderTree.Add<CascadingValue<Task<AuthenticationState>>>(p => p.Add(c => c.Value, Task.FromResult(new AuthenticationState(user))));
    }

    private void Forward<T>() where T : class => Services.AddSingleton(_console.App.Services.GetRequiredService<T>());
}
