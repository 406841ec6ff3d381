using System.Reflection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Auth;
using SecOpsConsole.Web.Commands;
using SecOpsConsole.Web.Configuration;
using SecOpsConsole.Web.Intake;
using SecOpsConsole.Web.Start;

namespace SecOpsConsole.Web;

/// <summary>The console as an object: built, started, asked for its addresses, stopped. Tests construct it as the program does.</summary>
public sealed class ConsoleApp : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly AwsConnection _aws;
    private readonly string[] _webhookKeys;
    private OperatorSocket? _socket;

    private ConsoleApp(WebApplication web, AwsConnection aws, ConsoleSettings settings, string[] webhookKeys) =>
        (_web, _aws, Settings, _webhookKeys) = (web, aws, settings, webhookKeys);

    public ConsoleSettings Settings { get; }

    public IServiceProvider Services => _web.Services;

    /// <summary>Where browsers reach the console, without a slash at the end; known once started.</summary>
    public string Address { get; private set; } = "";

    public string WebhookAddress => Address + WebhookEndpoint.Path;

    /// <summary>The key that the webhook accepts.</summary>
    public string WebhookKey => _webhookKeys[0];

    /// <summary>Where the sandbox is; null without one.</summary>
    public Uri? SandboxEndpoint => _aws.Sandbox?.Endpoint;

    /// <summary>The one-time sign-in address of the administrator; null when there is none at this start.</summary>
    public string? SignInAddress { get; private set; }

    /// <summary>Reads the configuration and builds the host; in sandbox mode the sandbox is started too.</summary>
    /// <exception cref="ConfigurationException">The configuration cannot be used; nothing was changed.</exception>
    public static Task<ConsoleApp> BuildAsync(string[] args, CommandContext context) => BuildAsync(args, context, static _ => { });

    private static async Task<ConsoleApp> BuildAsync(string[] args, CommandContext context, Action<IServiceCollection> replace)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            // Also inside a test or a benchmark: the static assets are found by this name.
            ApplicationName = typeof(ConsoleApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = context.Environment,
        });
        builder.Configuration.AddInMemoryCollection(context.Settings);
        ConsoleLogging.Configure(builder.Logging, builder.Environment);
        var settings = ConsoleSettings.Read(builder.Configuration, builder.Environment.EnvironmentName);
        PrivateFiles.CreateDirectory(settings.DataDirectory);
        var keys = settings.Webhook.ApiKeys is { Length: > 0 } configured ? configured : [WebhookKeyFile.ReadOrCreate(settings.DataDirectory)];
        var aws = await AwsConnection.OpenAsync(settings, ConsoleLogging.ForSandbox(builder), context.Stop);
        try
        {
            ConsoleServices.Add(builder, settings, aws, new WebhookKeys(keys));
            replace(builder.Services);
            var web = builder.Build();
            ConsolePipeline.Use(web);
            return new ConsoleApp(web, aws, settings, keys);
        }
        catch
        {
            await aws.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Builds and starts in one step, on a free port unless the settings name one: what tests use. <paramref name="extend"/> may add routes,
    /// <paramref name="replace"/> may put something else in the place of a service.
    /// </summary>
    public static async Task<ConsoleApp> StartAsync(
        IReadOnlyDictionary<string, string?> settings, string environment = "Development", Action<WebApplication>? extend = null,
        Action<IServiceCollection>? replace = null, CancellationToken cancellationToken = default)
    {
        var app = await BuildAsync(
            settings.ContainsKey("urls") ? [] : ["--urls", "http://127.0.0.1:0"], CommandContext.Silent(settings, environment), replace ?? (static _ => { }));
        try
        {
            extend?.Invoke(app._web);
            await app.StartAsync(cancellationToken);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens the store, serves, and connects what delivers events.</summary>
    /// <exception cref="StoreStartException">The store cannot be opened; the message is for the operator.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var store = _web.Services.GetRequiredService<ConsoleStore>();
        await store.OpenAsync(cancellationToken);
        await _web.StartAsync(cancellationToken);
        Address = Bound();
        _socket = await OperatorSocket.StartAsync(Settings.DataDirectory, new OperatorDesk(_web.Services, () => Address), cancellationToken);
        var link = await _web.Services.GetRequiredService<SignIn>().CreateStartLinkAsync(Settings.IsDevelopment, cancellationToken);
        SignInAddress = link?.Secret is { } secret ? $"{Address}{SignInServices.SignInPath}/{secret}" : null;
        if (_aws.Sandbox is { } sandbox)
        {
            await new SandboxWiring(store, _aws).SuggestModesAsync(cancellationToken);
            await sandbox.WireAsync(WebhookAddress, WebhookKey, cancellationToken);
        }

        await StartInventory.EnqueueAsync(store, cancellationToken);
        await StartInventory.TryFailedEventsAgainAsync(store, cancellationToken);
    }

    /// <summary>What a person reads after the start.</summary>
    public string Banner() => StartBanner.Text(Version(), Address, SignInAddress, WebhookAddress, SandboxEndpoint);

    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _web.WaitForShutdownAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => _web.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_socket is not null)
        {
            await _socket.DisposeAsync();
        }

        await _web.DisposeAsync();
        await _aws.DisposeAsync();
    }

    private static string Version() => typeof(ConsoleApp).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private string Bound()
    {
        var addresses = _web.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        return ListenAddress.Reachable(addresses.First());
    }
}
