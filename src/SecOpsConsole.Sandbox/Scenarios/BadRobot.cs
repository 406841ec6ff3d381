using SecOpsConsole.Sandbox.World;

namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary>
/// The fight that automatic mode must not take up: a machine that never tires. It exposes the bucket, waits until somebody takes the policy
/// away, and then puts it back over and over: at once whenever it is gone, and after a moment in any case.
/// </summary>
internal sealed class BadRobot : IScenario
{
    public string Name => "bad-robot";

    public string Title => "A bad robot puts it back a hundred times";

    public string Description => "A script on the marketing downloads puts the same weak policy back a hundred times, at once whenever it is gone: automatic mode must give up and call people.";

    private const int Puts = 100;
    private const int MillisecondsBetween = 100;
    private const int MillisecondsUntilTakenAway = 60_000;

    public async Task PlayAsync(ScenarioRun run, CancellationToken cancellationToken)
    {
        if (run.Bucket(DemoCompany.MarketingDownloads) is not { } bucket)
        {
            return;
        }

        var robots = run.Robots;
        var put = InsideCall.PutPolicy(bucket.Region, bucket.Name, WeakPolicies.PublicRead(bucket.Name));
        await run.CallAsync(robots[0], InsideCall.DeletePublicAccessBlock(bucket.Region, bucket.Name), cancellationToken);
        await run.CallAsync(robots[0], put, cancellationToken);
        var exposed = run.Find(bucket.Name)?.Policy;
        run.Later(async stopping =>
        {
            await run.UntilOtherAsync(bucket.Name, exposed, MillisecondsUntilTakenAway, stopping);
            var left = run.Count(Puts) - 1;
            await Task.WhenAll(robots.Select((robot, number) =>
                PutAgainAndAgainAsync(run, () => run.CallAsync(robot, put, stopping), bucket.Name, (left + number) / robots.Count, stopping)));
        });
    }

    private static async Task PutAgainAndAgainAsync(ScenarioRun run, Func<Task> put, string bucket, int puts, CancellationToken stopping)
    {
        for (var done = 0; done < puts; done++)
        {
            await put();
            await run.UntilChangedAsync(bucket, run.Pause(MillisecondsBetween), stopping);
        }
    }
}
