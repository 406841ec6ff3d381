using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Escalation;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Tests.Remediation;
using SecOpsConsole.Policies;
using static SecOpsConsole.Core.Tests.Notifications.Channels.EscalationTests;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>Nobody ordered a containment on silence at that moment: whatever bars automatic mode bars it too, but for the bucket's mode.</summary>
public sealed class SilenceEscalationTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task On_silence_a_bucket_that_a_person_put_on_hold_is_left_to_people()
    {
        await using var scene = await ChannelScene.OpenAsync();
        var finding = await ContainedOnSilenceAsync(scene);
        await scene.World.Store.Store.WriteAsync((write, ct) => write.Db.Buckets.Where(row => row.Id == finding.BucketId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.HoldReason, HoldReason.PausedByUndo), ct), None);

        await PassAsync(scene, 31);

        await NotContainedAsync(scene, finding, "A person undid an action here");
    }

    [Fact]
    public async Task On_silence_the_stop_for_everybody_is_said()
    {
        await using var scene = await ChannelScene.OpenAsync();
        var finding = await ContainedOnSilenceAsync(scene);
        Assert.True((await scene.World.Desk.SetGlobalStopAsync(true, "an incident", scene.World.Ana, None)).IsAccepted);

        await PassAsync(scene, 31);

        await NotContainedAsync(scene, finding, "stopped for everybody");
    }

    [Theory]
    [InlineData(LoopGuard.WritesPerAccount, false)]
    [InlineData(LoopGuard.WritesPerAccount - 1, true)]
    public async Task On_silence_the_budget_of_the_account_is_asked(int before, bool contains)
    {
        await using var scene = await ChannelScene.OpenAsync();
        var finding = await ContainedOnSilenceAsync(scene);
        scene.World.Clock.Advance(TimeSpan.FromMinutes(30));
        await SpendAsync(scene, before);

        await PassAsync(scene, 1);

        if (contains)
        {
            Assert.Equal(EscalateUnanswered.Who, (await scene.World.LatestAttemptAsync()).Who);
            return;
        }
        await NotContainedAsync(scene, finding, "as often as it may");
    }

    [Theory]
    [InlineData("block", "Block Public Access of the bucket could not be read")]
    [InlineData("look", "The live policy could not be read at the last look")]
    [InlineData("doubt", "It is not certain whether the policy is public")]
    [InlineData("attempt", "already being reverted by Ana")]
    public async Task On_silence_it_is_said_why_the_rule_was_not_carried_out(string what, string why)
    {
        await using var scene = await ChannelScene.OpenAsync();
        var finding = await ContainedOnSilenceAsync(scene);
        if (what == "attempt")
        {
            Assert.True((await scene.World.Desk.RevertAsync(new FindingId(finding.Id), finding.LiveFingerprint!, "not ours", scene.World.Ana, None)).IsAccepted);
        }
        await scene.World.Store.Store.WriteAsync(async (write, ct) =>
        {
            var bucket = await write.Db.Buckets.AsTracking().SingleAsync(row => row.Id == finding.BucketId, ct);
            var live = await write.Db.PolicyVersions.AsTracking().SingleAsync(row => row.Id == bucket.LiveVersionId, ct);
            bucket.BlockState = what == "block" ? null : bucket.BlockState;
            bucket.LookError = what == "look" ? "AWS answered AccessDenied." : bucket.LookError;
            live.Public = what == "doubt" ? PublicAnswer.Undetermined : live.Public;
        }, None);

        await PassAsync(scene, 31);

        Assert.False(await scene.World.ReadAsync(db => db.Attempts.AnyAsync(row => row.Who == EscalateUnanswered.Who)));
        var said = await SaidAsync(scene, finding);
        Assert.Contains("Its rule to contain the bucket was not carried out.", said, StringComparison.Ordinal);
        Assert.Contains(why, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_containment_on_silence_counts_in_the_budgets_of_automatic_writes()
    {
        await using var scene = await ChannelScene.OpenAsync();
        var finding = await ContainedOnSilenceAsync(scene);
        await PassAsync(scene, 31);
        await scene.World.RunAsync(await scene.World.ClaimAsync(WorkKind.Remediate));

        var (now, clock) = (scene.World.Clock.GetUtcNow().UtcDateTime, scene.World.Get<AttemptClock>());
        var bucket = await scene.World.BucketAsync(finding.BucketId!.Value);
        Assert.Single(await scene.World.ReadAsync(db => Attempts.AutomaticWritesInAccountAsync(db, bucket.AccountId, null, clock, now, None)));
        Assert.Single(await scene.World.ReadAsync(db => Attempts.AutomaticWritesToBucketAsync(db, bucket, clock, now, None)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_person_took_back_is_not_contained_again_at_the_next_level_nor_by_another_finding(bool byAnother)
    {
        await using var scene = await ChannelScene.OpenAsync();
        var finding = await ContainedOnSilenceAsync(scene);
        await PassAsync(scene, 31);
        var contained = await FinishAsync(scene);
        Assert.Equal(AttemptStatus.Verified, contained.Status);
        Assert.True((await scene.World.Desk.UndoAsync(contained.Id, contained.TargetFingerprint!, confirmWidening: true, "it is our web site", scene.World.Ana, None)).IsAccepted);
        Assert.Equal(AttemptStatus.Verified, (await FinishAsync(scene)).Status);
        Assert.True((await scene.World.Desk.ResumeAsync(new BucketId(finding.BucketId!.Value), "go on", scene.World.Ana, None)).IsAccepted);
        if (byAnother)
        {
            // The store does not let attempts move: the finding that waits now is one that never asked for anything.
            finding = await scene.World.AddFindingAsync(await scene.World.BucketAsync(finding.BucketId!.Value), "public-acl");
        }
        await scene.World.Store.Store.WriteAsync((write, ct) => write.Db.Findings.Where(row => row.Id == finding.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.AnswerByUtc, write.NowUtc).SetProperty(row => row.Assignee, "Ana").SetProperty(row => row.EscalationLevel, 1), ct), None);

        await PassAsync(scene, 61);

        Assert.Equal(1, await scene.World.ReadAsync(db => db.Attempts.CountAsync(row => row.Who == EscalateUnanswered.Who)));
        Assert.Contains("once already", await SaidAsync(scene, finding), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stop", HoldReason.GlobalStop)]
    [InlineData("breaker", HoldReason.AccountHeld)]
    [InlineData("hold", HoldReason.PausedByUndo)]
    public async Task What_came_between_silence_and_the_write_stops_the_containment(string what, HoldReason why)
    {
        await using var scene = await ChannelScene.OpenAsync();
        var finding = await ContainedOnSilenceAsync(scene);
        await PassAsync(scene, 31);
        var item = await scene.World.ClaimAsync(WorkKind.Remediate);
        await scene.World.Store.Store.WriteAsync(async (write, ct) =>
        {
            var bucket = await write.Db.Buckets.AsTracking().SingleAsync(row => row.Id == finding.BucketId, ct);
            _ = what switch
            {
                "hold" => bucket.HoldReason = HoldReason.PausedByUndo,
                "breaker" => write.Db.AccountBreakers.Add(new AccountBreaker { AccountId = bucket.AccountId, Who = "automatic mode", Why = "Too many writes.", State = BreakerState.Open }).Entity,
                _ => (object?)null,
            };
        }, None);
        if (what == "stop")
        {
            Assert.True((await scene.World.Desk.SetGlobalStopAsync(true, "an incident", scene.World.Ana, None)).IsAccepted);
        }

        await scene.World.RunAsync(item);

        var attempt = await scene.World.LatestAttemptAsync();
        Assert.Equal((AttemptStatus.Cancelled, null), (attempt.Status, attempt.WrittenUtc));
        var after = await scene.World.FindingAsync(finding.Id);
        Assert.Equal((RemediationStatus.Held, why), (after.RemediationStatus, after.HoldReason));
    }

    [Fact]
    public async Task The_rule_of_silence_taken_back_before_the_write_stops_the_containment()
    {
        await using var scene = await ChannelScene.OpenAsync();
        var finding = await ContainedOnSilenceAsync(scene);
        await PassAsync(scene, 31);
        var item = await scene.World.ClaimAsync(WorkKind.Remediate);
        Assert.True((await EscalationTests.Desk(scene).SetContainOnSilenceAsync(new BucketId(finding.BucketId!.Value), false, "it is our web site", scene.World.Otto, None)).IsAccepted);

        await scene.World.RunAsync(item);

        var attempt = await scene.World.LatestAttemptAsync();
        Assert.Equal((AttemptStatus.Cancelled, null), (attempt.Status, attempt.WrittenUtc));
        Assert.Equal(RemediationStatus.AwaitingApproval, (await scene.World.FindingAsync(finding.Id)).RemediationStatus);
    }

    [Fact]
    public async Task The_mode_of_the_bucket_does_not_matter_to_a_containment_on_silence()
    {
        await using var scene = await ChannelScene.OpenAsync();
        var finding = await ContainedOnSilenceAsync(scene);
        await PassAsync(scene, 31);

        var attempt = await FinishAsync(scene);
        Assert.Equal((AttemptStatus.Verified, AttemptTrigger.Silence), (attempt.Status, attempt.Trigger));
        Assert.Equal(AutomaticMode.Review, (await scene.World.BucketAsync(finding.BucketId!.Value)).Mode);
    }

    /// <summary>A finding that is with Ana, of a bucket that is contained when nobody answers.</summary>
    private static async Task<Finding> ContainedOnSilenceAsync(ChannelScene scene)
    {
        await LevelsAsync(scene, new("Ana", null, 30), new("Bob", null, 60));
        var finding = await EscalatedAsync(scene, "Ana");
        Assert.True((await EscalationTests.Desk(scene).SetContainOnSilenceAsync(new BucketId(finding.BucketId!.Value), true, "it holds salaries", scene.World.Otto, None)).IsAccepted);
        return finding;
    }

    private static async Task NotContainedAsync(ChannelScene scene, Finding finding, string why)
    {
        Assert.False(await scene.World.ReadAsync(db => db.Attempts.AnyAsync(row => row.Action == RemediationActionId.BlockPublicAccess && row.Who == EscalateUnanswered.Who)));
        var said = await SaidAsync(scene, finding);
        Assert.Contains("not contained, although its rule says so", said, StringComparison.Ordinal);
        Assert.Contains(why, said, StringComparison.Ordinal);
    }

    private static async Task<string> SaidAsync(ChannelScene scene, Finding finding) =>
        (await scene.World.TimelineAsync(finding.Id)).Last(row => row.Kind == FindingEventKind.Escalated).Text;

    /// <summary>Runs the latest attempt to its end.</summary>
    private static async Task<RemediationAttempt> FinishAsync(ChannelScene scene)
    {
        await scene.World.RunAsync(await scene.World.ClaimAsync(WorkKind.Remediate));
        for (var i = 0; i < 20; i++)
        {
            var attempt = await scene.World.LatestAttemptAsync();
            if (attempt.Status != AttemptStatus.Succeeded)
            {
                return attempt;
            }
            scene.World.Clock.Advance(TimeSpan.FromSeconds(5));
            await scene.World.RunAsync(await scene.World.ClaimAsync(WorkKind.Verify));
        }
        throw new InvalidOperationException("It never ends.");
    }

    /// <summary>Automatic mode wrote so often in the account just now.</summary>
    private static async Task SpendAsync(ChannelScene scene, int writes)
    {
        var spent = await scene.World.AddBucketAsync("invoices", AutomaticMode.Automatic, SamplePolicies.Good);
        await scene.World.Store.Store.WriteAsync((write, _) =>
        {
            write.Db.Attempts.AddRange(Enumerable.Range(0, writes).Select(_ => new RemediationAttempt
            {
                BucketId = spent.Id,
                Action = RemediationActionId.RevertToBaseline,
                Trigger = AttemptTrigger.Automatic,
                Status = AttemptStatus.Verified,
                Who = "automatic mode",
                ExpectedFingerprint = "a",
                TargetFingerprint = "b",
                PreImageState = "a",
                CreatedUtc = write.NowUtc,
                Version = 1,
            }));
            return Task.CompletedTask;
        }, None);
    }
}
