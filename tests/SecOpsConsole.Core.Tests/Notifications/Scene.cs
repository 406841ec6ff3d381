using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Tests.Remediation;

namespace SecOpsConsole.Core.Tests.Notifications;

/// <summary>A console whose notifications are told when the test says so, by the bell and the log, or by notifiers of the test.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private readonly Notify _notify;

    private Scene(World world, INotifier[] notifiers)
    {
        World = world;
        _notify = new Notify(
            world.Store.Store, notifiers.Length > 0 ? notifiers : world.Services.GetServices<INotifier>(), world.Lifecycle, world.Get<NotificationOptions>(), world.Clock,
            NullLogger<Notify>.Instance);
    }

    public World World { get; }

    public static async Task<Scene> OpenAsync(params INotifier[] notifiers) => new(await World.OpenAsync(), notifiers);

    /// <summary>The work that waits, when its time has come.</summary>
    public async Task TellAsync(int times = 1)
    {
        World.Clock.Advance(NotifyPayload.Gather);
        for (var i = 0; i < times; i++)
        {
            Assert.IsType<WorkOutcome.Done>(await _notify.HandleAsync(new WorkItem { Kind = WorkKind.Notify, Payload = "{}" }, CancellationToken.None));
        }
    }

    public async Task<Finding> FindAsync(string bucket) => (await World.AddExposedAsync(bucket, AutomaticMode.Review)).Finding;

    public Task<BellView> BellOfAsync(Caller caller) => World.Get<Bell>().ReadAsync(caller, CancellationToken.None);

    public Task<List<Notification>> OutboxAsync() => World.ReadAsync(db => db.Notifications.OrderBy(row => row.Id).ToListAsync());

    public Task<int> WaitingWorkAsync() => World.ReadAsync(db => db.WorkItems.CountAsync(item => item.Kind == WorkKind.Notify));

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
