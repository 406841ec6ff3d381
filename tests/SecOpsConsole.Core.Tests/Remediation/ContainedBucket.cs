using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Tests.Remediation;

/// <summary>The bucket payroll: exposed, on its way to be contained, contained.</summary>
internal static class ContainedBucket
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static FindingId Id(Finding finding) => new(finding.Id);

    public static async Task<(World World, Bucket Bucket, Finding Finding)> ExposedAsync(string state = "bpa:none")
    {
        var world = await World.OpenAsync();
        world.Aws.SetBlock("payroll", BlockPublicAccess.OfState(state)!);
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Automatic);
        return (world, bucket, finding);
    }

    public static async Task<(World World, Bucket Bucket, Finding Finding)> ContainingAsync(string state = "bpa:none")
    {
        var (world, bucket, finding) = await ExposedAsync(state);
        var result = await world.Desk.ContainAsync(Id(finding), state, "Look into it first", world.Ana, None);
        Assert.True(result.IsAccepted, result.Message);
        return (world, bucket, finding);
    }

    public static async Task<(World World, Bucket Bucket, Finding Finding, RemediationAttempt Attempt)> ContainedAsync(string state = "bpa:none")
    {
        var (world, bucket, finding) = await ContainingAsync(state);
        await world.DrainAsync();
        return (world, bucket, finding, await world.LatestAttemptAsync());
    }
}
