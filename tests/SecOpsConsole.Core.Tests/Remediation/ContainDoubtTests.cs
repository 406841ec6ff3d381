using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Remediation;
using static SecOpsConsole.Core.Tests.Remediation.ContainedBucket;

namespace SecOpsConsole.Core.Tests.Remediation;

/// <summary>Containment when a step runs twice, the process dies, an answer is lost or a read is stale.</summary>
public sealed class ContainDoubtTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Every_step_run_twice_has_one_effect()
    {
        var (world, _, finding) = await ContainingAsync();
        await using var _1 = world;
        foreach (var kind in new[] { WorkKind.Remediate, WorkKind.Verify })
        {
            var item = await world.ClaimAsync(kind);
            await world.HandleAsync(item);
            await world.RunAsync(item);
        }
        await world.DrainAsync();

        Assert.Single(world.Aws.BlockWrites);
        Assert.Single(await world.TimelineAsync(finding.Id), row => row.Kind == FindingEventKind.Contained);
    }

    [Fact]
    public async Task A_crash_between_the_write_and_its_row_does_not_write_again()
    {
        var (world, _, finding) = await ContainingAsync();
        await using var _1 = world;
        var item = await world.ClaimAsync(WorkKind.Remediate);
        world.Aws.AfterWrite = _ => throw new InvalidOperationException("The process dies here.");
        await Assert.ThrowsAsync<InvalidOperationException>(() => world.HandleAsync(item));
        world.Aws.AfterWrite = null;

        await world.RunAsync(item);
        await world.DrainAsync();

        Assert.Single(world.Aws.BlockWrites);
        Assert.Equal((AttemptStatus.Verified, null), ((await world.LatestAttemptAsync()).Status, (await world.LatestAttemptAsync()).AwsRequestId));
        Assert.Equal(RemediationStatus.AwaitingApproval, (await world.FindingAsync(finding.Id)).RemediationStatus);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_answer_is_read_back_and_never_written_twice_blindly(bool hadEffect)
    {
        var (world, _, _) = await ContainingAsync();
        await using var _1 = world;
        world.Aws.NextWrites.Enqueue(FakeGateway.Lost(hadEffect));

        await world.DrainAsync();

        Assert.Equal(AttemptStatus.Verified, (await world.LatestAttemptAsync()).Status);
        Assert.Single(world.Aws.BlockWrites);
        Assert.Equal(BlockPublicAccess.All, world.Aws.BlockOf("payroll"));
    }

    [Fact]
    public async Task A_block_that_somebody_changed_meanwhile_is_not_overwritten()
    {
        var (world, bucket, finding) = await ContainingAsync();
        await using var _1 = world;
        world.Aws.SetBlock("payroll", BlockPublicAccess.OfState("bpa:0011")!);

        await world.DrainAsync();

        Assert.Empty(world.Aws.BlockWrites);
        Assert.Equal(AttemptStatus.Superseded, (await world.LatestAttemptAsync()).Status);
        Assert.Equal(RemediationStatus.Superseded, (await world.FindingAsync(finding.Id)).RemediationStatus);
        Assert.Null((await world.BucketAsync(bucket.Id)).ContainedAttemptId);
        Assert.Equal(1, await world.LooksAsync());
    }

    [Fact]
    public async Task A_stale_read_after_the_write_is_waited_out()
    {
        var (world, _, _) = await ContainingAsync();
        await using var _1 = world;
        var item = await world.ClaimAsync(WorkKind.Remediate);
        await world.RunAsync(item);
        for (var i = 0; i < 5; i++)
        {
            world.Aws.NextBlockReads.Enqueue(AwsAnswer<BlockPublicAccess>.Ok(BlockPublicAccess.None, "stale"));
        }

        await world.DrainAsync();

        Assert.Equal(AttemptStatus.Verified, (await world.LatestAttemptAsync()).Status);
    }
}
