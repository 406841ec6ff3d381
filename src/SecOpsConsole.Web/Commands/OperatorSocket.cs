using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Web.Commands;

/// <summary>
/// A Unix socket in the data directory, readable by its owner alone, over which verbs reach the server that runs: two processes
/// on one database would destroy it. Being able to open the socket is the permission.
/// </summary>
internal sealed class OperatorSocket : IAsyncDisposable
{
    public const string TokenPath = "/token";
    public const string AuditPath = "/audit/verify";
    public const string BundlePath = "/audit/verify-bundle";
    public const string LinkPath = "/sign-in-link";
    public const string AccessPath = "/access";
    public const string ReplayPath = "/replay";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private const string FileName = "console.sock";

    /// <summary>sun_path has 108 bytes on Linux, 104 on macOS, the last one zero.</summary>
    private const int LongestPath = 103;

    private readonly WebApplication _app;
    private readonly string _path;

    private OperatorSocket(WebApplication app, string path) => (_app, _path) = (app, path);

    /// <summary>Where the socket of a data directory is; null when the path is too long for one.</summary>
    public static string? PathOf(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, FileName);
        return System.Text.Encoding.UTF8.GetByteCount(path) <= LongestPath ? path : null;
    }

    /// <summary>Begins to listen; null where there can be no socket, and the verbs then ask to stop the server.</summary>
    public static async Task<OperatorSocket?> StartAsync(string dataDirectory, OperatorDesk desk, CancellationToken cancellationToken)
    {
        if (PathOf(dataDirectory) is not { } path)
        {
            return null;
        }

        // The store's lock is ours by now: a socket that is left here belongs to a process that is gone.
        File.Delete(path);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(path, listen => listen.Protocols = HttpProtocols.Http1));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        var app = builder.Build();
        app.MapPost(TokenPath, context => AnswerAsync<OperatorRequest, OperatorAnswer>(context, desk.CreateTokenAsync, busy => new OperatorAnswer(null, busy)));
        app.MapPost(LinkPath, context => AnswerAsync<OperatorRequest, OperatorAnswer>(context, desk.CreateLinkAsync, busy => new OperatorAnswer(null, busy)));
        app.MapPost(AccessPath, context => AnswerAsync<AccessRequest, AccessAnswer>(context, desk.AccessAsync, AccessAnswer.Refused));
        app.MapPost(ReplayPath, context => AnswerAsync<ReplayRequest, ReplayAnswer>(context, desk.ReplayAsync, ReplayAnswer.Refused));
        app.MapPost(AuditPath, context => AnswerAsync<AuditVerifyRequest, AuditVerdict>(
            context, desk.VerifyAuditAsync, busy => AuditOffline.NotPossible(busy, TimeProvider.System)));
        app.MapPost(BundlePath, context => AnswerAsync<BundleVerifyRequest, AuditVerdict>(
            context, desk.VerifyBundleAsync, busy => AuditOffline.NotPossible(busy, TimeProvider.System)));
        await app.StartAsync(cancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return new OperatorSocket(app, path);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        File.Delete(_path);
    }

    private static async Task AnswerAsync<TRequest, TAnswer>(
        HttpContext context, Func<TRequest, CancellationToken, Task<TAnswer>> command, Func<string, TAnswer> refused)
    {
        var request = await JsonSerializer.DeserializeAsync<TRequest>(context.Request.Body, Json, context.RequestAborted);
        TAnswer answer;
        try
        {
            answer = await command(request!, context.RequestAborted);
        }
        catch (StoreBusyException busy)
        {
            answer = refused(busy.Message);
        }
        context.Response.ContentType = "application/json";
        await JsonSerializer.SerializeAsync(context.Response.Body, answer, Json, context.RequestAborted);
    }

    /// <summary>The console around it decides when it stops.</summary>
    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
