using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using SecOpsConsole.Sandbox.S3;

namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary>Plays scenarios: the first steps at once, the later ones in the background until the sandbox stops.</summary>
internal sealed class ScenarioRunner(IReadOnlyList<IScenario> scenarios, ScenarioStage stage)
{
    private readonly Channel<Func<CancellationToken, Task>> later = Channel.CreateBounded<Func<CancellationToken, Task>>(100);
    private readonly ConcurrentDictionary<Task, byte> running = new();
    private readonly ILogger logger = stage.World.Loggers.CreateLogger<ScenarioRunner>();

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
        try
        {
            await foreach (var steps in later.Reader.ReadAllAsync(cancellationToken))
            {
                var task = Task.Run(() => FollowAsync(steps, cancellationToken), CancellationToken.None);
                running.TryAdd(task, 0);
                _ = task.ContinueWith(done => running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
        finally
        {
            // The state closes after this: nobody may still be writing to it.
            await Task.WhenAll(running.Keys);
        }
    }

    private async Task FollowAsync(Func<CancellationToken, Task> steps, CancellationToken cancellationToken)
    {
        try
        {
            await steps(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The sandbox stops in the middle of a story.
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            logger.LogError(error, "A scenario stopped half-way; what it did before stands.");
        }
    }
}
