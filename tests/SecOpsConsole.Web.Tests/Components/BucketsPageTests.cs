using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Sweep;
using SecOpsConsole.Policies;
using SecOpsConsole.Web.Components.Pages;
using SecOpsConsole.Web.Tests.Api;
using TestContext = Xunit.TestContext;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>The list of buckets on a real console's store.</summary>
public sealed class BucketsPageTests : ComponentTest, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private TestConsole _console = null!;

    public async ValueTask InitializeAsync()
    {
        _console = await TestConsole.StartAsync();
        Forward<ConsoleStore>();
        Forward<ChangeFeed>();
        Forward<BucketQueries>();
        Forward<AccountQueries>();
        Forward<AccountBlockQueries>();
        Forward<AnalystDesk>();
        Forward<SweepQueries>();
        Forward<SweepDesk>();
        Forward<SweepOptions>();
        await FindingSeed.PlantAsync(_console.Store);
        await _console.Store.WriteAsync((scope, _) =>
        {
            scope.Db.Buckets.AddRange(
                new Bucket { AccountId = "111122223333", Region = "eu-west-1", Name = "archive", Exposure = Exposure.OwnAccount },
                new Bucket { AccountId = "111122223333", Region = "eu-west-1", Name = "zone", Exposure = Exposure.OtherAccounts, WorstOpen = Severity.High });
            return Task.CompletedTask;
        }, TestContext.Current.CancellationToken);
    }

    private void Forward<T>() where T : class => Services.AddSingleton(_console.App.Services.GetRequiredService<T>());

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _console.DisposeAsync();
    }

    [Theory]
    [InlineData("buckets", "payroll zone archive", "Show only what anyone reaches")]
    [InlineData("buckets?exposed=true", "payroll", "Show all")]
    public void The_most_exposed_come_first_and_the_overviews_link_shows_those_alone(string address, string names, string other)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = Render<BucketsPage>();
        page.WaitForElement("table.buckets", Patience);

        Assert.Equal(names, string.Join(' ', page.FindAll("td.name a").Select(link => link.TextContent)));
        Assert.Equal(other, page.Find(".which a").TextContent);
    }
}
