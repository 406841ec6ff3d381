using SecOpsConsole.Sandbox.Iam;
using SecOpsConsole.Sandbox.Identities;
using SecOpsConsole.Sandbox.S3;
using SecOpsConsole.Sandbox.S3.Accounts;
using SecOpsConsole.Sandbox.Sts;

namespace SecOpsConsole.Sandbox;

/// <summary>The one list of what the sandbox is made of. A new service is one more line here.</summary>
internal static class SandboxModules
{
    public static void Attach(SandboxWorld world)
    {
        world.AddSeed(() => KnownIdentities.Plant(world.Identities));
        world.AddService(new StsService(world));
        world.AddService(new IamService(world));
        EventModules.Attach(world);
        world.AddService(new S3ControlService(world));
        // S3 answers whatever no other service claims, as its REST paths are free text.
        world.AddService(new S3Service(world));
    }
}
