using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.SecurityHub;
using SecOpsConsole.Core.Tests.Remediation;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.SecurityHub;

/// <summary>A console that notes the status of Macie's findings in Security Hub; the work runs when the test says so.</summary>
internal sealed class HubScene : IAsyncDisposable
{
    private readonly IWorkHandler _handler;
    private int _findings;

    private HubScene(World world, FakeHub hub)
    {
        (World, Hub) = (world, hub);
        _handler = ActivatorUtilities.CreateInstance<NoteInHub>(world.Services);
    }

    public World World { get; }
    public FakeHub Hub { get; }
    public Bucket Bucket { get; private set; } = null!;

    public static async Task<HubScene> OpenAsync(bool on = true)
    {
        var hub = new FakeHub();
        var world = await World.OpenAsync(services =>
        {
            services.AddSingleton(new SecurityHubOptions { NoteWorkflow = on });
            services.AddSingleton<ISecurityHubGateway>(hub);
        });
        return new HubScene(world, hub) { Bucket = await world.AddBucketAsync("payroll", AutomaticMode.Review, SamplePolicies.Good) };
    }

    /// <summary>A finding that Macie made.</summary>
    public Task<Finding> MacieAsync(bool sample = false) => World.Store.Store.WriteAsync(async (scope, ct) =>
    {
        var id = $"macie-{++_findings}";
        var finding = new Finding
        {
            BucketId = Bucket.Id, DedupKey = $"{Bucket.AccountId}/{Bucket.Region}/macie/{(sample ? "sample/" : "")}{id}", ExternalId = id, Check = "Policy:IAMUser/S3BucketEncryptionDisabled",
            Category = FindingCategory.Policy, Source = FindingSource.Macie, Severity = Severity.Low, Title = "Reset", EventUtc = scope.NowUtc,
        };
        await World.Lifecycle.OpenAsync(scope, finding, ComplianceStatus.NonCompliant, [(FindingEventKind.SignalReceived, new TransitionNote("Amazon Macie", "Reset."))], ct);
        return finding;
    }, CancellationToken.None);

    public Task ApplyAsync(FindingTransition transition, TransitionNote note, params Finding[] findings) => World.Store.Store.WriteAsync(async (scope, ct) =>
    {
        foreach (var finding in findings)
        {
            var row = await scope.Db.Findings.AsTracking().SingleAsync(f => f.Id == finding.Id, ct);
            Assert.True(World.Lifecycle.Apply(scope, row, transition, note).Applied);
        }
    }, CancellationToken.None);

    /// <summary>Ana says that the finding is wrong.</summary>
    public Task ResolveAsync(params Finding[] findings) =>
        ApplyAsync(FindingTransition.MarkFalsePositive, new TransitionNote("Ana", "Ana marked it as a false positive.") { Reason = "A test bucket" }, findings);

    /// <summary>The work for Security Hub that is due, and no other.</summary>
    public async Task RunAsync(int times = 1)
    {
        var due = await World.ReadAsync(db => db.WorkItems.Where(item => item.Kind == WorkKind.NoteInHub && item.State != WorkState.Completed && item.RunAtUtc <= World.Clock.NowUtc).ToListAsync());
        foreach (var item in due)
        {
            await World.Store.Store.WriteAsync(async (scope, ct) => scope.Db.Remove((await scope.Db.WorkItems.FindAsync([item.Id], ct))!), CancellationToken.None);
            for (var i = 0; i < times; i++)
            {
                Assert.IsType<WorkOutcome.Done>(await _handler.HandleAsync(item, CancellationToken.None));
            }
        }
    }

    public async Task PassAsync(TimeSpan time)
    {
        World.Clock.Advance(time);
        await RunAsync();
    }

    public Task<List<HubNote>> NotesAsync() => World.ReadAsync(db => db.HubNotes.OrderBy(row => row.Id).ToListAsync());

    public Task<List<Notification>> ToldAsync() => World.ReadAsync(db => db.Notifications.Where(row => row.Kind == NotificationKind.ChannelFailed).ToListAsync());

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
