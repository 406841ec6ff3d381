using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SecOpsConsole.Sandbox.Control;
using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox;

/// <summary>
/// An AWS of one process: a documented subset of S3, STS, Config and EventBridge over real HTTP on 127.0.0.1.
/// It never listens on another address and never stands in for AWS in production.
/// </summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly SandboxWorld world;

    private SandboxServer(WebApplication app, SandboxWorld world, Uri endpoint)
    {
        this.app = app;
        this.world = world;
        Endpoint = endpoint;
    }

    /// <summary>The address for AWS clients, and for the control API under <c>/_sandbox/</c>.</summary>
    public Uri Endpoint { get; }

    internal SandboxWorld World => world;

    public static async Task<SandboxServer> StartAsync(
        SandboxOptions options, TimeProvider time, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(loggers);
        if (options.Seed is not ("demo" or "empty"))
        {
            throw new ArgumentException($"Sandbox:Seed is \"{options.Seed}\"; the sandbox was not started. Use \"demo\" or \"empty\".", nameof(options));
        }

        var world = SandboxWorld.Open(options, time, loggers);
        WebApplication? app = null;
        try
        {
            app = Build(options, loggers, world);
            await app.StartAsync(cancellationToken);
            var addresses = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
            var endpoint = new Uri(addresses.Addresses.Single());
            await world.StartAsync(endpoint, cancellationToken);
            return new SandboxServer(app, world, endpoint);
        }
        catch
        {
            if (app is not null)
            {
                await app.DisposeAsync();
            }

            await world.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        await world.DisposeAsync();
    }

    private static WebApplication Build(SandboxOptions options, ILoggerFactory loggers, SandboxWorld world)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, options.Port));
        builder.Services.AddSingleton(loggers);
        builder.Services.AddRoutingCore();
        // The owner of this server decides when it stops; Ctrl+C belongs to the process around it.
        builder.Services.AddSingleton<IHostLifetime, OwnedLifetime>();
        var app = builder.Build();
        ControlApi.Map(app, world);
        var front = new FrontDoor(world);
        app.MapFallback("{*path}", front.HandleAsync);
        return app;
    }

    private static void Configure(KestrelServerOptions kestrel, int port)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = FrontDoor.MaxBodyBytes;
        kestrel.Limits.MaxConcurrentConnections = 1024;
        kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
    }

    private sealed class OwnedLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
