using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Tests.Remediation;

public sealed class RemediateTests
{
    private static async Task<(World World, Bucket Bucket, Finding Finding)> RevertingAsync()
    {
        var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        var result = await world.Desk.RevertAsync(new FindingId(finding.Id), bucket.LiveFingerprint!, "Not agreed", world.Ana, CancellationToken.None);
        Assert.True(result.IsAccepted, result.Message);
        return (world, bucket, finding);
    }

    [Fact]
    public async Task Running_it_twice_writes_once()
    {
        var (world, _, _) = await RevertingAsync();
        await using var _1 = world;
        var item = await world.ClaimAsync(WorkKind.Remediate);

        await world.HandleAsync(item);
        await world.HandleAsync(item);

        Assert.Single(world.Aws.Writes);
        Assert.Equal(1, await world.ReadAsync(db => db.WorkItems.CountAsync(w => w.Kind == WorkKind.Verify)));
    }

    [Fact]
    public async Task A_crash_between_the_write_and_its_row_does_not_write_again()
    {
        var (world, _, finding) = await RevertingAsync();
        await using var _1 = world;
        var item = await world.ClaimAsync(WorkKind.Remediate);
        world.Aws.AfterWrite = _ => throw new InvalidOperationException("The process dies here.");
        await Assert.ThrowsAsync<InvalidOperationException>(() => world.HandleAsync(item));
        world.Aws.AfterWrite = null;
        Assert.Equal(AttemptStatus.InProgress, (await world.LatestAttemptAsync()).Status);

        await world.RunAsync(item);
        await world.DrainAsync();

        Assert.Single(world.Aws.Writes);
        Assert.Equal(Resolution.Reverted, (await world.FindingAsync(finding.Id)).Resolution);
    }

    [Fact]
    public async Task A_crash_between_the_pre_image_and_the_write_writes_only_after_reading_for_a_while()
    {
        var (world, bucket, finding) = await RevertingAsync();
        await using var _1 = world;
        var item = await world.ClaimAsync(WorkKind.Remediate);
        await world.DieAfterPreImageAsync();

        await world.RunAsync(item);
        Assert.Empty(world.Aws.Writes);
        var began = world.Clock.NowUtc;
        await world.DrainAsync();

        Assert.True(world.Clock.NowUtc - began > TimeSpan.FromSeconds(20), "A write that was under way may take effect late.");
        Assert.Single(world.Aws.Writes);
        Assert.Equal(Resolution.Reverted, (await world.FindingAsync(finding.Id)).Resolution);
    }

    [Fact]
    public async Task Nothing_is_sent_when_the_pre_image_cannot_be_stored()
    {
        var (world, _, _) = await RevertingAsync();
        await using var _1 = world;
        var item = await world.ClaimAsync(WorkKind.Remediate);
        await world.Store.Store.WriteAsync((scope, ct) => scope.Db.Database.ExecuteSqlRawAsync(
            "CREATE TRIGGER full_disk BEFORE UPDATE ON Attempts BEGIN SELECT RAISE(ABORT, 'full'); END", ct), CancellationToken.None);

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => world.HandleAsync(item));

        Assert.Empty(world.Aws.Writes);
        Assert.Equal(SamplePolicies.Weak, world.Aws["payroll"]);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 1)]
    public async Task A_lost_answer_is_cleared_up_by_reading_before_anything_is_written_again(bool hadEffect, int writes)
    {
        var (world, _, finding) = await RevertingAsync();
        await using var _1 = world;
        world.Aws.NextWrites.Enqueue(FakeGateway.Lost(hadEffect));

        await world.DrainAsync();

        Assert.Equal(writes, world.Aws.Writes.Count);
        Assert.Equal(Resolution.Reverted, (await world.FindingAsync(finding.Id)).Resolution);
        Assert.Equal(SamplePolicies.Good, world.Aws["payroll"]);
    }

    [Fact]
    public async Task A_stale_read_after_a_lost_answer_does_not_cause_a_second_write()
    {
        var (world, _, _) = await RevertingAsync();
        await using var _1 = world;
        world.Aws.NextWrites.Enqueue(FakeGateway.Lost(hadEffect: true));
        var stale = AwsAnswer<LivePolicy>.Ok(new LivePolicy(SamplePolicies.Weak), "STALE");
        // The first read comes before the write, the next two after it and late.
        foreach (var answer in new[] { null, stale, stale })
        {
            world.Aws.NextReads.Enqueue(answer);
        }

        await world.DrainAsync();

        Assert.Single(world.Aws.Writes);
        Assert.Equal(AttemptStatus.Verified, (await world.LatestAttemptAsync()).Status);
    }

    [Fact]
    public async Task Old_reads_for_many_seconds_after_a_lost_answer_do_not_cause_a_second_write()
    {
        var (world, _, finding) = await RevertingAsync();
        await using var _1 = world;
        world.Aws.NextWrites.Enqueue(FakeGateway.Lost(hadEffect: true));
        var stale = AwsAnswer<LivePolicy>.Ok(new LivePolicy(SamplePolicies.Weak), "STALE");
        foreach (var answer in Enumerable.Repeat(stale, 16).Prepend(null))
        {
            world.Aws.NextReads.Enqueue(answer);
        }

        await world.DrainAsync();

        Assert.Single(world.Aws.Writes);
        Assert.Equal(Resolution.Reverted, (await world.FindingAsync(finding.Id)).Resolution);
    }

    [Fact]
    public async Task Writes_that_never_get_an_answer_end_as_a_failure_that_claims_nothing()
    {
        var (world, _, finding) = await RevertingAsync();
        await using var _1 = world;
        for (var i = 0; i < 20; i++)
        {
            world.Aws.NextWrites.Enqueue(FakeGateway.Lost(hadEffect: false));
        }

        await world.DrainAsync();

        var attempt = await world.LatestAttemptAsync();
        Assert.Equal((AttemptStatus.Failed, "NoAnswer"), (attempt.Status, attempt.FailureCode));
        Assert.Contains("as far as anybody can see", attempt.FailureText, StringComparison.Ordinal);
        Assert.Equal(RemediationStatus.Failed, (await world.FindingAsync(finding.Id)).RemediationStatus);
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task The_last_of_many_lost_answers_is_read_back_too()
    {
        var (world, _, finding) = await RevertingAsync();
        await using var _1 = world;
        for (var i = 0; i < AttemptLedger.Tries - 2; i++)
        {
            world.Aws.NextWrites.Enqueue(FakeGateway.Lost(hadEffect: false));
        }
        world.Aws.NextWrites.Enqueue(FakeGateway.Lost(hadEffect: true));

        await world.DrainAsync(200);

        Assert.Single(world.Aws.Writes);
        Assert.Equal(Resolution.Reverted, (await world.FindingAsync(finding.Id)).Resolution);
    }

    [Fact]
    public async Task A_write_that_was_refused_for_certain_is_tried_again_without_waiting()
    {
        var (world, _, finding) = await RevertingAsync();
        await using var _1 = world;
        world.Aws.NextWrites.Enqueue(FakeGateway.Fault(AwsFaultKind.Throttled, "SlowDown"));
        var began = world.Clock.NowUtc;

        await world.DrainAsync();

        Assert.Equal(Resolution.Reverted, (await world.FindingAsync(finding.Id)).Resolution);
        Assert.True(world.Clock.NowUtc - began < TimeSpan.FromSeconds(10), "Nothing was in doubt.");
    }

    [Fact]
    public async Task A_change_by_somebody_else_while_the_answer_is_missing_is_not_overwritten_and_not_denied()
    {
        var (world, _, _) = await RevertingAsync();
        await using var _1 = world;
        world.Aws.NextWrites.Enqueue(FakeGateway.Lost(hadEffect: false));
        await world.RunAsync(await world.ClaimAsync(WorkKind.Remediate));
        world.Aws["payroll"] = SamplePolicies.Weaker;

        await world.DrainAsync();

        var attempt = await world.LatestAttemptAsync();
        Assert.Equal(AttemptStatus.Superseded, attempt.Status);
        Assert.StartsWith("No answer came to the write", attempt.FailureText, StringComparison.Ordinal);
        Assert.Equal(SamplePolicies.Weaker, world.Aws["payroll"]);
    }

    [Theory]
    [InlineData(AwsFaultKind.Denied, "AccessDenied")]
    [InlineData(AwsFaultKind.Invalid, "MalformedPolicy")]
    [InlineData(AwsFaultKind.Missing, "NoSuchBucket")]
    [InlineData(AwsFaultKind.NotConfigured, "NotConfigured")]
    public async Task A_refusal_of_AWS_fails_at_once_and_says_what_was_not_changed(AwsFaultKind kind, string code)
    {
        var (world, _, finding) = await RevertingAsync();
        await using var _1 = world;
        world.Aws.NextWrites.Enqueue(FakeGateway.Fault(kind, code));

        await world.DrainAsync();

        var attempt = await world.LatestAttemptAsync();
        Assert.Equal((AttemptStatus.Failed, code), (attempt.Status, attempt.FailureCode));
        Assert.Contains("The policy was not changed.", attempt.FailureText, StringComparison.Ordinal);
        var failed = await world.FindingAsync(finding.Id);
        Assert.Equal((WorkflowStatus.New, RemediationStatus.Failed), (failed.WorkflowStatus, failed.RemediationStatus));
        Assert.Empty(world.Aws.Writes);
    }

    [Theory]
    [InlineData(AwsFaultKind.Conflict)]
    [InlineData(AwsFaultKind.Throttled)]
    [InlineData(AwsFaultKind.Transient)]
    public async Task A_passing_fault_is_tried_again_after_a_new_read(AwsFaultKind kind)
    {
        var (world, _, finding) = await RevertingAsync();
        await using var _1 = world;
        world.Aws.NextWrites.Enqueue(FakeGateway.Fault(kind, "Passing"));

        await world.DrainAsync();

        Assert.Single(world.Aws.Writes);
        Assert.Equal(Resolution.Reverted, (await world.FindingAsync(finding.Id)).Resolution);
    }

    [Fact]
    public async Task A_fault_that_does_not_pass_fails_after_a_bounded_number_of_tries()
    {
        var (world, _, finding) = await RevertingAsync();
        await using var _1 = world;
        for (var i = 0; i < 100; i++)
        {
            world.Aws.NextWrites.Enqueue(FakeGateway.Fault(AwsFaultKind.Throttled, "SlowDown"));
        }

        await world.DrainAsync();

        Assert.Equal(AttemptLedger.Tries, 100 - world.Aws.NextWrites.Count);
        Assert.Equal(RemediationStatus.Failed, (await world.FindingAsync(finding.Id)).RemediationStatus);
    }

    [Fact]
    public async Task A_bucket_that_cannot_be_read_fails_without_a_write()
    {
        var (world, _, _) = await RevertingAsync();
        await using var _1 = world;
        world.Aws.NextReads.Enqueue(AwsAnswer<LivePolicy>.Failed(FakeGateway.Fault(AwsFaultKind.Denied, "AccessDenied")));

        await world.DrainAsync();

        Assert.Equal(AttemptStatus.Failed, (await world.LatestAttemptAsync()).Status);
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task An_attempt_that_the_queue_gives_up_does_not_block_the_bucket()
    {
        var (world, bucket, finding) = await RevertingAsync();
        await using var _1 = world;
        world.Aws.BeforeRead = _ => throw new InvalidOperationException("A bug.");
        for (var i = 0; i < AttemptLedger.Tries; i++)
        {
            var item = await world.ClaimAsync(WorkKind.Remediate);
            await Assert.ThrowsAsync<InvalidOperationException>(() => world.HandleAsync(item));
            await world.Store.Queue.SettleAsync(item, new WorkOutcome.Retry("A bug."), new Remediate(world.Store.Store, world.Subjects, world.Ledger, world.Clock), CancellationToken.None);
            world.Clock.Advance(TimeSpan.FromMinutes(10));
        }
        world.Aws.BeforeRead = null;
        Assert.Equal(AttemptStatus.Failed, (await world.LatestAttemptAsync()).Status);

        var again = await world.Desk.RevertAsync(new FindingId(finding.Id), bucket.LiveFingerprint!, null, world.Bob, CancellationToken.None);
        await world.DrainAsync();

        Assert.True(again.IsAccepted, again.Message);
        Assert.Equal(Resolution.Reverted, (await world.FindingAsync(finding.Id)).Resolution);
    }
}
