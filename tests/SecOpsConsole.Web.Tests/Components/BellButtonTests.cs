using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.People;
using SecOpsConsole.Policies;
using SecOpsConsole.Web.Components.Layout;
using TestContext = Xunit.TestContext;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>The bell: what is unread, where it leads, and that it is one's own.</summary>
public sealed class BellButtonTests : ComponentTest, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private TestConsole _console = null!;

    public async ValueTask InitializeAsync()
    {
        _console = await TestConsole.StartAsync();
        Services.AddSingleton(_console.App.Services.GetRequiredService<Bell>());
        Services.AddSingleton(_console.App.Services.GetRequiredService<ChangeFeed>());
        var person = new Person { Name = "Ana", Role = Role.Analyst, SecurityStamp = "stamp" };
        await WriteAsync(person);
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"{person.Id}")], "test"));
        RenderTree.Add<CascadingValue<Task<AuthenticationState>>>(p => p.Add(c => c.Value, Task.FromResult(new AuthenticationState(user))));
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _console.DisposeAsync();
    }

    [Fact]
    public async Task What_arrives_is_counted_said_and_leads_to_the_finding()
    {
        var bell = Render<BellButton>();
        Assert.Equal("Notifications", bell.Find("summary").GetAttribute("aria-label"));

        await WriteAsync(Line(1, NotificationKind.FindingOpened, 1, findingId: 7));

        bell.WaitForAssertion(() => Assert.Equal("Notifications, 1 unread", bell.Find("summary").GetAttribute("aria-label")), Patience);
        Assert.Equal("1 unread notification.", bell.Find("[aria-live=polite]").TextContent);
        Assert.Equal("findings/7", bell.Find("a.line.unread").GetAttribute("href"));
    }

    [Fact]
    public async Task A_storm_is_one_line_with_its_count_and_leads_to_the_list()
    {
        await WriteAsync(Line(1, NotificationKind.FindingOpened, 40));

        var bell = Render<BellButton>();

        bell.WaitForAssertion(() => Assert.StartsWith("40", bell.Find(".times").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("findings", bell.Find("a.line").GetAttribute("href"));
    }

    [Fact]
    public async Task Marking_all_read_empties_the_count()
    {
        await WriteAsync(Line(1, NotificationKind.AutomaticHeld, 1));
        await WriteAsync(Line(2, NotificationKind.RemediationFailed, 1));
        var bell = Render<BellButton>();
        bell.WaitForAssertion(() => Assert.Equal("2", bell.Find(".count").TextContent), Patience);

        await bell.Find(".head button").ClickAsync(new());

        bell.WaitForAssertion(() => Assert.Empty(bell.FindAll(".count")), Patience);
        Assert.Equal(2, bell.FindAll("a.line").Count);
        Assert.Empty(bell.FindAll("a.line.unread"));
    }

    private static BellLine Line(long message, NotificationKind kind, int count, long? findingId = null) => new()
    {
        Kind = kind, Count = count, Text = "Anyone on the internet can read objects of payroll", Severity = Severity.High, FindingId = findingId,
        FirstUtc = Sample.Now, LastUtc = Sample.Now, LastMessageId = message,
    };

    private Task WriteAsync(object row) => _console.Store.WriteAsync(
        (scope, _) =>
        {
            scope.Db.Add(row);
            return Task.CompletedTask;
        },
        TestContext.Current.CancellationToken);
}
