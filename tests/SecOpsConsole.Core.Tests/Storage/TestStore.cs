using Microsoft.Extensions.Logging.Abstractions;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Storage.Sqlite;

namespace SecOpsConsole.Core.Tests.Storage;

/// <summary>A real store in a directory of its own, on a copy of a migrated database. Disposing deletes it.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private static readonly Lazy<Task<(byte[] Database, byte[] Key)>> Template = new(MakeTemplateAsync);

    private const string Memory = "/dev/shm";
    private readonly bool _ownsDirectory;

    private TestStore(string directory, bool ownsDirectory, TimeProvider clock, int maxWaitingWrites)
    {
        (Directory, Clock, _ownsDirectory) = (directory, clock, ownsDirectory);
        Signal = new WorkSignal();
        Store = new ConsoleStore(
            new SqliteStorage(new StorageOptions { Directory = directory, MaxWaitingWrites = maxWaitingWrites }), Feed, Signal, clock);
        Queue = new WorkQueue(Store, clock);
    }

    public string Directory { get; }
    public string DatabasePath => Path.Combine(Directory, "console.db");
    public TimeProvider Clock { get; }
    public ChangeFeed Feed { get; } = new(NullLogger<ChangeFeed>.Instance);
    public ConsoleStore Store { get; }
    public WorkQueue Queue { get; }
    internal WorkSignal Signal { get; }

    public static async Task<TestStore> OpenAsync(TimeProvider? clock = null, int maxWaitingWrites = 4096, bool inMemory = false)
    {
        var directory = inMemory && System.IO.Directory.Exists(Memory)
            ? System.IO.Directory.CreateDirectory(Path.Combine(Memory, $"secops-store-{Guid.NewGuid():N}")).FullName
            : NewDirectory();
        var (database, key) = await Template.Value;
        await File.WriteAllBytesAsync(Path.Combine(directory, "console.db"), database);
        await File.WriteAllBytesAsync(Path.Combine(directory, "audit.key"), key);
        var store = new TestStore(directory, ownsDirectory: true, clock ?? TimeProvider.System, maxWaitingWrites);
        await store.Store.OpenAsync(CancellationToken.None);
        return store;
    }

    /// <summary>Opens the store of an existing directory, as the next start of the console does.</summary>
    public static async Task<TestStore> ReopenAsync(string directory, TimeProvider? clock = null)
    {
        var store = new TestStore(directory, ownsDirectory: false, clock ?? TimeProvider.System, 4096);
        await store.Store.OpenAsync(CancellationToken.None);
        return store;
    }

    public static string NewDirectory() => System.IO.Directory.CreateTempSubdirectory("secops-store-").FullName;

    /// <summary>A pump over this store; run it with <see cref="PumpRun"/>.</summary>
    internal WorkPump Pump(int parallelism, params IWorkHandler[] handlers) =>
        new(Queue, Signal, handlers, Clock, NullLogger<WorkPump>.Instance, parallelism);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Signal.Dispose();
        if (_ownsDirectory)
        {
            System.IO.Directory.Delete(Directory, recursive: true);
        }
    }

    private static async Task<(byte[] Database, byte[] Key)> MakeTemplateAsync()
    {
        var directory = NewDirectory();
        var store = new TestStore(directory, ownsDirectory: false, TimeProvider.System, 4096);
        await store.Store.OpenAsync(CancellationToken.None);
        await store.DisposeAsync();
        var template = (await File.ReadAllBytesAsync(Path.Combine(directory, "console.db")), await File.ReadAllBytesAsync(Path.Combine(directory, "audit.key")));
        System.IO.Directory.Delete(directory, recursive: true);
        return template;
    }
}
