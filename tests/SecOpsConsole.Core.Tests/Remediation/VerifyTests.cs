using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Tests.Remediation;

public sealed class VerifyTests
{
    private static readonly AwsAnswer<LivePolicy> Stale = AwsAnswer<LivePolicy>.Ok(new LivePolicy(SamplePolicies.Weak), "STALE");

    private static async Task<(World World, Finding Finding)> WrittenAsync()
    {
        var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        await world.Desk.RevertAsync(new FindingId(finding.Id), bucket.LiveFingerprint!, null, world.Ana, CancellationToken.None);
        await world.RunAsync(await world.ClaimAsync(WorkKind.Remediate));
        Assert.Equal(RemediationStatus.Succeeded, (await world.FindingAsync(finding.Id)).RemediationStatus);
        return (world, finding);
    }

    [Fact]
    public async Task Running_it_twice_resolves_once()
    {
        var (world, finding) = await WrittenAsync();
        await using var _1 = world;
        var item = await world.ClaimAsync(WorkKind.Verify);

        await world.HandleAsync(item);
        await world.HandleAsync(item);

        Assert.Single(await world.TimelineAsync(finding.Id), e => e.Kind == FindingEventKind.Verified);
        Assert.Equal(1, await world.LooksAsync());
    }

    [Fact]
    public async Task Stale_reads_only_delay_the_resolution()
    {
        var (world, finding) = await WrittenAsync();
        await using var _1 = world;
        for (var i = 0; i < 30; i++)
        {
            world.Aws.NextReads.Enqueue(Stale);
        }

        await world.DrainAsync();

        Assert.Equal(Resolution.Reverted, (await world.FindingAsync(finding.Id)).Resolution);
        Assert.True((await world.LatestAttemptAsync()).ReadBacks > 30);
    }

    [Fact]
    public async Task One_matching_read_between_stale_ones_proves_nothing()
    {
        var (world, _) = await WrittenAsync();
        await using var _1 = world;
        var match = AwsAnswer<LivePolicy>.Ok(new LivePolicy(SamplePolicies.Good), "MATCH");
        foreach (var answer in new[] { match, match, Stale, Stale, Stale })
        {
            world.Aws.NextReads.Enqueue(answer);
        }

        await world.RunAsync(await world.ClaimAsync(WorkKind.Verify));

        Assert.Equal(AttemptStatus.Superseded, (await world.LatestAttemptAsync()).Status);
    }

    [Fact]
    public async Task A_change_by_somebody_else_supersedes_the_attempt_and_asks_for_a_look()
    {
        var (world, finding) = await WrittenAsync();
        await using var _1 = world;
        world.Aws["payroll"] = SamplePolicies.Weaker;

        await world.DrainAsync();

        Assert.Equal(RemediationStatus.Superseded, (await world.FindingAsync(finding.Id)).RemediationStatus);
        Assert.Equal(1, await world.LooksAsync());
        Assert.Single(world.Aws.Writes);
    }

    [Fact]
    public async Task A_policy_that_stays_the_old_one_is_never_reported_as_reverted()
    {
        var (world, finding) = await WrittenAsync();
        await using var _1 = world;
        world.Aws["payroll"] = SamplePolicies.Weak;

        await world.DrainAsync();

        Assert.Equal(RemediationStatus.Superseded, (await world.FindingAsync(finding.Id)).RemediationStatus);
        Assert.Equal(1, await world.LooksAsync());
    }

    /// <summary>CloudTrail's times are whole seconds: only a later one says who wrote last.</summary>
    [Theory]
    [InlineData(1, "PutBucketPolicy", AttemptStatus.Superseded)]
    [InlineData(0, "PutBucketPolicy", AttemptStatus.Succeeded)]
    [InlineData(-1, "PutBucketPolicy", AttemptStatus.Succeeded)]
    [InlineData(1, "PutBucketAcl", AttemptStatus.Succeeded)]
    public async Task Once_CloudTrail_told_who_wrote_last_the_old_policy_is_no_stale_read(int secondsLater, string call, AttemptStatus expected)
    {
        var (world, _) = await WrittenAsync();
        await using var _1 = world;
        var attempt = await world.LatestAttemptAsync();
        world.Aws["payroll"] = SamplePolicies.Weak;
        await world.Store.Store.WriteAsync(async (scope, ct) =>
        {
            var bucket = await scope.Db.Buckets.SingleAsync(ct);
            scope.Db.Add(Told(bucket, "ours", "PutBucketPolicy", attempt.AwsRequestId!, scope.NowUtc, ownWrite: true));
            scope.Db.Add(Told(bucket, "theirs", call, "ANOTHER", scope.NowUtc.AddSeconds(secondsLater), ownWrite: false));
        }, CancellationToken.None);

        await world.RunAsync(await world.ClaimAsync(WorkKind.Verify));

        Assert.Equal(expected, (await world.LatestAttemptAsync()).Status);
    }

    private static Signal Told(Bucket bucket, string key, string name, string requestId, DateTime atUtc, bool ownWrite) => new()
    {
        Key = key, Kind = SignalKind.CloudTrail, BucketKey = BucketStore.Partition(bucket), Name = name, RequestId = requestId,
        AtUtc = atUtc, FirstSeenUtc = atUtc, OwnWrite = ownWrite,
    };

    [Fact]
    public async Task A_read_back_that_keeps_failing_is_a_failure_that_says_what_is_uncertain()
    {
        var (world, finding) = await WrittenAsync();
        await using var _1 = world;
        for (var i = 0; i < 50; i++)
        {
            world.Aws.NextReads.Enqueue(AwsAnswer<LivePolicy>.Failed(FakeGateway.Fault(AwsFaultKind.Transient, "ServiceUnavailable")));
        }

        await world.DrainAsync();

        Assert.Equal(RemediationStatus.Failed, (await world.FindingAsync(finding.Id)).RemediationStatus);
        Assert.Contains("not certain", (await world.LatestAttemptAsync()).FailureText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_finding_of_the_replaced_version_is_resolved()
    {
        await using var world = await World.OpenAsync();
        var (bucket, first) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        await world.Store.Store.WriteAsync(async (scope, ct) =>
        {
            var row = await scope.Db.Findings.SingleAsync(ct);
            (row.Id, row.DedupKey, row.Check) = (0, row.DedupKey + "/2", "cross-account");
            await world.Lifecycle.OpenAsync(scope, row, ComplianceStatus.NonCompliant, [(FindingEventKind.Judged, new TransitionNote("console", "Judged."))], ct);
        }, CancellationToken.None);

        await world.Desk.RevertAsync(new FindingId(first.Id), bucket.LiveFingerprint!, null, world.Ana, CancellationToken.None);
        await world.DrainAsync();

        Assert.Equal([Resolution.Reverted, Resolution.Reverted], await world.ReadAsync(db => db.Findings.Select(f => f.Resolution!.Value).ToListAsync()));
    }
}
