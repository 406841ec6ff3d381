using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using SecOpsConsole.Core.Bulk;
using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Web.Components.Kit;
using SecOpsConsole.Web.Components.Pages;
using SecOpsConsole.Web.Tests.Api;
using TestContext = Xunit.TestContext;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>The pages of changes on a real console's store and Desk.</summary>
public sealed class ChangeSetPageTests : BunitContext, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private TestConsole _console = null!;
    private FindingSeed _seed = null!;
    private long _set;

    public async ValueTask InitializeAsync()
    {
        _console = await TestConsole.StartAsync();
        _seed = await FindingSeed.PlantAsync(_console.Store, findings: 5);
        _set = await ChangeSeed.PlantAsync(_console.Store, _seed.Findings, TestContext.Current.CancellationToken);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddRadzenComponents();
        Services.AddScoped<Snackbar>();
        Services.AddSingleton(TimeProvider.System);
        Forward<ChangeFeed>();
        Forward<AnalystDesk>();
        Forward<FindingQueries>();
        Forward<ChangeSetQueries>();
        Forward<BulkDesk>();
        Forward<AccountBlockQueries>();
        await SignInAsync();
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _console.DisposeAsync();
    }

    [Fact]
    public async Task All_findings_of_a_change_are_decided_in_one_dialog()
    {
        var page = Render<ChangeSetPage>(p => p.Add(x => x.Id, _set));
        page.WaitForElement(".decide", Patience);
        Assert.Contains("1 bucket by role ci via Terraform", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Contains("5 of 5 findings need a decision", page.Markup, StringComparison.Ordinal);
        Assert.Contains("CloudTrail (1), AWS Config (1), Macie (1)", page.Markup, StringComparison.Ordinal);

        await page.FindAll(".decide button").Single(button => button.TextContent.Trim() == "Escalate").ClickAsync(new());
        page.WaitForElement("dialog", Patience);

        Assert.Contains("Escalate 5 findings", page.Find("dialog").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_that_does_not_exist_says_so()
    {
        var page = Render<ChangeSetPage>(p => p.Add(x => x.Id, 999L));
        page.WaitForAssertion(() => Assert.Contains("No such change", page.Markup, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public void The_list_of_changes_leads_to_each()
    {
        var page = Render<ChangeSetsPage>();
        page.WaitForAssertion(() => Assert.Equal($"change-sets/{_set}", page.Find("a.title").GetAttribute("href")), Patience);
    }

    [Fact]
    public async Task The_queue_shows_the_change_as_one_row_and_unfolds_it()
    {
        var page = Render<FindingsPage>();
        page.WaitForElement("button.fold", Patience);
        Assert.Single(page.FindAll("table.findings tbody tr"));

        await page.Find("button.fold").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal(6, page.FindAll("table.findings tbody tr").Count), Patience);

        await page.Find("td.pick input").ChangeAsync(new ChangeEventArgs { Value = true });
        page.WaitForAssertion(() => Assert.Contains("5 findings selected", page.Markup, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public void Whoever_filters_sees_single_findings()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("findings?q=bucket%3Apayroll");
        var page = Render<FindingsPage>();

        page.WaitForAssertion(() => Assert.Equal(5, page.FindAll("table.findings tbody tr").Count), Patience);
        Assert.Empty(page.FindAll("button.fold"));
    }

    private void Forward<T>() where T : class => Services.AddSingleton(_console.App.Services.GetRequiredService<T>());

    private async Task SignInAsync()
    {
        var person = new Person { Name = "Ana", Role = Role.Analyst, SecurityStamp = "stamp" };
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
}
