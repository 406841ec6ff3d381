using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Components.Layout;
using TestContext = Xunit.TestContext;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>The stop of automatic mode: a dialog does what it was opened for, whatever others do meanwhile.</summary>
public sealed class GlobalStopButtonTests : ComponentTest, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private TestConsole _console = null!;
    private Caller _olga = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private AnalystDesk Desk => _console.App.Services.GetRequiredService<AnalystDesk>();

    public async ValueTask InitializeAsync()
    {
        _console = await TestConsole.StartAsync();
        Services.AddSingleton(_console.Store);
        Services.AddSingleton(Desk);
        Services.AddSingleton(_console.App.Services.GetRequiredService<ChangeFeed>());
        var otto = await PersonAsync("Otto");
        _olga = await PersonAsync("Olga");
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"{otto.PersonId}")], "test"));
        RenderTree.Add<CascadingValue<Task<AuthenticationState>>>(p => p.Add(c => c.Value, Task.FromResult(new AuthenticationState(user))));
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _console.DisposeAsync();
    }

    [Fact]
    public async Task Who_wants_to_stop_does_not_release_what_somebody_else_stopped_a_moment_before()
    {
        var button = Render<GlobalStopButton>();
        button.WaitForElement("button.stop", Patience).Click();
        Assert.Contains("Stop automatic mode everywhere", button.Find("dialog").TextContent, StringComparison.Ordinal);
        Assert.True((await Desk.SetGlobalStopAsync(true, "an incident", _olga, Ct)).IsAccepted);
        button.WaitForElement("button.stop.on", Patience);
        Assert.Contains("Stop automatic mode everywhere", button.Find("dialog").TextContent, StringComparison.Ordinal);

        await button.InvokeAsync(() => button.Find("dialog form").Submit());

        button.WaitForAssertion(() => Assert.Empty(button.FindAll("dialog")), Patience);
        Assert.Equal((true, "Olga"), await _console.Store.ReadAsync(GlobalStop.ReadAsync, Ct) is var stop ? (stop.On, stop.Who) : default);
    }

    [Fact]
    public async Task It_stops_and_releases()
    {
        var button = Render<GlobalStopButton>();
        button.WaitForElement("button.stop", Patience).Click();
        await button.InvokeAsync(() => button.Find("dialog form").Submit());
        button.WaitForAssertion(() => Assert.Contains("stopped by Otto", button.Find("button.stop.on").TextContent, StringComparison.Ordinal), Patience);
        button.WaitForAssertion(() => Assert.Empty(button.FindAll("dialog")), Patience);

        button.Find("button.stop.on").Click();
        Assert.Contains("Release the stop", button.Find("dialog").TextContent, StringComparison.Ordinal);
        await button.InvokeAsync(() => button.Find("dialog form").Submit());

        button.WaitForAssertion(() => Assert.Empty(button.FindAll("button.stop.on")), Patience);
        Assert.False((await _console.Store.ReadAsync(GlobalStop.ReadAsync, Ct)).On);
    }

    private Task<Caller> PersonAsync(string name) => _console.Store.WriteAsync(
        async (scope, ct) =>
        {
            var person = new Person { Name = name, Role = Role.Administrator, SecurityStamp = name };
            scope.Db.Add(person);
            await scope.Db.SaveChangesAsync(ct);
            return Caller.Person(person.Id);
        },
        Ct);
}
