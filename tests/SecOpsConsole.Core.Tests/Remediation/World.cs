using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Bulk;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Tests.Offenders;
using SecOpsConsole.Core.Tests.Storage;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Remediation;

/// <summary>
/// A console on a real store with a fake AWS: Ana the analyst, Bob the analyst, Vic the viewer, Otto the administrator. Work runs
/// when the test says so.
/// </summary>
public sealed class World : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Dictionary<WorkKind, IWorkHandler> _handlers;

    private World(TestStore store, QuickClock clock, Action<IServiceCollection>? configure)
    {
        (Store, Clock) = (store, clock);
        var services = new ServiceCollection();
        services.AddConsoleCore(new StorageOptions { Directory = store.Directory });
        services.AddSingleton(store.Store);
        services.AddSingleton(store.Queue);
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IBucketPolicyGateway>(Aws);
        services.AddSingleton<IBlockPublicAccessGateway>(Aws);
        services.AddSingleton<IAccountBlockGateway>(Aws);
        services.AddSingleton<IBucketEncryptionGateway>(Aws);
        services.AddSingleton<IPrincipalGateway>(Iam);
        services.AddSingleton<IMacieGateway>(Macie);
        // Most stories are about one person; those of four eyes say so.
        services.AddSingleton(new FourEyesOptions { Quarantine = false });
        configure?.Invoke(services);
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        _services = services.BuildServiceProvider();
        _handlers = new IWorkHandler[] { Make<Remediate>(), Make<Verify>(), Make<BulkHandler>(), Make<ReviewOffender>(), Make<HalfOpenBreaker>(), Make<ExpireRequests>() }
            .ToDictionary(handler => handler.Kind);
    }

    public TestStore Store { get; }
    public QuickClock Clock { get; }
    public FakeGateway Aws { get; } = new();
    public FakePrincipals Iam { get; } = new();
    public Macie.FakeMacie Macie { get; } = new();
    public FindingLifecycle Lifecycle => Get<FindingLifecycle>();
    public AnalystDesk Desk => Get<AnalystDesk>();
    public SignIn SignIn => Get<SignIn>();
    public ApiTokens Tokens => Get<ApiTokens>();
    public PeopleRegister People => Get<PeopleRegister>();
    public FindingQueries Findings => Get<FindingQueries>();
    public RemediationFlow Flow => Get<RemediationFlow>();
    internal AttemptSubjects Subjects => Get<AttemptSubjects>();
    internal AttemptLedger Ledger => Get<AttemptLedger>();
    public Caller Ana { get; private set; } = null!;
    public Caller Bob { get; private set; } = null!;
    public Caller Vic { get; private set; } = null!;
    public Caller Otto { get; private set; } = null!;

    public static async Task<World> OpenAsync(Action<IServiceCollection>? configure = null)
    {
        var clock = new QuickClock();
        var world = new World(await TestStore.OpenAsync(clock), clock, configure);
        world.Ana = await world.PersonAsync("Ana", Role.Analyst);
        world.Bob = await world.PersonAsync("Bob", Role.Analyst);
        world.Vic = await world.PersonAsync("Vic", Role.Viewer);
        world.Otto = await world.PersonAsync("Otto", Role.Administrator);
        return world;
    }

    public async ValueTask DisposeAsync()
    {
        // The container never made the store: it was handed in, and is disposed here.
        await _services.DisposeAsync();
        await Store.DisposeAsync();
    }

    public IServiceProvider Services => _services;

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    private T Make<T>() => ActivatorUtilities.CreateInstance<T>(_services);

    public Task<T> ReadAsync<T>(Func<Core.Storage.ConsoleDbContext, Task<T>> read) => Store.Store.ReadAsync((db, _) => read(db), CancellationToken.None);

    public Task<Finding> FindingAsync(long id) => ReadAsync(db => db.Findings.SingleAsync(f => f.Id == id));
    public Task<Bucket> BucketAsync(long id) => ReadAsync(db => db.Buckets.SingleAsync(b => b.Id == id));
    public Task<RemediationAttempt> LatestAttemptAsync() => ReadAsync(db => db.Attempts.OrderByDescending(a => a.Id).FirstAsync());
    public Task<List<FindingEvent>> TimelineAsync(long findingId) => ReadAsync(db => db.FindingEvents.Where(e => e.FindingId == findingId).OrderBy(e => e.Id).ToListAsync());
    public Task<int> LooksAsync() => ReadAsync(db => db.WorkItems.CountAsync(w => w.Kind == WorkKind.Look));

    /// <summary>A bucket whose history is <paramref name="history"/>, oldest first, and whose live policy is its last.</summary>
    public Task<Bucket> AddBucketAsync(string name, AutomaticMode mode, params string?[] history) => Store.Store.WriteAsync(async (scope, ct) =>
    {
        var bucket = new Bucket { AccountId = "111122223333", Region = "eu-west-1", Name = name, Mode = mode, FirstSeenUtc = scope.NowUtc };
        bucket.SetBlock(Aws.BlockOf(name));
        scope.Db.Buckets.Add(bucket);
        await scope.Db.SaveChangesAsync(ct);
        for (var i = 0; i < history.Length; i++)
        {
            var seen = new PolicySeen(history[i], VersionSource.LiveRead, scope.NowUtc.AddMinutes(i - history.Length));
            var version = await PolicyVersions.RecordAsync(scope, bucket, seen, ct);
            bucket.BaselineVersionId = i < history.Length - 1 && version.Accepted ? version.Id : bucket.BaselineVersionId;
            (bucket.LiveVersionId, bucket.LiveFingerprint) = (version.Id, version.Fingerprint);
        }
        Aws[name] = history[^1];
        return bucket;
    }, CancellationToken.None);

    /// <summary>The finding that a look opens about the live policy.</summary>
    public Task<Finding> AddFindingAsync(Bucket bucket, string check = "public-principal") => Store.Store.WriteAsync(async (scope, ct) =>
    {
        var finding = new Finding
        {
            BucketId = bucket.Id,
            DedupKey = $"{bucket.AccountId}/{bucket.Name}/{check}/{bucket.LiveFingerprint}",
            Check = check,
            Category = FindingCategory.Policy,
            Source = FindingSource.CloudTrail,
            Severity = Severity.High,
            Title = $"Anyone on the internet can read objects of {bucket.Name}",
            Fingerprint = bucket.LiveFingerprint,
            LiveFingerprint = bucket.LiveFingerprint,
            PolicyVersionId = bucket.LiveVersionId,
            BaselineVersionId = bucket.BaselineVersionId,
            EventUtc = scope.NowUtc,
            ExposedFromUtc = scope.NowUtc,
        };
        await Lifecycle.OpenAsync(scope, finding, ComplianceStatus.NonCompliant, [(FindingEventKind.Judged, new TransitionNote("console", "Judged public."))], ct);
        return finding;
    }, CancellationToken.None);

    public async Task<(Bucket Bucket, Finding Finding)> AddExposedAsync(string name, AutomaticMode mode, params string?[] history)
    {
        var bucket = await AddBucketAsync(name, mode, history.Length > 0 ? history : [SamplePolicies.Good, SamplePolicies.Weak]);
        return (bucket, await AddFindingAsync(bucket));
    }

    /// <summary>What a look does at its end, with the facts that the store has.</summary>
    public Task DecideAsync(long bucketId, DateTime? eventUtc = null, bool ownWrite = false) => Store.Store.WriteAsync(async (scope, ct) =>
    {
        var bucket = await scope.Db.Buckets.AsTracking().SingleAsync(b => b.Id == bucketId, ct);
        var open = await scope.Db.Findings.AsTracking()
            .Where(f => f.BucketId == bucketId && (f.WorkflowStatus == WorkflowStatus.New || f.WorkflowStatus == WorkflowStatus.Notified)).ToListAsync(ct);
        var live = await scope.Db.PolicyVersions.SingleAsync(v => v.Id == bucket.LiveVersionId, ct);
        var baseline = await scope.Db.PolicyVersions.SingleOrDefaultAsync(v => v.Id == bucket.BaselineVersionId, ct);
        var others = await scope.Db.PolicyVersions.AnyAsync(v => v.BucketId == bucketId && v.Id != live.Id, ct);
        await Flow.DecideAsync(scope, bucket, open, new DecisionFacts
        {
            Live = live,
            ReachableByAnyone = live.Public == PublicAnswer.Yes,
            Baseline = baseline,
            BaselineMissing = baseline is not null ? null : others ? HoldReason.BaselineNotCompliant : HoldReason.NoBaseline,
            EventUtc = eventUtc ?? scope.NowUtc.AddSeconds(-1),
            OwnWrite = ownWrite,
        }, ct);
    }, CancellationToken.None);

    /// <summary>Somebody puts the weak policy again after the cool-down, and a look finds it.</summary>
    public async Task ReapplyAsync(long bucketId, string text)
    {
        Clock.Advance(CoolDown.Length + TimeSpan.FromSeconds(1));
        await Store.Store.WriteAsync(async (scope, ct) =>
        {
            var bucket = await scope.Db.Buckets.AsTracking().SingleAsync(b => b.Id == bucketId, ct);
            var version = await PolicyVersions.RecordAsync(scope, bucket, new PolicySeen(text, VersionSource.LiveRead, scope.NowUtc), ct);
            (bucket.LiveVersionId, bucket.LiveFingerprint) = (version.Id, version.Fingerprint);
            Aws[bucket.Name] = text;
            foreach (var finding in await scope.Db.Findings.AsTracking().Where(f => f.BucketId == bucketId && f.Fingerprint == version.Fingerprint).ToListAsync(ct))
            {
                Lifecycle.Apply(scope, finding, FindingTransition.Reopen, new TransitionNote("console", "The problem is back."));
            }
        }, CancellationToken.None);
        await DecideAsync(bucketId);
    }

    /// <summary>Runs remediation and verification until nothing is left; looks are only counted.</summary>
    public async Task DrainAsync(int atMost = 100)
    {
        for (var step = 0; step < atMost; step++)
        {
            var items = await Store.Queue.ClaimAsync(1, CancellationToken.None);
            if (items.Count == 0)
            {
                if (await Store.Queue.NextDueUtcAsync(CancellationToken.None) is not { } due)
                {
                    return;
                }
                Clock.Advance(due - Clock.NowUtc);
                continue;
            }
            await RunAsync(items[0]);
        }
        Assert.Fail("The work never ends.");
    }

    public async Task RunAsync(WorkItem item)
    {
        var handler = _handlers.GetValueOrDefault(item.Kind);
        var outcome = handler is null ? new WorkOutcome.Done() : await handler.HandleAsync(item, CancellationToken.None);
        await Store.Queue.SettleAsync(item, outcome, handler, CancellationToken.None);
    }

    /// <summary>The next work item, claimed; the test runs it itself.</summary>
    public async Task<WorkItem> ClaimAsync(WorkKind kind)
    {
        for (var i = 0; i < 20; i++)
        {
            var items = await Store.Queue.ClaimAsync(1, CancellationToken.None);
            Assert.NotEmpty(items);
            if (items[0].Kind == kind)
            {
                return items[0];
            }
            await RunAsync(items[0]);
        }
        throw new InvalidOperationException($"No {kind} came.");
    }

    /// <summary>What is on disk when the process dies after the latest attempt's pre-image and before its call.</summary>
    public async Task DieAfterPreImageAsync()
    {
        var id = (await LatestAttemptAsync()).Id;
        var job = await ReadAsync(db => AttemptJob.LoadAsync(db, Subjects, id, CancellationToken.None));
        var live = await job!.Subject.ReadAsync(job, CancellationToken.None);
        await Store.Store.WriteAsync(async (scope, ct) =>
            await Ledger.StartAsync(scope, (await Ledger.JobAsync(scope, id, ct))!, live.Value!, ct), CancellationToken.None);
    }

    public Task<WorkOutcome> HandleAsync(WorkItem item) => _handlers[item.Kind].HandleAsync(item, CancellationToken.None);

    public Task<Caller> PersonAsync(string name, Role role) => Store.Store.WriteAsync(async (scope, ct) =>
        Caller.Person((await SignIn.AddAsync(scope, name, role, ct)).Id), CancellationToken.None);
}
