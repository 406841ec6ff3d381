using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Sweep;
using SecOpsConsole.Core.Tests.Intake;

namespace SecOpsConsole.Core.Tests.Sweep;

/// <summary>Sweeps in the world of intake.</summary>
internal static class SweepWorld
{
    /// <summary>A sweep from its start to its last look.</summary>
    public static async Task<SweepRun> SweepAsync(this IntakeWorld world)
    {
        await world.StartSweepAsync();
        await world.DrainAsync();
        await world.PassAsync(TimeSpan.FromSeconds(10));
        return await world.LastSweepAsync();
    }

    public static Task<bool> StartSweepAsync(this IntakeWorld world) => world.Store.WriteAsync(
        async (scope, token) => (await SweepRuns.StartAsync(scope, SweepKind.Sweep, null, "Ana", token)).Started, CancellationToken.None);

    public static Task<SweepRun> LastSweepAsync(this IntakeWorld world) =>
        world.ReadAsync(db => db.SweepRuns.Where(run => run.Kind == SweepKind.Sweep).OrderByDescending(run => run.Id).FirstAsync());
}
