using SecOpsConsole.Sandbox.CloudTrail;
using SecOpsConsole.Sandbox.Config;
using SecOpsConsole.Sandbox.Control;
using SecOpsConsole.Sandbox.Events;
using SecOpsConsole.Sandbox.Events.Delivery;
using SecOpsConsole.Sandbox.Macie;
using SecOpsConsole.Sandbox.Scenarios;
using SecOpsConsole.Sandbox.SecurityHub;
using SecOpsConsole.Sandbox.World;

namespace SecOpsConsole.Sandbox;

/// <summary>What happens after a call: CloudTrail, EventBridge, Config, and the company and stories that use them.</summary>
internal static class EventModules
{
    public static void Attach(SandboxWorld world)
    {
        var pace = new SandboxPace(world.Options);
        var registry = new EventRegistry(world.State);
        var options = new DeliveryOptions { BackoffBase = world.Options.DeliveryBackoff };
        var invoker = new ApiDestinationInvoker(registry, options, world.Time);
        var pump = new DeliveryPump(
            world.State.Section<PendingDelivery>("events/deliveries"), registry, invoker, new RetrySchedule(options, Random.Shared), options, world.Time);
        var bus = new EventBus(registry, pump, world.State.Section<ScheduledEvent>("events/scheduled"), new EventFaults(world.Faults), world.Time);
        var history = new ConfigHistory(world.State);
        var recorder = new ConfigRecorder(history, world.State.Section<PendingItem>("config/pending"), world.S3, bus, pace, world.Time);
        world.AddService(new EventBridgeService(registry, bus));
        world.AddService(new ConfigService(history));
        var macie = new MacieEngine(world, bus);
        world.AddService(new MacieService(world, macie));
        var hub = new HubStore(world.State, macie.Store);
        world.AddService(new SecurityHubService(world, hub));
        world.AddListener(new Trail(bus, world.S3, pace));
        world.AddListener(recorder);
        world.AddListener(macie.Watch);
        world.AddBackground(bus.RunAsync);
        world.AddBackground(recorder.RunAsync);
        world.AddBackground(macie.Runner.RunAsync);
        world.AddBackground(async stopping =>
        {
            using (pump)
            using (invoker)
            {
                await pump.RunAsync(stopping);
            }
        });
        world.AddControl(routes => PaceRoutes.Map(routes, pace));
        world.AddControl(routes => MacieControl.Map(routes, macie));
        world.AddControl(routes => HubControl.Map(routes, hub));
        AttachCompany(world, history, recorder, bus, pump, macie);
    }

    private static void AttachCompany(SandboxWorld world, ConfigHistory history, ConfigRecorder recorder, EventBus bus, DeliveryPump pump, MacieEngine macie)
    {
        var calls = new InsideCalls(world);
        var actors = new Actors(world);
        var stories = new ScenarioRunner(ScenarioBook.All, new ScenarioStage(world, calls, actors, bus, macie));
        var wiring = new ConsoleWiring(calls, actors.Administrator, DemoCompany.Regions);
        world.AddSeed(() => Plant(world, calls, actors, history));
        world.AddSeed(wiring.Reconnect);
        world.AddBackground(stories.RunAsync);
        world.AddControl(routes => EventRoutes.Map(routes, pump, bus, recorder, wiring, world.Time));
        world.AddControl(routes => WorldRoutes.Map(routes, world));
        world.AddControl(routes => ScenarioRoutes.Map(routes, stories));
    }

    private static void Plant(SandboxWorld world, InsideCalls calls, Actors actors, ConfigHistory history)
    {
        Actors.Plant(world.Identities);
        if (world.Options.Seed != "empty")
        {
            new DemoSeed(calls, actors, world.S3, history, world.Time).Plant(world.Options.Seed);
        }
    }
}
