using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Sweep;
using SecOpsConsole.Core.Tests.Storage;

namespace SecOpsConsole.Core.Tests.Intake;

/// <summary>The real pipeline on a real store, with a fake AWS and a clock that the test moves. Work runs when <see cref="DrainAsync"/> says so.</summary>
public sealed class IntakeWorld : IAsyncDisposable
{
    private const int MostSteps = 10_000;
    private readonly TestStore _store;
    private readonly ServiceProvider _services;
    private readonly Dictionary<WorkKind, IWorkHandler> _handlers;

    private IntakeWorld(TestStore store, ManualClock clock)
    {
        (_store, Clock) = (store, clock);
        var services = new ServiceCollection();
        services.AddSingleton(new SweepOptions { CallsPerSecond = SweepOptions.MostCallsPerSecond });
        services.AddConsoleCore(new StorageOptions { Directory = store.Directory });
        services.AddSingleton(store.Store);
        services.AddSingleton(store.Queue);
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IBucketPolicyGateway>(Aws);
        services.AddSingleton<IBlockPublicAccessGateway>(Aws);
        services.AddSingleton<IAccountBlockGateway>(Aws);
        services.AddSingleton<IBucketEncryptionGateway>(Aws);
        services.AddSingleton<IPolicyHistory>(Aws);
        services.AddSingleton<IPrincipalGateway>(Iam);
        services.AddSingleton<IMacieGateway>(Macie);
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        _services = services.BuildServiceProvider();
        _handlers = _services.GetServices<IWorkHandler>().ToDictionary(handler => handler.Kind);
    }

    public FakeAws Aws { get; } = new();
    public Offenders.FakePrincipals Iam { get; } = new();
    public Macie.FakeMacie Macie { get; } = new();
    public ManualClock Clock { get; }
    public ConsoleStore Store => _store.Store;
    public DateTime Now => Clock.NowUtc;

    /// <summary>Called before each piece of work runs.</summary>
    public Func<WorkItem, Task>? Working { get; set; }

    /// <param name="inMemory">In the machine's file system in memory, if it has one, and without waits: for many thousand cases.</param>
    public static async Task<IntakeWorld> StartAsync(bool inMemory = false)
    {
        var clock = new ManualClock { WakesAtOnce = inMemory };
        return new IntakeWorld(await TestStore.OpenAsync(clock, inMemory: inMemory), clock);
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Delivers an event and works until nothing is due.</summary>
    public async Task DeliverAsync(SampleEvent sample)
    {
        await PostAsync(sample.ToBytes());
        await DrainAsync();
    }

    public Task PostAsync(byte[] body) => Get<EventInbox>().AcceptAsync(body, CancellationToken.None);

    /// <summary>Somebody puts a policy; the event is delivered at once.</summary>
    public async Task PutAsync(string bucket, string policy)
    {
        Aws[bucket].Policy = policy;
        await DeliverAsync(SampleEvent.Put(bucket, policy, Now));
    }

    /// <summary>Time passes, and what became due runs.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Clock.Advance(time);
        await DrainAsync();
    }

    public async Task InventoryAsync()
    {
        await StartInventory.EnqueueAsync(Store, CancellationToken.None);
        await DrainAsync();
        await PassAsync(TimeSpan.FromSeconds(60));
    }

    public Task LookAsync(string bucket) => EnqueueAndDrainAsync(
        scope => LookPayload.Enqueue(scope, new BucketRef(FakeAws.Account, FakeAws.Region, bucket), LookReason.Signal));

    public async Task EnqueueAndDrainAsync(Action<WriteScope> enqueue)
    {
        await Store.WriteAsync((scope, _) => { enqueue(scope); return Task.CompletedTask; }, CancellationToken.None);
        await DrainAsync();
    }

    /// <param name="twice">Runs every handler twice, as after a crash between its write and its acknowledgement.</param>
    public async Task DrainAsync(bool twice = false)
    {
        var steps = 0;
        while (await _store.Queue.ClaimAsync(16, CancellationToken.None) is { Count: > 0 } items)
        {
            Assert.True(++steps < MostSteps, $"The work never ends: {string.Join(", ", items.Select(item => $"{item.Kind} {item.Payload}"))}");
            foreach (var item in items)
            {
                if (Working is { } working)
                {
                    await working(item);
                }

                var handler = _handlers[item.Kind];
                var outcome = await handler.HandleAsync(item, CancellationToken.None);
                outcome = twice ? await handler.HandleAsync(item, CancellationToken.None) : outcome;
                await _store.Queue.SettleAsync(item, outcome, handler, CancellationToken.None);
            }
        }
    }

    public Task SetModeAsync(string bucket, AutomaticMode mode) => Store.WriteAsync(
        async (scope, token) =>
        {
            var row = await BucketStore.FindOrAddAsync(scope, new BucketRef(FakeAws.Account, FakeAws.Region, bucket), token);
            row.Mode = mode;
        },
        CancellationToken.None);

    public Task<List<Finding>> FindingsAsync() => ReadAsync(db => db.Findings.OrderBy(row => row.Id).ToListAsync());

    /// <summary>The one finding about a bucket; what somebody did again and again is another one.</summary>
    public async Task<Finding> TheFindingAsync() => Assert.Single(await FindingsAsync(), finding => finding.BucketId is not null);

    public Task<Bucket> BucketAsync(string name) => ReadAsync(db => db.Buckets.SingleAsync(row => row.Name == name));

    public Task<List<InboxEvent>> EventsAsync() => ReadAsync(db => db.InboxEvents.OrderBy(row => row.Id).ToListAsync());

    public Task<List<FindingEvent>> TimelineAsync() => ReadAsync(db => db.FindingEvents.OrderBy(row => row.Id).ToListAsync());

    public Task<List<PolicyVersion>> VersionsAsync() => ReadAsync(db => db.PolicyVersions.OrderBy(row => row.Id).ToListAsync());

    public Task<T> ReadAsync<T>(Func<ConsoleDbContext, Task<T>> read) => Store.ReadAsync((db, _) => read(db), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        // The container never made the store: it was handed in, and is disposed here.
        await _services.DisposeAsync();
        await _store.DisposeAsync();
    }
}
