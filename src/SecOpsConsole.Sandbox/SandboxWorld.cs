using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using SecOpsConsole.Sandbox.Control;
using SecOpsConsole.Sandbox.Faults;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Iam;
using SecOpsConsole.Sandbox.Identities;
using SecOpsConsole.Sandbox.S3;
using SecOpsConsole.Sandbox.State;

namespace SecOpsConsole.Sandbox;

/// <summary>
/// Everything one sandbox consists of. Modules (<see cref="SandboxModules"/>) register their services, listeners,
/// control routes, seeds and background work here when the world opens.
/// </summary>
internal sealed class SandboxWorld : IAsyncDisposable
{
    private readonly List<IAwsService> services = [];
    private readonly List<ICallListener> listeners = [];
    private readonly List<Action<IEndpointRouteBuilder>> controlRoutes = [];
    private readonly List<Action> seeds = [];
    private readonly List<Func<CancellationToken, Task>> background = [];
    private readonly List<Task> running = [];
    private readonly CancellationTokenSource stopping = new();

    private SandboxWorld(SandboxOptions options, TimeProvider time, ILoggerFactory loggers)
    {
        Options = options;
        Time = time;
        Loggers = loggers;
        State = SandboxState.Open(options.DataDirectory);
        Identities = new IdentityBook(State, time);
        Iam = new IamStore(State);
        Faults = new FaultBook();
        Calls = new CallLog();
        S3 = new S3Store(State, options.DataDirectory);
    }

    public SandboxOptions Options { get; }

    public TimeProvider Time { get; }

    public ILoggerFactory Loggers { get; }

    public SandboxState State { get; }

    public IdentityBook Identities { get; }

    /// <summary>Inline policies of users and roles.</summary>
    public IamStore Iam { get; }

    public FaultBook Faults { get; }

    public CallLog Calls { get; }

    public S3Store S3 { get; }

    /// <summary>Known once the server listens; background work starts after that.</summary>
    public Uri? Endpoint { get; private set; }

    public IReadOnlyList<IAwsService> Services => services;

    public IReadOnlyList<ICallListener> Listeners => listeners;

    public IReadOnlyList<Action<IEndpointRouteBuilder>> ControlRoutes => controlRoutes;

    public DateTime UtcNow => Time.GetUtcNow().UtcDateTime;

    public static SandboxWorld Open(SandboxOptions options, TimeProvider time, ILoggerFactory loggers)
    {
        var world = new SandboxWorld(options, time, loggers);
        try
        {
            SandboxModules.Attach(world);
            if (world.State.IsNew)
            {
                // A process that was killed while it planted leaves half a world; half of it is not built upon.
                world.Reset();
            }

            return world;
        }
        catch
        {
            world.State.Dispose();
            throw;
        }
    }

    public void AddService(IAwsService service) => services.Add(service);

    /// <summary>Listeners are called in the order of registration, after each finished call and before its response is written.</summary>
    public void AddListener(ICallListener listener) => listeners.Add(listener);

    /// <summary>Routes are mapped inside the <c>/_sandbox</c> group: give paths such as <c>/deliveries</c>.</summary>
    public void AddControl(Action<IEndpointRouteBuilder> map) => controlRoutes.Add(map);

    /// <summary>Runs on an empty data directory and after each reset, in the order of registration.</summary>
    public void AddSeed(Action seed) => seeds.Add(seed);

    /// <summary>Runs from the moment the server listens until it is disposed.</summary>
    public void AddBackground(Func<CancellationToken, Task> work) => background.Add(work);

    public Task StartAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Endpoint = endpoint;
        running.AddRange(background.Select(work => Task.Run(() => work(stopping.Token), CancellationToken.None)));
        return Task.CompletedTask;
    }

    /// <summary>Forgets everything, faults and calls included, and plants the seed again.</summary>
    public void Reset()
    {
        State.Reset();
        S3.DropObjects();
        Iam.DropStale();
        Faults.Clear();
        Calls.Clear();
        PlantSeeds();
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        try
        {
            await Task.WhenAll(running);
        }
        catch (OperationCanceledException)
        {
            // The expected end of background work.
        }
        finally
        {
            State.Dispose();
            stopping.Dispose();
        }
    }

    private void PlantSeeds()
    {
        foreach (var seed in seeds)
        {
            seed();
        }

        State.MarkSeeded();
    }
}
