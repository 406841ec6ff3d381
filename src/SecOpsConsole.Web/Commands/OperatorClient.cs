using System.Net.Http.Json;
using System.Net.Sockets;
using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Replay;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Start;

namespace SecOpsConsole.Web.Commands;

/// <summary>Asks the server that runs, over its socket; when none runs, does it itself on the opened store.</summary>
internal static class OperatorClient
{
    private static readonly TimeSpan s_usual = TimeSpan.FromSeconds(30);

    /// <exception cref="StoreStartException">No server answers and the store cannot be opened.</exception>
    public static async Task<OperatorAnswer> AskAsync(string path, OperatorRequest request, CommandContext context)
    {
        var storage = CommandSettings.Storage(context);
        if (await TryAskAsync<OperatorRequest, OperatorAnswer>(storage, path, request, s_usual, context) is { } answered)
        {
            return answered;
        }

        await using var store = await OfflineStore.OpenAsync(storage, context.Stop);
        var (configuration, _) = CommandSettings.Load(context);
        var desk = new OperatorDesk(store.Services, () => ListenAddress.FirstOf(configuration));
        return path == OperatorSocket.TokenPath ? await desk.CreateTokenAsync(request, context.Stop) : await desk.CreateLinkAsync(request, context.Stop);
    }

    /// <summary>Lists or changes people and tokens.</summary>
    /// <exception cref="StoreStartException">No server answers and the store cannot be opened.</exception>
    public static async Task<AccessAnswer> AccessAsync(AccessRequest request, CommandContext context)
    {
        var storage = CommandSettings.Storage(context);
        if (await TryAskAsync<AccessRequest, AccessAnswer>(storage, OperatorSocket.AccessPath, request, s_usual, context) is { } answered)
        {
            return answered;
        }

        await using var store = await OfflineStore.OpenAsync(storage, context.Stop);
        return await AccessDesk.AskAsync(store.Services, request, context.Stop);
    }

    /// <summary>Starts a replay and waits for its end.</summary>
    /// <exception cref="StoreStartException">No server answers and the store cannot be opened.</exception>
    public static async Task<ReplayAnswer> ReplayAsync(ReplayRequest request, TimeSpan poll, CommandContext context)
    {
        var storage = CommandSettings.Storage(context);
        if (await TryAskAsync<ReplayRequest, ReplayAnswer>(storage, OperatorSocket.ReplayPath, request, s_usual, context) is { } answer)
        {
            while (answer is { Run: { IsActive: true } run })
            {
                await Task.Delay(poll, context.Stop);
                answer = await TryAskAsync<ReplayRequest, ReplayAnswer>(storage, OperatorSocket.ReplayPath, new ReplayRequest(null, null, run.Id), s_usual, context)
                    ?? ReplayAnswer.Refused("The server stopped meanwhile. Ask again when it runs.");
            }

            return answer;
        }

        await using var store = await OfflineStore.OpenAsync(storage, context.Stop);
        var started = await ReplayDesk.AskAsync(store.Services, request, context.Stop);
        if (started.Run is not { } begun)
        {
            return started;
        }

        await store.Services.GetRequiredService<ReplayRunner>().RunAsync(begun.Id, context.Stop);
        return await ReplayDesk.AskAsync(store.Services, new ReplayRequest(null, null, begun.Id), context.Stop);
    }

    /// <summary>Has the record verified by the server that runs, or reads it while none does.</summary>
    public static async Task<AuditVerdict> VerifyAuditAsync(AuditVerifyRequest request, CommandContext context)
    {
        var storage = CommandSettings.Storage(context);
        try
        {
            return await TryAskAsync<AuditVerifyRequest, AuditVerdict>(storage, OperatorSocket.AuditPath, request, Timeout.InfiniteTimeSpan, context)
                ?? AuditOffline.Verify(storage, request.Head, TimeProvider.System, context.Stop);
        }
        catch (StoreStartException busy)
        {
            return AuditOffline.NotPossible(busy.Message, TimeProvider.System);
        }
    }

    /// <summary>Has a bundle verified by the server that runs, or against the record on the disk while none does.</summary>
    public static async Task<AuditVerdict> VerifyBundleAsync(byte[] bundle, CommandContext context)
    {
        var storage = CommandSettings.Storage(context);
        try
        {
            return await TryAskAsync<BundleVerifyRequest, AuditVerdict>(storage, OperatorSocket.BundlePath, new BundleVerifyRequest(bundle), Timeout.InfiniteTimeSpan, context)
                ?? await AuditOffline.VerifyBundleAsync(storage, bundle, TimeProvider.System, context.Stop);
        }
        catch (StoreStartException busy)
        {
            return AuditOffline.NotPossible(busy.Message, TimeProvider.System);
        }
    }

    /// <summary>Null when no server runs on the directory.</summary>
    private static async Task<TAnswer?> TryAskAsync<TRequest, TAnswer>(
        StorageOptions storage, string path, TRequest request, TimeSpan timeout, CommandContext context) where TAnswer : class
    {
        if (OperatorSocket.PathOf(storage.Directory) is not { } socket || !File.Exists(socket))
        {
            return null;
        }

        try
        {
            return await OverSocketAsync<TRequest, TAnswer>(socket, path, request, timeout, context.Stop);
        }
        catch (HttpRequestException e) when (e.InnerException is SocketException)
        {
            // Left behind by a process that was killed.
            return null;
        }
    }

    private static async Task<TAnswer> OverSocketAsync<TRequest, TAnswer>(string socket, string path, TRequest request, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, ct) =>
            {
                var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                try
                {
                    await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), ct);
                    return new NetworkStream(connection, ownsSocket: true);
                }
                catch
                {
                    connection.Dispose();
                    throw;
                }
            },
        };
        using var http = new HttpClient(handler) { BaseAddress = new Uri("http://console"), Timeout = timeout };
        using var answer = await http.PostAsJsonAsync(path, request, OperatorSocket.Json, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<TAnswer>(OperatorSocket.Json, cancellationToken))!;
    }
}
