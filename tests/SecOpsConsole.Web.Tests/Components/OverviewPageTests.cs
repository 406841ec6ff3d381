using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Overview;
using SecOpsConsole.Web.Components.Kit;
using SecOpsConsole.Web.Components.Pages;
using SecOpsConsole.Web.Tests.Api;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>The overview on a real console's store.</summary>
public sealed class OverviewPageTests : BunitContext, IAsyncLifetime
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
        Services.AddSingleton(_console.App.Services.GetRequiredService<ChangeFeed>());
        Services.AddSingleton(_console.App.Services.GetRequiredService<OverviewQueries>());
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _console.DisposeAsync();
    }

    [Fact]
    public void Where_nothing_happened_no_figure_is_claimed()
    {
        var page = Render<OverviewPage>();
        page.WaitForElement(".figure", Patience);

        Assert.Equal(5, page.FindAll(".figure").Count);
        Assert.All(page.FindAll(".figure"), figure =>
        {
            Assert.Equal("no data yet", figure.QuerySelector(".value")!.TextContent.Trim());
            Assert.NotEmpty(figure.QuerySelector(".definition")!.TextContent.Trim());
        });
        Assert.Contains("No event has ever arrived.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_needs_a_decision_is_counted_and_follows_every_change()
    {
        var page = Render<OverviewPage>();
        page.WaitForElement(".figure", Patience);
        Assert.Contains("0 need a decision", page.Markup, StringComparison.Ordinal);

        var seed = await FindingSeed.PlantAsync(_console.Store, findings: 3);

        page.WaitForAssertion(() => Assert.Contains("3 need a decision", page.Markup, StringComparison.Ordinal), Patience);
        var first = page.FindAll(".sentence .words a").Single(link => link.TextContent.StartsWith("payroll: ", StringComparison.Ordinal));
        Assert.Equal(("payroll: Anyone on the internet can read objects of payroll", $"findings/{seed.Findings[2]}"), (first.TextContent, first.GetAttribute("href")));
        Assert.Equal("buckets?exposed=true", page.Find(".sentence .words a").GetAttribute("href"));
        Assert.StartsWith("1 bucket is reachable by anyone now", page.Find(".sentence .words a").TextContent, StringComparison.Ordinal);
        Assert.Contains(page.FindAll(".sentence a"), link => link.GetAttribute("href") == "findings?view=all&q=is%3Aexposed");
    }
}
