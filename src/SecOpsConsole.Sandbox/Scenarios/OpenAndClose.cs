using SecOpsConsole.Sandbox.World;

namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary>An open-copy-close attack must leave a trace.</summary>
internal sealed class OpenAndClose : IScenario
{
    public string Name => "open-and-close";

    public string Title => "Opened, copied, closed";

    public string Description => "Within moments a developer opens the support attachments and closes them again. The live policy is clean; the exposure was real.";

    public async Task PlayAsync(ScenarioRun run, CancellationToken cancellationToken)
    {
        if (run.Bucket(DemoCompany.SupportAttachments) is { } before)
        {
            await run.ExposeAsync(run.Actors.Developer, before, WeakPolicies.PublicRead(before.Name), cancellationToken);
            await run.RestoreAsync(run.Actors.Developer, before, cancellationToken);
        }
    }
}
