using System.Collections.Concurrent;
using System.Threading.Channels;
using SecOpsConsole.Sandbox.S3;

namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary>Plays scenarios: the first steps at once, the later ones in the background until the sandbox stops.</summary>
internal sealed class ScenarioRunner(IReadOnlyList<IScenario> scenarios, ScenarioStage stage)
{
    private readonly Channel<Func<CancellationToken, Task>> later = Channel.CreateBounded<Func<CancellationToken, Task>>(100);
    private readonly ConcurrentDictionary<Task, byte> running = new();

    public IReadOnlyList<IScenario> Scenarios => scenarios;

    public S3Store Buckets => stage.World.S3;

    public async Task<ScenarioRun> PlayAsync(IScenario scenario, ScenarioParameters parameters, CancellationToken cancellationToken)
    {
        var run = new ScenarioRun(stage, parameters);
        await scenario.PlayAsync(run, cancellationToken);
        foreach (var steps in run.LaterSteps)
        {
            await later.Writer.WriteAsync(steps, cancellationToken);
        }

        return run;
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var steps in later.Reader.ReadAllAsync(cancellationToken))
        {
            var task = Task.Run(() => steps(cancellationToken), cancellationToken);
            running.TryAdd(task, 0);
            _ = task.ContinueWith(done => running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }
}
