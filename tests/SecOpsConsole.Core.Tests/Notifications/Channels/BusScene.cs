using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Notifications.Channels;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Tests.Remediation;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>A console with one EventBridge channel and a bus that keeps what it is given.</summary>
internal sealed class BusScene : IAsyncDisposable
{
    private BusScene(ChannelScene scene, RecordingBus bus) => (Scene, Bus) = (scene, bus);

    public ChannelScene Scene { get; }

    public World World => Scene.World;

    public RecordingBus Bus { get; }

    public static async Task<BusScene> OpenAsync(ChannelRules? rules = null, Action<IServiceCollection>? configure = null, params INotifier[] more)
    {
        var bus = new RecordingBus();
        var scene = await ChannelScene.OpenAsync(
            services =>
            {
                services.AddSingleton<IEventPublisher>(bus);
                configure?.Invoke(services);
            },
            more);
        await scene.AddAsync("Bus", "eventbridge", rules, secret: null, ("account", "111122223333"), ("region", "eu-west-1"));
        return new BusScene(scene, bus);
    }

    /// <summary>Tells twice: what runs again must publish nothing again.</summary>
    public async Task<List<(string Type, JsonNode Decision)>> TellAsync()
    {
        await Scene.TellAsync();
        await Scene.TellAsync();
        return Bus.Decisions;
    }

    public static void Accepted(DeskResult result) => Assert.True(result.IsAccepted, result.Message);

    public ValueTask DisposeAsync() => Scene.DisposeAsync();
}
