using SecOpsConsole.Sandbox.Events;
using SecOpsConsole.Sandbox.Macie.Findings;
using SecOpsConsole.Sandbox.Macie.Jobs;

namespace SecOpsConsole.Sandbox.Macie;

/// <summary>Macie's moving parts: what it keeps, where findings go, the runs of jobs, and the watch on changes of buckets.</summary>
internal sealed class MacieEngine
{
    public MacieEngine(SandboxWorld world, EventBus bus)
    {
        Store = new MacieStore(world.State);
        Desk = new FindingDesk(Store, bus, world.Time);
        Runner = new JobRunner(world, Store, Desk);
        Watch = new PolicyWatch(world.S3, Store, Desk);
    }

    public MacieStore Store { get; }

    public FindingDesk Desk { get; }

    public JobRunner Runner { get; }

    public PolicyWatch Watch { get; }
}
