using System.Net.Http.Json;
using System.Net.Sockets;
using SecOpsConsole.Core.Replay;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Start;

namespace SecOpsConsole.Web.Commands;

/// <summary>Asks the server that runs, over its socket; when none runs, does it itself on the opened store.</summary>
internal static class OperatorClient
{
    /// <exception cref="StoreStartException">No server answers and the store cannot be opened.</exception>
    public static async Task<OperatorAnswer> AskAsync(string path, OperatorRequest request, CommandContext context)
    {
        var storage = CommandSettings.Storage(context);
        if (OperatorSocket.PathOf(storage.Directory) is { } socket && File.Exists(socket))
        {
            try
            {
                return await OverSocketAsync<OperatorRequest, OperatorAnswer>(socket, path, request, context.Stop);
            }
            catch (HttpRequestException e) when (e.InnerException is SocketException)
            {
                // Left behind by a process that was killed.
            }
        }

        await using var store = await OfflineStore.OpenAsync(storage, context.Stop);
        var (configuration, _) = CommandSettings.Load(context);
        var desk = new OperatorDesk(store.Services, () => ListenAddress.FirstOf(configuration));
        return path == OperatorSocket.TokenPath ? await desk.CreateTokenAsync(request, context.Stop) : await desk.CreateLinkAsync(request, context.Stop);
    }

    /// <summary>Starts a replay and waits for its end.</summary>
    /// <exception cref="StoreStartException">No server answers and the store cannot be opened.</exception>
    public static async Task<ReplayAnswer> ReplayAsync(ReplayRequest request, TimeSpan poll, CommandContext context)
    {
        var storage = CommandSettings.Storage(context);
        if (OperatorSocket.PathOf(storage.Directory) is { } socket && File.Exists(socket))
        {
            try
            {
                var answer = await OverSocketAsync<ReplayRequest, ReplayAnswer>(socket, OperatorSocket.ReplayPath, request, context.Stop);
                while (answer.Run is { IsActive: true } run)
                {
                    await Task.Delay(poll, context.Stop);
                    answer = await OverSocketAsync<ReplayRequest, ReplayAnswer>(
                        socket, OperatorSocket.ReplayPath, new ReplayRequest(null, null, run.Id), context.Stop);
                }
                return answer;
            }
            catch (HttpRequestException e) when (e.InnerException is SocketException)
            {
                // Left behind by a process that was killed.
            }
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

    private static async Task<TAnswer> OverSocketAsync<TRequest, TAnswer>(string socket, string path, TRequest request, CancellationToken cancellationToken)
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
        using var http = new HttpClient(handler) { BaseAddress = new Uri("http://console"), Timeout = TimeSpan.FromSeconds(30) };
        using var answer = await http.PostAsJsonAsync(path, request, OperatorSocket.Json, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<TAnswer>(OperatorSocket.Json, cancellationToken))!;
    }
}
