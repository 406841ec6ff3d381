using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Tests.Remediation;

/// <summary>An attempt on a whole account keeps the promises of every attempt.</summary>
public sealed class AccountBlockTests
{
    private const string Account = "111122223333";
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<string> EveryStateThatHolds =>
        [.. Enumerable.Range(0, 16).Where(bits => (bits & 5) != 0).Select(bits => $"bpa:{Convert.ToString(bits, 2).PadLeft(4, '0')}")];

    private static async Task<(World World, Finding Finding)> LostAsync(string former)
    {
        var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        await world.Store.Store.WriteAsync(async (scope, ct) =>
        {
            if (!BlockPublicAccess.OfState(former)!.RestrictPublicBuckets)
            {
                // Only the ACL is held by such a block.
                (await scope.Db.Findings.AsTracking().SingleAsync(f => f.Id == finding.Id, ct)).Check = CheckIds.PublicAcl;
            }
            scope.Db.AccountBlocks.Add(new AccountBlock { AccountId = Account, State = "bpa:none", ObservedUtc = scope.NowUtc, ChangedUtc = scope.NowUtc, ChangedBy = "dana", Version = 1 });
            await BlockHistory.RecordOfAccountAsync(scope, Account, new BlockSeen(BlockPublicAccess.OfState(former)!, VersionSource.LiveRead, scope.NowUtc.AddHours(-1)), ct);
            await BlockHistory.RecordOfAccountAsync(scope, Account, new BlockSeen(BlockPublicAccess.None, VersionSource.LiveRead, scope.NowUtc), ct);
        }, None);
        return (world, finding);
    }

    private static async Task<(World World, Finding Finding)> RestoringAsync(string former = "bpa:0101")
    {
        var (world, finding) = await LostAsync(former);
        var result = await world.Desk.RestoreAccountBlockAsync(Account, "bpa:none", "Why", world.Ana, None);
        Assert.True(result.IsAccepted, result.Message);
        return (world, finding);
    }

    [Theory]
    [MemberData(nameof(EveryStateThatHolds))]
    public async Task Exactly_the_former_settings_come_back_and_undo_gives_back_what_was_there(string former)
    {
        var (world, finding) = await RestoringAsync(former);
        await using var _1 = world;
        await world.DrainAsync();

        Assert.Equal(former, world.Aws.AccountBlock.State);
        Assert.Empty(world.Aws.BlockWrites);
        Assert.Equal(Resolution.BlockRestored, (await world.FindingAsync(finding.Id)).Resolution);
        var attempt = await world.LatestAttemptAsync();
        Assert.Equal((AttemptStatus.Verified, AttemptSubject.AccountBlock, Account, "bpa:none"), (attempt.Status, attempt.Subject, attempt.AccountId, attempt.PreImageState));

        var undo = await world.Desk.UndoAsync(attempt.Id, former, true, null, world.Bob, None);
        await world.DrainAsync();

        Assert.True(undo.IsAccepted, undo.Message);
        Assert.Equal(BlockPublicAccess.None, world.Aws.AccountBlock);
        Assert.Equal((WorkflowStatus.New, RemediationStatus.Undone), ((await world.FindingAsync(finding.Id)).WorkflowStatus, (await world.FindingAsync(finding.Id)).RemediationStatus));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_answer_is_read_back_and_never_written_twice_blindly(bool hadEffect)
    {
        var (world, finding) = await RestoringAsync();
        await using var _1 = world;
        world.Aws.NextWrites.Enqueue(FakeGateway.Lost(hadEffect));

        await world.DrainAsync();

        Assert.Single(world.Aws.AccountWrites);
        Assert.Equal(Resolution.BlockRestored, (await world.FindingAsync(finding.Id)).Resolution);
    }

    [Fact]
    public async Task A_crash_between_the_write_and_its_row_does_not_write_again()
    {
        var (world, _) = await RestoringAsync();
        await using var _1 = world;
        var item = await world.ClaimAsync(WorkKind.Remediate);
        world.Aws.AfterWrite = _ => throw new InvalidOperationException("The process dies here.");
        await Assert.ThrowsAsync<InvalidOperationException>(() => world.HandleAsync(item));
        world.Aws.AfterWrite = null;

        await world.RunAsync(item);
        await world.DrainAsync();

        Assert.Single(world.Aws.AccountWrites);
        Assert.Equal(AttemptStatus.Verified, (await world.LatestAttemptAsync()).Status);
    }

    [Fact]
    public async Task While_it_is_under_way_nobody_starts_another_and_the_finding_says_who()
    {
        var (world, finding) = await RestoringAsync();
        await using var _1 = world;

        var again = await world.Desk.RestoreAccountBlockAsync(Account, "bpa:none", null, world.Bob, None);
        var offers = (await world.Findings.GetAsync(new FindingId(finding.Id), None))!.Actions;

        Assert.Equal(DeskOutcome.Conflict, again.Outcome);
        Assert.Contains("Ana", again.Message, StringComparison.Ordinal);
        Assert.Contains("Ana", offers.Revert.WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_viewer_may_not()
    {
        var (world, _) = await LostAsync("bpa:0101");
        await using var _1 = world;

        Assert.Equal(DeskOutcome.Forbidden, (await world.Desk.RestoreAccountBlockAsync(Account, "bpa:none", null, world.Vic, None)).Outcome);
        Assert.Equal(DeskOutcome.NotFound, (await world.Desk.RestoreAccountBlockAsync("999999999999", "bpa:none", null, world.Ana, None)).Outcome);
    }

    [Fact]
    public async Task Where_nothing_lies_open_it_is_not_offered()
    {
        var (world, finding) = await LostAsync("bpa:0101");
        await using var _1 = world;
        await world.Store.Store.WriteAsync(async (scope, ct) =>
            (await scope.Db.Findings.AsTracking().SingleAsync(f => f.Id == finding.Id, ct)).ExposedUntilUtc = scope.NowUtc, None);

        var result = await world.Desk.RestoreAccountBlockAsync(Account, "bpa:none", null, world.Ana, None);

        Assert.Contains("No bucket lies open", result.Message, StringComparison.Ordinal);
    }
}
