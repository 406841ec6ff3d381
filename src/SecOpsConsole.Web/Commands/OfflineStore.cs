using SecOpsConsole.Core;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Web.Commands;

/// <summary>The store, opened by a verb because no server runs. While it is open, no server can start on it.</summary>
internal sealed class OfflineStore : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private OfflineStore(ServiceProvider services) => _services = services;

    public IServiceProvider Services => _services;

    /// <exception cref="StoreStartException">It cannot be opened; the message is for the operator.</exception>
    public static async Task<OfflineStore> OpenAsync(StorageOptions storage, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddLogging().AddConsoleCore(storage).BuildServiceProvider();
        try
        {
            await services.GetRequiredService<ConsoleStore>().OpenAsync(cancellationToken);
            return new OfflineStore(services);
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
