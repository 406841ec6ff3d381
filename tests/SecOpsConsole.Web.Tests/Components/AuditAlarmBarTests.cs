using System.Net;
using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.People;
using SecOpsConsole.Web.Components.Layout;
using TestContext = Xunit.TestContext;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>People are told when the audit record is not sound: in red on every page, and by the readiness of the console.</summary>
public sealed class AuditAlarmBarTests : ComponentTest, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private TestConsole _console = null!;

    public async ValueTask InitializeAsync()
    {
        _console = await TestConsole.StartAsync();
        Services.AddSingleton(_console.App.Services.GetRequiredService<AuditRecord>());
        Services.AddSingleton(_console.App.Services.GetRequiredService<ChangeFeed>());
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _console.DisposeAsync();
    }

    [Fact]
    public async Task An_auditor_sees_the_bar_appear_and_readiness_says_it()
    {
        SignIn(Role.Auditor);
        var bar = Render<AuditAlarmBar>();
        Assert.Empty(bar.FindAll("[role=alert]"));
        Assert.Equal((HttpStatusCode.OK, "ready"), await ReadyAsync());

        await BreakAsync();

        bar.WaitForAssertion(() => Assert.Contains("Row 1 was changed", bar.Find("[role=alert]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal((HttpStatusCode.OK, "ready; audit record not sound"), await ReadyAsync());
    }

    [Fact]
    public async Task An_analyst_has_no_such_bar()
    {
        SignIn(Role.Analyst);
        await BreakAsync();

        Assert.Empty(Render<AuditAlarmBar>().FindAll("[role=alert]"));
    }

    /// <summary>Somebody who can write the database changes a row, and the console verifies.</summary>
    private async Task BreakAsync()
    {
        var signIn = _console.App.Services.GetRequiredService<SignIn>();
        foreach (var name in new[] { "Ana", "Bob", "Vic" })
        {
            await signIn.CreateLinkByOperatorAsync(name, Role.Analyst, TestContext.Current.CancellationToken);
        }

        await _console.Store.WriteAsync(
            (scope, ct) => scope.Db.Database.ExecuteSqlRawAsync(
                "DROP TRIGGER \"FindingEvents_are_never_changed\"; UPDATE \"FindingEvents\" SET \"Who\" = 'Eve' WHERE \"Id\" = 1", ct),
            TestContext.Current.CancellationToken);
        await _console.App.Services.GetRequiredService<AuditRecord>().VerifyAsync(null, TestContext.Current.CancellationToken);
    }

    private void SignIn(Role role) => RenderTree.Add<CascadingValue<Task<AuthenticationState>>>(p => p.Add(
        c => c.Value, Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, role.ToString())], "test"))))));

    private async Task<(HttpStatusCode, string)> ReadyAsync()
    {
        using var answer = await _console.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
