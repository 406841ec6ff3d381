using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Notifications.Channels;
using SecOpsConsole.Core.Notifications.Outgoing;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Tests.Remediation;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>A console with channels, whose work runs when the test says so.</summary>
internal sealed class ChannelScene : IAsyncDisposable
{
    private readonly Notify _notify;
    private readonly DeliverToChannel _deliver;

    private ChannelScene(World world)
    {
        World = world;
        _notify = new Notify(
            world.Store.Store, world.Services.GetServices<INotifier>(), world.Lifecycle, world.Get<NotificationOptions>(), world.Clock, NullLogger<Notify>.Instance);
        _deliver = new DeliverToChannel(
            world.Store.Store, world.Services.GetServices<INotifier>(), world.Get<ChannelNotices>(), world.Clock, NullLogger<DeliverToChannel>.Instance);
    }

    public World World { get; }

    public ChannelRegister Channels => World.Get<ChannelRegister>();

    public static Task<ChannelScene> OpenAsync(params INotifier[] more) => OpenAsync(_ => { }, more);

    public static async Task<ChannelScene> OpenAsync(Action<IServiceCollection> configure, params INotifier[] more) => new(await World.OpenAsync(services =>
    {
        configure(services);
        services.AddSingleton<ISecretBox, PlainBox>();
        services.AddSingleton(new OutgoingOptions { AllowLoopback = true, Timeout = TimeSpan.FromSeconds(2) });
        services.AddSingleton(new NotificationOptions { ConsoleUrl = new Uri("https://secops.example.com/") });
        foreach (var notifier in more)
        {
            services.AddSingleton(notifier);
        }
    }));

    public async Task<long> AddAsync(string name, string notifier, ChannelRules? rules = null, string? secret = "a-secret-of-sixteen-or-more", params (string Key, string Value)[] settings)
    {
        var draft = new ChannelDraft(name, notifier, settings.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal), secret, rules ?? new ChannelRules());
        var result = await Channels.AddAsync(draft, World.Otto, CancellationToken.None);
        Assert.True(result.IsAccepted, result.Message);
        return await World.ReadAsync(db => db.Channels.Where(row => row.Name == name).Select(row => row.Id).SingleAsync());
    }

    public async Task<Finding> FindAsync(string bucket) => (await World.AddExposedAsync(bucket, AutomaticMode.Review)).Finding;

    /// <summary>Gathers what happened, then lets every channel send what is due.</summary>
    public async Task TellAsync(TimeSpan? after = null)
    {
        World.Clock.Advance(after ?? NotifyPayload.Gather);
        await _notify.HandleAsync(new WorkItem { Kind = WorkKind.Notify, Payload = "{}" }, CancellationToken.None);
        foreach (var id in await World.ReadAsync(db => db.Channels.Select(row => row.Id).ToListAsync()))
        {
            await DeliverAsync(id);
        }
    }

    public async Task DeliverAsync(long channelId) => Assert.IsType<WorkOutcome.Done>(await _deliver.HandleAsync(
        new WorkItem { Kind = WorkKind.Deliver, Payload = WorkPayload.Write(new DeliverPayload(channelId)) }, CancellationToken.None));

    public Task<List<ChannelDelivery>> LogAsync(long channelId) =>
        World.ReadAsync(db => db.ChannelDeliveries.Where(row => row.ChannelId == channelId).OrderBy(row => row.Id).ToListAsync());

    public Task<int> PlannedAsync() => World.ReadAsync(db => db.WorkItems.CountAsync(item => item.Kind == WorkKind.Deliver));

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
