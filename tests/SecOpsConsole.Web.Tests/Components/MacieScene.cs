using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Radzen;
using SecOpsConsole.Aws;
using SecOpsConsole.Core;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Macie;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.Macie;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Sandbox;
using SecOpsConsole.Web.Components.Kit;
using SecOpsConsole.Web.Components.Pages;
using SecOpsConsole.Web.Tests.Api;
using TestContext = Xunit.TestContext;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>The page of Macie, over a real console's store and Desk and the sandbox's Macie.</summary>
public abstract class MacieScene : BunitContext, IAsyncLifetime
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    protected static readonly MaciePlace Place = new("111122223333", "us-east-1");
    private readonly string _folder = Directory.CreateTempSubdirectory("secops-macie-page-").FullName;
    private SandboxServer _sandbox = null!;
    private TestConsole _console = null!;
    private ServiceProvider _aws = null!;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The adapter, with the answers that a test has put in its way.</summary>
    protected IMacieGateway Gateway { get; private set; } = null!;

    protected IServiceProvider Aws => _aws;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await SandboxServer.StartAsync(
            new SandboxOptions { Port = 0, DataDirectory = _folder, MacieObjectDelay = TimeSpan.Zero, MacieJobInterval = TimeSpan.Zero },
            TimeProvider.System, NullLoggerFactory.Instance, Ct);
        _console = await TestConsole.StartAsync();
        using var http = new HttpClient { BaseAddress = _sandbox.Endpoint };
        var identity = (await http.GetFromJsonAsync<JsonElement>("/_sandbox/identities", Ct)).GetProperty("items").EnumerateArray()
            .Single(item => item.GetProperty("name").GetString() == "console");
        _aws = new ServiceCollection().AddConsoleCore(new StorageOptions { Directory = _folder }).AddSingleton(_console.App.Services.GetRequiredService<ConsoleStore>())
            .AddSingleton<Microsoft.Extensions.Logging.ILoggerFactory>(NullLoggerFactory.Instance)
            .AddAwsAdapters(
                new AwsOptions
                {
                    Endpoint = _sandbox.Endpoint.ToString(),
                    Accounts = { new AwsAccountOptions { Id = Place.AccountId, RoleName = "SecOpsConsoleRemediator", ExternalId = "sandbox-external-id", Regions = { Place.Region } } },
                },
                new AwsKeys(identity.GetProperty("accessKeyId").GetString()!, identity.GetProperty("secretAccessKey").GetString()!))
            .BuildServiceProvider();
        Gateway = PatchedMacie.Around(_aws.GetRequiredService<IMacieGateway>());
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddRadzenComponents();
        Services.AddScoped<Snackbar>();
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(Gateway);
        Services.AddSingleton(new MacieRulePreviews(Gateway));
        Services.AddSingleton(_aws.GetRequiredService<MacieDesk>());
        Services.AddSingleton(_console.App.Services.GetRequiredService<ConsoleStore>());
        Services.AddSingleton(_console.App.Services.GetRequiredService<ChangeFeed>());
        Services.AddSingleton(_console.App.Services.GetRequiredService<AnalystDesk>());
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _aws.DisposeAsync();
        await _console.DisposeAsync();
        await _sandbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected void Go(string query) => Services.GetRequiredService<NavigationManager>().NavigateTo("macie?" + query);

    protected static async Task ClickAsync(IRenderedComponent<MaciePage> page, string word)
    {
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("button"), button => button.TextContent.Trim() == word && !button.HasAttribute("disabled")), Patience);
        await page.InvokeAsync(() => page.FindAll("button").First(button => button.TextContent.Trim() == word).Click());
    }

    protected async Task SignInAsync(string name, Role role)
    {
        var id = await _console.Store.WriteAsync(async (scope, ct) =>
        {
            var person = new Person { Name = name, Role = role, CreatedUtc = scope.NowUtc, SecurityStamp = name };
            scope.Db.People.Add(person);
            await scope.Db.SaveChangesAsync(ct);
            return person.Id;
        }, Ct);
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"{id}"), new Claim(ClaimTypes.Role, role.ToString())], "test"));
        RenderTree.Add<CascadingValue<Task<AuthenticationState>>>(p => p.Add(c => c.Value, Task.FromResult(new AuthenticationState(user))));
    }

    /// <summary>From now on the adapter answers a call like this.</summary>
    protected void Patch(string method, Func<object?> answer) => ((PatchedMacie)Gateway).Patches[method] = answer;

    /// <summary>The sandbox refuses an operation, a number of times.</summary>
    protected async Task DenyAsync(string operation, int count)
    {
        using var http = new HttpClient { BaseAddress = _sandbox.Endpoint };
        using var added = await http.PostAsJsonAsync("/_sandbox/faults", new { kind = "AccessDenied", operation, count }, Ct);
        Assert.Equal(201, (int)added.StatusCode);
    }
}
