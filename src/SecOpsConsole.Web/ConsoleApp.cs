using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using SecOpsConsole.Web.Commands;
using SecOpsConsole.Web.Configuration;

namespace SecOpsConsole.Web;

/// <summary>The console as an object: built, started, asked for its addresses, stopped. Tests construct it as the program does.</summary>
public sealed class ConsoleApp : IAsyncDisposable
{
    private readonly WebApplication _web;

    private ConsoleApp(WebApplication web, ConsoleSettings settings) => (_web, Settings) = (web, settings);

    public ConsoleSettings Settings { get; }

    public IServiceProvider Services => _web.Services;

    /// <summary>Where browsers reach the console, without a slash at the end; known once started.</summary>
    public string Address { get; private set; } = "";

    public string WebhookAddress => Address + "/webhooks/eventbridge";

    /// <summary>Reads the configuration and builds the host.</summary>
    /// <exception cref="ConfigurationException">The configuration cannot be used; nothing was changed.</exception>
    public static async Task<ConsoleApp> BuildAsync(string[] args, CommandContext context)
    {
        await Task.CompletedTask;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = context.Environment,
        });
        builder.Configuration.AddInMemoryCollection(context.Settings);
        var settings = ConsoleSettings.Read(builder.Configuration, builder.Environment.EnvironmentName);
        PrivateFiles.CreateDirectory(settings.DataDirectory);
        ConsoleServices.Add(builder, settings);
        var web = builder.Build();
        ConsolePipeline.Use(web);
        return new ConsoleApp(web, settings);
    }

    /// <summary>Builds and starts in one step: on a free port, with the settings given, in Development. What tests use.</summary>
    public static async Task<ConsoleApp> StartAsync(IReadOnlyDictionary<string, string?> settings, string environment = "Development", CancellationToken cancellationToken = default)
    {
        var context = new CommandContext
        {
            Input = TextReader.Null,
            Output = TextWriter.Null,
            Error = TextWriter.Null,
            Settings = settings,
            Environment = environment,
        };
        var app = await BuildAsync(settings.ContainsKey("urls") ? [] : ["--urls", "http://127.0.0.1:0"], context);
        await app.StartAsync(cancellationToken);
        return app;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _web.StartAsync(cancellationToken);
        Address = Bound();
    }

    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _web.WaitForShutdownAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => _web.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private string Bound()
    {
        var addresses = _web.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        return addresses.First().Replace("//[::]", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal).TrimEnd('/');
    }
}
