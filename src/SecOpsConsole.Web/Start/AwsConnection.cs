using SecOpsConsole.Aws;
using SecOpsConsole.Sandbox;
using SecOpsConsole.Web.Configuration;

namespace SecOpsConsole.Web.Start;

/// <summary>
/// Where AWS is: the real one with the configured accounts, or a sandbox, which brings its own account and keys. Everything
/// behind this sees no difference.
/// </summary>
internal sealed class AwsConnection : IAsyncDisposable
{
    /// <summary>The sandbox's account, role and external id; its world is built around them.</summary>
    private const string SandboxAccount = "111122223333";
    private const string SandboxRole = "SecOpsConsoleRemediator";
    private const string SandboxExternalId = "sandbox-external-id";

    private readonly SandboxServer? _server;

    private AwsConnection(AwsOptions options, AwsKeys? keys, SandboxControl? sandbox, SandboxServer? server, SandboxWorldFacts? world) =>
        (Options, Keys, Sandbox, _server, World) = (options, keys, sandbox, server, world);

    public AwsOptions Options { get; }

    /// <summary>The sandbox's fixed keys; null: the ordinary credential chain.</summary>
    public AwsKeys? Keys { get; }

    /// <summary>Null when there is no sandbox.</summary>
    public SandboxControl? Sandbox { get; }

    public SandboxWorldFacts? World { get; }

    public static async Task<AwsConnection> OpenAsync(ConsoleSettings settings, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        if (!settings.SandboxMode)
        {
            return new AwsConnection(OptionsOf(settings.Aws), null, null, null, null);
        }

        var server = settings.Aws.Endpoint is null ? await StartSandboxAsync(settings, loggers, cancellationToken) : null;
        var control = new SandboxControl(server?.Endpoint ?? new Uri(settings.Aws.Endpoint!));
        try
        {
            var world = await control.ReadWorldAsync(cancellationToken);
            var keys = await control.ReadConsoleKeysAsync(cancellationToken);
            return new AwsConnection(OptionsOf(control.Endpoint, world), keys, control, server, world);
        }
        catch
        {
            control.Dispose();
            if (server is not null)
            {
                await server.DisposeAsync();
            }

            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Sandbox?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private static Task<SandboxServer> StartSandboxAsync(ConsoleSettings settings, ILoggerFactory loggers, CancellationToken cancellationToken) =>
        SandboxServer.StartAsync(
            new SandboxOptions
            {
                Port = settings.Sandbox.Port,
                DataDirectory = PrivateFiles.CreateDirectory(Path.Combine(settings.DataDirectory, "sandbox")).FullName,
                Seed = settings.Sandbox.Seed,
            },
            TimeProvider.System, loggers, cancellationToken);

    private static AwsOptions OptionsOf(AwsSettings settings) => new()
    {
        Endpoint = settings.Endpoint,
        Accounts =
        [
            .. settings.Accounts.Select(account => new AwsAccountOptions
            {
                Id = account.Id!,
                RoleName = account.RoleName!,
                ExternalId = account.ExternalId,
                Regions = account.Regions,
            }),
        ],
    };

    private static AwsOptions OptionsOf(Uri endpoint, SandboxWorldFacts world) => new()
    {
        Endpoint = endpoint.ToString().TrimEnd('/'),
        Accounts =
        [
            new AwsAccountOptions { Id = SandboxAccount, RoleName = SandboxRole, ExternalId = SandboxExternalId, Regions = [.. world.Regions] },
        ],
    };
}
