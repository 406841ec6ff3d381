using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Escalation;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Suppressions;
using SecOpsConsole.Web.Components.Kit;
using SecOpsConsole.Web.Components.Buckets;
using SecOpsConsole.Web.Components.Pages;
using SecOpsConsole.Web.Components.Requests;
using SecOpsConsole.Web.Tests.Api;
using TestContext = Xunit.TestContext;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>What waits for a second person, on the pages, over a real console's store and Desk.</summary>
public sealed class RequestPagesTests : BunitContext, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private TestConsole _console = null!;
    private BucketId _payroll;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _console = await TestConsole.StartAsync();
        _payroll = new BucketId((await FindingSeed.PlantAsync(_console.Store)).BucketId);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddRadzenComponents();
        Services.AddScoped<Snackbar>();
        Services.AddSingleton(TimeProvider.System);
        Forward<ConsoleStore>();
        Forward<ChangeFeed>();
        Forward<BucketQueries>();
        Forward<AttemptQueries>();
        Forward<AnalystDesk>();
        Forward<EscalationDesk>();
        Forward<DecisionQueries>();
        Forward<ExceptionQueries>();
        Forward<RequestDesk>();
        Forward<RequestQueries>();
        Forward<FourEyesOptions>();
    }

    private void Forward<T>() where T : class => Services.AddSingleton(_console.App.Services.GetRequiredService<T>());

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _console.DisposeAsync();
    }

    private AnalystDesk Desk => _console.App.Services.GetRequiredService<AnalystDesk>();

    private Task<Caller> PersonAsync(string name, Role role) => _console.Store.WriteAsync(async (scope, ct) =>
    {
        var person = new Person { Name = name, Role = role, CreatedUtc = scope.NowUtc, SecurityStamp = name };
        scope.Db.People.Add(person);
        await scope.Db.SaveChangesAsync(ct);
        return Caller.Person(person.Id);
    }, Ct);

    private void SignIn(Caller caller)
    {
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"{caller.PersonId}")], "test"));
        RenderTree.Add<CascadingValue<Task<AuthenticationState>>>(p => p.Add(c => c.Value, Task.FromResult(new AuthenticationState(user))));
    }

    private async Task<Caller> AnaAsksAsync()
    {
        var (ana, otto) = (await PersonAsync("Ana", Role.Analyst), await PersonAsync("Otto", Role.Administrator));
        Assert.True((await Desk.SetFourEyesAsync(_payroll, EyesRule.All, "payroll data", otto, Ct)).IsAccepted);
        Assert.Equal(DeskOutcome.Requested, (await Desk.SetModeAsync(_payroll, AutomaticMode.Automatic, "proven in Shadow", ana, Ct)).Outcome);
        return ana;
    }

    private Task<AutomaticMode> ModeAsync() => _console.ReadAsync(db => db.Buckets.Select(b => b.Mode).SingleAsync());

    [Fact]
    public async Task The_second_person_sees_who_asks_and_why_and_grants_with_the_effect_before_the_eyes()
    {
        await AnaAsksAsync();
        SignIn(await PersonAsync("Olga", Role.Approver));
        var page = Render<RequestsPage>();

        page.WaitForElement("button.primary", Patience);

        await page.InvokeAsync(() => page.Find("button.primary").Click());
        page.WaitForElement("dialog", Patience);
        Assert.Contains("Ana asked for this", page.Find("dialog").TextContent, StringComparison.Ordinal);
        Assert.Contains("“proven in Shadow”", page.Find("dialog").TextContent, StringComparison.Ordinal);
        Assert.Contains("It only narrows access.", page.Find("dialog").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find("dialog form").Submit());

        page.WaitForAssertion(() => Assert.Contains("Nothing waits for a second person", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Equal(AutomaticMode.Automatic, await ModeAsync());
        page.WaitForAssertion(
            () => Assert.StartsWith("Granted.", Assert.Single(Services.GetRequiredService<NotificationService>().Messages).Payload as string, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Whoever_asked_sees_no_grant_and_withdraws()
    {
        SignIn(await AnaAsksAsync());
        var page = Render<RequestsPage>();
        page.WaitForElement(".request-buttons button", Patience);

        Assert.Equal(["Withdraw…"], page.FindAll(".request-buttons button").Select(button => button.TextContent));
        await page.InvokeAsync(() => page.Find(".request-buttons button").Click());
        page.WaitForElement("dialog form", Patience);
        await page.InvokeAsync(() => page.Find("dialog form").Submit());

        page.WaitForAssertion(() => Assert.Contains("Nothing waits for a second person", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Equal(RequestState.Withdrawn, await _console.ReadAsync(db => db.Requests.Select(r => r.State).SingleAsync()));
        Assert.Equal(AutomaticMode.Review, await ModeAsync());
    }

    [Fact]
    public async Task A_refusal_is_off_until_a_reason_is_given()
    {
        await AnaAsksAsync();
        SignIn(await PersonAsync("Olga", Role.Approver));
        var page = Render<RequestsPage>();
        page.WaitForElement("button.primary", Patience);

        await page.InvokeAsync(() => page.FindAll(".request-buttons button").Single(button => button.TextContent == "Refuse…").Click());
        Assert.True(page.WaitForElement("dialog button[type=submit]", Patience).HasAttribute("disabled"));
        await page.InvokeAsync(() => page.Find("dialog textarea").Input("Not before the audit."));
        await page.InvokeAsync(() => page.Find("dialog form").Submit());

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("dialog")), Patience);
        Assert.Equal((RequestState.Refused, "Not before the audit."), await _console.ReadAsync(async db =>
        {
            var request = await db.Requests.SingleAsync();
            return (request.State, request.DecisionReason!);
        }));
    }

    [Fact]
    public async Task The_rail_counts_what_waits_for_the_reader_and_not_their_own()
    {
        var ana = await AnaAsksAsync();
        SignIn(await PersonAsync("Olga", Role.Approver));
        var badge = Render<RequestCount>();
        badge.WaitForAssertion(() => Assert.Contains("1 waits for you", badge.Markup, StringComparison.Ordinal), Patience);

        var desk = _console.App.Services.GetRequiredService<RequestDesk>();
        var id = await _console.ReadAsync(db => db.Requests.Select(r => r.Id).SingleAsync());
        await desk.WithdrawAsync(new RequestId(id), null, ana, Ct);

        badge.WaitForAssertion(() => Assert.DoesNotContain("waits", badge.Markup, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task On_the_buckets_page_the_rule_is_set_and_automatic_mode_is_then_only_asked_for()
    {
        SignIn(await PersonAsync("Otto", Role.Administrator));
        var page = Render<BucketPage>(p => p.Add(b => b.Name, "payroll"));
        page.WaitForElement("#eyes", Patience);
        Assert.Equal(3, page.FindAll(".eyes .tone-plain").Count);

        await page.InvokeAsync(() => page.FindAll("button").Single(button => button.TextContent == "Change…").Click());
        await page.InvokeAsync(() => page.FindAll("dialog input[type=radio]")[1].Change(true));
        await page.InvokeAsync(() => page.FindAll("dialog input[type=checkbox]")[2].Change(true));
        await page.InvokeAsync(() => page.Find("dialog input[maxlength='2000']").Input("payroll data"));
        await page.InvokeAsync(() => page.Find("dialog form").Submit());
        page.WaitForAssertion(() => Assert.Equal((1, 0), (page.FindAll(".eyes .tone-accent").Count, page.FindAll("dialog").Count)), Patience);

        await page.InvokeAsync(() => page.FindAll(".segments button").Single(button => button.TextContent == "Automatic").Click());
        page.WaitForElement("dialog form", Patience);
        await page.InvokeAsync(() => page.Find("dialog form").Submit());

        page.WaitForAssertion(() => Assert.Contains(" asks a second person:", page.Markup, StringComparison.Ordinal), Patience);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("dialog")), Patience);
        Assert.Equal(AutomaticMode.Review, await ModeAsync());
    }

    [Fact]
    public async Task A_change_of_mode_has_its_undo_in_the_message_and_in_the_list_of_actions()
    {
        SignIn(await PersonAsync("Ana", Role.Analyst));
        var page = Render<BucketPage>(p => p.Add(b => b.Name, "payroll"));
        page.WaitForElement("#eyes", Patience);
        await page.InvokeAsync(() => page.FindAll(".segments button").Single(button => button.TextContent == "Off").Click());
        page.WaitForElement("dialog form", Patience);
        await page.InvokeAsync(() => page.Find("dialog form").Submit());
        page.WaitForAssertion(() => Assert.Contains("Changed the mode from Review to Off", page.Markup, StringComparison.Ordinal), Patience);
        page.WaitForAssertion(() => Assert.Single(Services.GetRequiredService<NotificationService>().Messages), Patience);

        var message = Services.GetRequiredService<NotificationService>().Messages[0];
        var snack = Render(message.SummaryContent!(Services.GetRequiredService<NotificationService>()));
        await snack.Find("button").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("Changed the mode from Off to Review", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Equal(AutomaticMode.Review, await ModeAsync());
        Assert.Contains("Ana undid it.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exceptions_are_listed_by_their_end_extended_and_revoked()
    {
        await _console.Store.WriteAsync((scope, _) =>
        {
            scope.Db.Suppressions.Add(Exception(scope, "web team", 10));
            return Task.CompletedTask;
        }, Ct);
        SignIn(await PersonAsync("Ana", Role.Analyst));
        var page = Render<ExceptionsPage>();
        page.WaitForAssertion(() => Assert.Contains("web team", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Equal(["In force1", "End in 14 days1", "Ended0"], page.FindAll(".tabs a").Select(tab => tab.TextContent.Trim()));

        await page.InvokeAsync(() => page.FindAll("td.deeds button")[0].Click());
        await page.InvokeAsync(() => page.FindAll("dialog .quick button").Single(button => button.TextContent == "90 days").Click());
        await page.InvokeAsync(() => page.Find("dialog form").Submit());
        page.WaitForAssertion(() => Assert.Equal(("End in 14 days0", 0), (page.FindAll(".tabs a")[1].TextContent.Trim(), page.FindAll("dialog").Count)), Patience);

        await page.InvokeAsync(() => page.FindAll("td.deeds button")[1].Click());
        page.WaitForElement("dialog form", Patience);
        await page.InvokeAsync(() => page.Find("dialog form").Submit());
        page.WaitForAssertion(() => Assert.Equal(["In force0", "End in 14 days0", "Ended1"], page.FindAll(".tabs a").Select(tab => tab.TextContent.Trim())), Patience);
        Assert.Equal(SuppressionState.Revoked, await _console.ReadAsync(db => db.Suppressions.Select(s => s.State).SingleAsync()));
    }

    [Fact]
    public async Task A_bucket_says_what_is_accepted_on_it_and_forgets_it_when_it_is_revoked()
    {
        var panel = Render<BucketExceptions>(p => p.Add(e => e.BucketId, _payroll.Value));
        panel.WaitForAssertion(() => Assert.Contains("No risk is accepted", panel.Markup, StringComparison.Ordinal), Patience);

        await _console.Store.WriteAsync((scope, _) =>
        {
            scope.Db.Suppressions.Add(Exception(scope, "web team", 10));
            return Task.CompletedTask;
        }, Ct);
        panel.WaitForAssertion(() => Assert.Contains("web team", panel.Find("li").TextContent, StringComparison.Ordinal), Patience);

        await Desk.RevokeExceptionAsync(new SuppressionId(await _console.ReadAsync(db => db.Suppressions.Select(s => s.Id).SingleAsync())), null, await PersonAsync("Ana", Role.Analyst), Ct);
        panel.WaitForAssertion(() => Assert.Equal((0, true), (panel.FindAll("li").Count, panel.Markup.Contains("1 ended", StringComparison.Ordinal))), Patience);
    }

    private Suppression Exception(WriteScope scope, string owner, int days) => new()
    {
        Kind = SuppressionKind.Exception,
        State = SuppressionState.Active,
        BucketId = _payroll.Value,
        FindingId = scope.Db.Findings.Select(f => f.Id).First(),
        DedupKey = "111122223333/payroll/public-principal/0",
        Check = "public-principal",
        Subject = "fingerprint-weak",
        Title = "Anyone on the internet can read objects of payroll",
        Content = "{}",
        Owner = owner,
        Reason = "The site is public.",
        GrantedBy = "Ana",
        GrantedUtc = scope.NowUtc,
        ExpiresUtc = scope.NowUtc.AddDays(days),
        Version = 1,
    };
}
