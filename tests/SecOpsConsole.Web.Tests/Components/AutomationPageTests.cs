using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using SecOpsConsole.Core.Automation;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Shadow;
using SecOpsConsole.Web.Components.Kit;
using SecOpsConsole.Web.Components.Pages;
using SecOpsConsole.Web.Tests.Api;
using TestContext = Xunit.TestContext;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>The Automation page on a real console's store and Desk.</summary>
public sealed class AutomationPageTests : BunitContext, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private TestConsole _console = null!;
    private FindingSeed _seed = null!;

    public async ValueTask InitializeAsync()
    {
        _console = await TestConsole.StartAsync();
        _seed = await FindingSeed.PlantAsync(_console.Store);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddRadzenComponents();
        Services.AddScoped<Snackbar>();
        Services.AddSingleton(TimeProvider.System);
        Forward<ChangeFeed>();
        Forward<AutomationQueries>();
        Forward<AnalystDesk>();
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _console.DisposeAsync();
    }

    [Fact]
    public async Task A_ready_bucket_is_set_to_automatic_after_its_consequences_were_read()
    {
        await PlantAsync(PersonDecision.Reverted, 6);
        await SignInAsync();
        var page = Render<AutomationPage>();
        page.WaitForElement("td.says .button", Patience);
        Assert.Contains("Ready: 6 of 6 agreed in 30 days", page.Markup, StringComparison.Ordinal);

        await page.Find("td.says .button").ClickAsync(new());
        Assert.Equal(AutomaticMode.Review, await ModeAsync());
        Assert.Contains("Turn automatic mode on", page.Markup, StringComparison.Ordinal);
        await page.Find("dialog form").SubmitAsync();

        page.WaitForAssertion(() => Assert.DoesNotContain("<dialog", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Equal(AutomaticMode.Automatic, await ModeAsync());
    }

    [Fact]
    public async Task A_bucket_that_is_not_ready_says_why_and_offers_no_button()
    {
        await PlantAsync(PersonDecision.Approved, 2);
        var page = Render<AutomationPage>();

        page.WaitForAssertion(() => Assert.Contains("2 changes that automatic mode would have reverted were approved by Ana.", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Empty(page.FindAll("td.says .button"));
    }

    private async Task SignInAsync()
    {
        var ana = new Person { Name = "Ana", Role = Role.Analyst, SecurityStamp = "stamp" };
        await _console.Store.WriteAsync((scope, _) =>
        {
            ana.CreatedUtc = scope.NowUtc;
            scope.Db.Add(ana);
            return Task.CompletedTask;
        }, TestContext.Current.CancellationToken);
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"{ana.Id}")], "test"));
        RenderTree.Add<CascadingValue<Task<AuthenticationState>>>(p => p.Add(c => c.Value, Task.FromResult(new AuthenticationState(user))));
    }

    private void Forward<T>() where T : class => Services.AddSingleton(_console.App.Services.GetRequiredService<T>());

    private Task<AutomaticMode> ModeAsync() => _console.ReadAsync(db => db.Buckets.Select(b => b.Mode).SingleAsync(TestContext.Current.CancellationToken));

    private Task PlantAsync(PersonDecision decision, int count) => _console.Store.WriteAsync((scope, _) =>
    {
        for (var i = 0; i < count; i++)
        {
            var row = new ShadowDecision
            {
                BucketId = _seed.BucketId, FindingId = _seed.Findings[0], Opening = i, Check = "public-principal", Fingerprint = _seed.LiveFingerprint,
                AtUtc = scope.NowUtc.AddMinutes(-i), Mode = AutomaticMode.Review, Would = ShadowWould.Write, Action = RemediationActionId.RevertToBaseline,
                Decision = decision, DecidedBy = "Ana",
            };
            row.Compare();
            scope.Db.Add(row);
        }
        return Task.CompletedTask;
    }, TestContext.Current.CancellationToken);
}
