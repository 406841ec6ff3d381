using System.Security.Claims;
using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Replay;
using SecOpsConsole.Web.Components.Kit;
using SecOpsConsole.Web.Components.Pages;
using TestContext = Xunit.TestContext;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>The audit page and the replay pages on a real console's store.</summary>
public sealed class AuditAndReplayPageTests : BunitContext, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private TestConsole _console = null!;

    public async ValueTask InitializeAsync()
    {
        _console = await TestConsole.StartAsync();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddRadzenComponents();
        Services.AddScoped<Snackbar>();
        Services.AddSingleton(TimeProvider.System);
        Forward<ChangeFeed>();
        Forward<AuditReader>();
        Forward<EventQueries>();
        Forward<Replays>();
        Forward<ReplayQueries>();
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _console.DisposeAsync();
    }

    [Fact]
    public async Task An_auditor_sees_the_rows_that_the_address_asks_for_and_the_state_of_the_chain()
    {
        await SignInAsync("Aud", Role.Auditor);
        await _console.App.Services.GetRequiredService<SignIn>().CreateLinkByOperatorAsync("Vic", Role.Viewer, TestContext.Current.CancellationToken);
        await _console.App.Services.GetRequiredService<ApiTokens>().CreateByOperatorAsync("robot", Role.Viewer, TestContext.Current.CancellationToken);
        Services.GetRequiredService<NavigationManager>().NavigateTo("audit?kind=TokenCreated");

        var page = Render<AuditPage>();

        page.WaitForAssertion(() => Assert.Single(page.FindAll("table.audit tbody tr")), Patience);
        Assert.Contains("robot", page.Find("table.audit tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Equal("api/v1/audit/export?format=csv&kind=TokenCreated", page.FindAll(".exports a")[0].GetAttribute("href"));
        await page.Find(".chain > button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("Sound.", page.Find(".chain").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task An_analyst_is_told_who_may_read_it_and_sees_no_row()
    {
        await SignInAsync("Ana", Role.Analyst);

        var page = Render<AuditPage>();

        page.WaitForAssertion(() => Assert.Contains("only Administrator or Auditor may read the audit log", page.Find("[role=alert]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Empty(page.FindAll("table"));
        Assert.Empty(page.FindAll(".exports"));
    }

    [Fact]
    public async Task A_filter_goes_into_the_address()
    {
        await SignInAsync("Aud", Role.Auditor);
        var page = Render<AuditPage>();
        page.WaitForElement("form.tools", Patience);

        await page.FindAll("form.tools input")[1].ChangeAsync(new() { Value = "Ana Analyst" });
        await page.Find("form.tools").SubmitAsync();

        Assert.EndsWith("/audit?who=Ana%20Analyst", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_event_is_replayed_by_its_button_and_the_result_says_what_differs()
    {
        await SignInAsync("Ana", Role.Analyst);
        await PlantEventAsync();
        var events = Render<EventsPage>();
        events.WaitForElement("td.replay button", Patience);

        await events.Find("td.replay button").ClickAsync(new());

        var run = await _console.ReadAsync(db => db.ReplayRuns.SingleAsync());
        Assert.EndsWith($"/replays/{run.Id}", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        var result = Render<ReplayPage>(p => p.Add(r => r.Id, run.Id));
        result.WaitForAssertion(() => Assert.Contains("Today's rules say the same as then", result.Markup, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task A_viewer_replays_nothing_and_is_told_why()
    {
        await SignInAsync("Vic", Role.Viewer);
        await PlantEventAsync();
        var events = Render<EventsPage>();
        events.WaitForElement("td.replay button", Patience);

        await events.Find("td.replay button").ClickAsync(new());

        events.WaitForAssertion(() => Assert.Contains("You are Viewer", events.Find("[role=alert]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(0, await _console.ReadAsync(db => db.ReplayRuns.CountAsync()));
    }

    [Fact]
    public async Task Differences_are_shown_as_then_and_now()
    {
        await SignInAsync("Ana", Role.Analyst);
        var run = new ReplayRun { RequestedBy = "Ana", Status = ReplayStatus.Completed, Total = 2, Done = 2, Different = 1, Kept = 1 };
        await WriteAsync(run);
        await WriteAsync(new ReplayDifference
        {
            RunId = run.Id, EventId = 7, Kind = ReplayDifferenceKind.Judgement, ReceivedUtc = Sample.Now, EventName = "PutBucketPolicy", Bucket = "payroll", Then = "Compliant", Now = "Public",
        });

        var page = Render<ReplayPage>(p => p.Add(r => r.Id, run.Id));

        page.WaitForAssertion(() => Assert.Single(page.FindAll("table.differences tbody tr")), Patience);
        Assert.Contains("1 of 2 events would be read, judged or decided otherwise today", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Then Compliant", page.Find("td.then").TextContent, StringComparison.Ordinal);
        Assert.Contains("Now Public", page.Find("td.now").TextContent, StringComparison.Ordinal);
    }

    private Task PlantEventAsync() => WriteAsync(new InboxEvent
    {
        EnvelopeId = "raw-1", ReceivedUtc = Sample.Now, Body = Encoding.UTF8.GetBytes("no event"), Status = EventStatus.Unrecognised,
    });

    private async Task SignInAsync(string name, Role role)
    {
        var person = new Person { Name = name, Role = role, SecurityStamp = "stamp" };
        await WriteAsync(person);
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"{person.Id}")], "test"));
        RenderTree.Add<CascadingValue<Task<AuthenticationState>>>(p => p.Add(c => c.Value, Task.FromResult(new AuthenticationState(user))));
    }

    private Task WriteAsync(object row) => _console.Store.WriteAsync(
        (scope, _) =>
        {
            scope.Db.Add(row);
            return Task.CompletedTask;
        },
        TestContext.Current.CancellationToken);

    private void Forward<T>() where T : class => Services.AddSingleton(_console.App.Services.GetRequiredService<T>());
}
