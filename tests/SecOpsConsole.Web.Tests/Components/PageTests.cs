using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Bulk;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Escalation;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Sweep;
using SecOpsConsole.Web.Components.Findings;
using SecOpsConsole.Web.Components.Kit;
using SecOpsConsole.Web.Components.Pages;
using SecOpsConsole.Web.Tests.Api;
using TestContext = Xunit.TestContext;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>Pages on a real console's store and Desk.</summary>
public sealed class PageTests : BunitContext, IAsyncLifetime
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
        Forward<ConsoleStore>();
        Forward<ChangeFeed>();
        Forward<FindingQueries>();
        Forward<BucketQueries>();
        Forward<AccountBlockQueries>();
        Forward<AttemptQueries>();
        Forward<OffenderQueries>();
        Forward<EventQueries>();
        Forward<AnalystDesk>();
        Forward<EscalationDesk>();
        Forward<SweepQueries>();
        Forward<SweepDesk>();
        Forward<SweepOptions>();
        Forward<BulkDesk>();
        Forward<BulkQueries>();
        Forward<DecisionQueries>();
        Forward<SecOpsConsole.Core.Suppressions.ExceptionQueries>();
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

    /// <summary>Signs somebody in who is in the store with this role.</summary>
    private async Task SignInAsync(string name, Role role)
    {
        var person = new Person { Name = name, Role = role, SecurityStamp = "stamp" };
        await _console.Store.WriteAsync(
            (scope, _) =>
            {
                person.CreatedUtc = scope.NowUtc;
                scope.Db.Add(person);
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken);
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"{person.Id}")], "test"));
        RenderTree.Add<CascadingValue<Task<AuthenticationState>>>(p => p.Add(c => c.Value, Task.FromResult(new AuthenticationState(user))));
    }

    private IRenderedComponent<FindingsPage> Findings(string address)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<FindingsPage>();
    }

    private static int RowsOf(IRenderedComponent<FindingsPage> page) => page.FindAll("table.findings tbody tr").Count;

    [Fact]
    public async Task A_console_that_never_had_a_finding_says_so()
    {
        await SignInAsync("Vic", Role.Viewer);
        var page = Findings("findings");

        page.WaitForAssertion(() => Assert.Contains("No finding yet", page.Markup, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task A_finding_that_arrives_waits_in_the_bar_and_moves_no_row()
    {
        await SignInAsync("Vic", Role.Viewer);
        await FindingSeed.PlantAsync(_console.Store);
        var page = Findings("findings");
        page.WaitForAssertion(() => Assert.Equal(1, RowsOf(page)), Patience);

        await _console.Store.WriteAsync(
            async (scope, ct) =>
            {
                var known = await scope.Db.Findings.AsNoTracking().SingleAsync(ct);
                (known.Id, known.DedupKey, known.EventUtc) = (0, "another", known.EventUtc.AddMinutes(1));
                scope.Db.Findings.Add(known);
            },
            TestContext.Current.CancellationToken);

        page.WaitForAssertion(() => Assert.Contains("1 new finding", page.Find("button.bar").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(1, RowsOf(page));
        await page.Find("button.bar").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal(2, RowsOf(page)), Patience);
        Assert.Empty(page.FindAll("button.bar"));
    }

    [Fact]
    public async Task A_filter_that_is_not_understood_lists_nothing_and_says_why()
    {
        await SignInAsync("Vic", Role.Viewer);
        await FindingSeed.PlantAsync(_console.Store);
        var page = Findings("findings?q=severity:urgent");

        page.WaitForAssertion(() => Assert.Contains("not a severity", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Equal(0, RowsOf(page));
    }

    [Fact]
    public async Task A_filter_in_the_address_is_the_filter_of_the_list()
    {
        await SignInAsync("Vic", Role.Viewer);
        await FindingSeed.PlantAsync(_console.Store);
        var page = Findings("findings?q=bucket%3Aorchid-*");

        page.WaitForAssertion(() => Assert.Contains("No finding matches", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Equal("bucket:orchid-*", page.Find("[data-filter]").GetAttribute("value"));
    }

    [Fact]
    public async Task One_confirmed_revert_is_one_attempt_of_the_person_who_clicked()
    {
        await SignInAsync("Ana", Role.Analyst);
        var seed = await FindingSeed.PlantAsync(_console.Store);
        var finding = await OpenRevertAsync(seed);

        await finding.Find("dialog form").SubmitAsync();

        finding.WaitForAssertion(() => Assert.Empty(finding.FindAll("dialog")), Patience);
        var attempts = await _console.ReadAsync(db => db.Attempts.ToListAsync());
        var attempt = Assert.Single(attempts);
        Assert.Equal(("Ana", seed.LiveFingerprint), (attempt.Who, attempt.ExpectedFingerprint));
    }

    [Fact]
    public async Task One_confirmed_repair_says_what_goes_and_is_one_attempt()
    {
        await SignInAsync("Ana", Role.Analyst);
        var seed = await FindingSeed.PlantAsync(_console.Store);
        var finding = await OpenAsync(seed, "Repair");
        Assert.Contains("without the offending statements nothing would be left", finding.Find("dialog").TextContent, StringComparison.Ordinal);
        Assert.Contains("Anyone on the internet will lose s3:GetObject", finding.Find("dialog").TextContent, StringComparison.Ordinal);

        await finding.Find("dialog form").SubmitAsync();

        finding.WaitForAssertion(() => Assert.Empty(finding.FindAll("dialog")), Patience);
        var attempt = Assert.Single(await _console.ReadAsync(db => db.Attempts.ToListAsync()));
        Assert.Equal((RemediationActionId.RepairStatements, "Ana", seed.LiveFingerprint), (attempt.Action, attempt.Who, attempt.ExpectedFingerprint));
    }

    [Fact]
    public async Task One_confirmed_containment_shows_the_settings_and_is_one_attempt()
    {
        await SignInAsync("Ana", Role.Analyst);
        var seed = await FindingSeed.PlantAsync(_console.Store);
        var finding = await OpenAsync(seed, "Contain");
        var dialog = finding.Find("dialog").TextContent;
        Assert.Contains("Will be held back: Anyone on the internet may use s3:GetObject", dialog, StringComparison.Ordinal);
        Assert.Contains("If the bucket is meant to be public", dialog, StringComparison.Ordinal);
        Assert.Equal(4, finding.FindAll("dialog table.block tr.changes").Count);

        await finding.Find("dialog form").SubmitAsync();

        finding.WaitForAssertion(() => Assert.Empty(finding.FindAll("dialog")), Patience);
        var attempt = Assert.Single(await _console.ReadAsync(db => db.Attempts.ToListAsync()));
        Assert.Equal((RemediationActionId.BlockPublicAccess, "bpa:none", "bpa:1111"), (attempt.Action, attempt.ExpectedFingerprint, attempt.TargetFingerprint));
    }

    [Fact]
    public async Task An_undo_on_the_buckets_page_stays_off_until_the_widening_is_confirmed()
    {
        await SignInAsync("Ana", Role.Analyst);
        var attempt = await ContainedAsync(await FindingSeed.PlantAsync(_console.Store));
        var page = Render<BucketPage>(p => p.Add(b => b.Name, "payroll"));
        page.WaitForElement(".done button", Patience);

        await page.Find(".done button").ClickAsync(new());
        page.WaitForElement("dialog form", Patience);
        Assert.Contains("Will be reachable again: Anyone on the internet may use s3:GetObject", page.Find("dialog").TextContent, StringComparison.Ordinal);
        Assert.True(page.Find("dialog button[type=submit]").HasAttribute("disabled"));
        await page.Find("dialog input[type=checkbox]").ChangeAsync(new() { Value = true });
        await page.Find("dialog form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("dialog")), Patience);
        var undo = await _console.ReadAsync(db => db.Attempts.SingleAsync(a => a.UndoesAttemptId == attempt));
        Assert.Equal(("bpa:1111", "bpa:none"), (undo.ExpectedFingerprint, undo.TargetFingerprint));
        Assert.Equal(HoldReason.PausedByUndo, (await _console.ReadAsync(db => db.Buckets.SingleAsync())).HoldReason);
    }

    private Task<long> ContainedAsync(FindingSeed seed) => _console.Store.WriteAsync(
        async (scope, ct) =>
        {
            var attempt = new RemediationAttempt
            {
                Subject = AttemptSubject.BlockPublicAccess, BucketId = seed.BucketId, FindingId = seed.Findings[0], Action = RemediationActionId.BlockPublicAccess,
                Trigger = AttemptTrigger.Person, Status = AttemptStatus.Verified, Who = "Bob", ExpectedFingerprint = "bpa:none", PreImageState = "bpa:none",
                TargetFingerprint = "bpa:1111", CreatedUtc = scope.NowUtc, WrittenUtc = scope.NowUtc, CompletedUtc = scope.NowUtc,
            };
            scope.Db.Attempts.Add(attempt);
            await scope.Db.SaveChangesAsync(ct);
            var bucket = await scope.Db.Buckets.AsTracking().SingleAsync(ct);
            bucket.SetBlock(BlockPublicAccess.All);
            bucket.ContainedAttemptId = attempt.Id;
            return attempt.Id;
        },
        TestContext.Current.CancellationToken);

    [Fact]
    public async Task The_automatic_action_is_chosen_on_the_buckets_page_and_asked_about_first()
    {
        await SignInAsync("Ana", Role.Analyst);
        await FindingSeed.PlantAsync(_console.Store);
        var page = Render<BucketPage>(p => p.Add(b => b.Name, "payroll"));
        page.WaitForElement("[aria-label='Automatic action of this bucket'] button", Patience);

        await page.FindAll("[aria-label='Automatic action of this bucket'] button").Single(button => button.TextContent == "Repair").ClickAsync(new());
        Assert.Equal(AutomaticAction.RevertToBaseline, (await _console.ReadAsync(db => db.Buckets.SingleAsync())).AutomaticAction);
        await page.Find("dialog form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal("Repair", page.Find("[aria-label='Automatic action of this bucket'] [aria-pressed=true]").TextContent), Patience);
        Assert.Equal(AutomaticAction.RepairStatements, (await _console.ReadAsync(db => db.Buckets.SingleAsync())).AutomaticAction);
        Assert.Empty(page.FindAll("dialog"));
    }

    [Fact]
    public async Task A_viewer_who_confirms_is_told_no_and_nothing_is_queued()
    {
        await SignInAsync("Vic", Role.Viewer);
        var finding = await OpenRevertAsync(await FindingSeed.PlantAsync(_console.Store));

        await finding.Find("dialog form").SubmitAsync();

        finding.WaitForAssertion(() => Assert.Contains("Not allowed for you.", finding.Find("[role=alert]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(0, await _console.ReadAsync(db => db.Attempts.CountAsync()));
    }

    [Fact]
    public async Task A_policy_that_changes_behind_the_open_dialog_makes_the_decision_superseded()
    {
        await SignInAsync("Ana", Role.Analyst);
        var seed = await FindingSeed.PlantAsync(_console.Store);
        var finding = await OpenRevertAsync(seed);
        await _console.Store.WriteAsync(
            async (scope, ct) =>
            {
                var bucket = await scope.Db.Buckets.AsTracking().SingleAsync(ct);
                bucket.LiveFingerprint = "fingerprint-moved";
            },
            TestContext.Current.CancellationToken);

        await finding.Find("dialog form").SubmitAsync();

        finding.WaitForAssertion(() => Assert.Contains("The policy has moved on.", finding.Find("[role=alert]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Contains("Show what is live now", finding.Markup, StringComparison.Ordinal);
        Assert.Equal(0, await _console.ReadAsync(db => db.Attempts.CountAsync()));
    }

    private Task<IRenderedComponent<FindingWorkspace>> OpenRevertAsync(FindingSeed seed) => OpenAsync(seed, "Revert");

    private async Task<IRenderedComponent<FindingWorkspace>> OpenAsync(FindingSeed seed, string word)
    {
        var finding = Render<FindingWorkspace>(p => p.Add(w => w.Id, seed.Findings[0]));
        finding.WaitForElement(".actions button", Patience);
        await finding.FindAll(".actions button").First(button => button.TextContent == word).ClickAsync(new());
        finding.WaitForElement("dialog form", Patience);
        return finding;
    }
}
