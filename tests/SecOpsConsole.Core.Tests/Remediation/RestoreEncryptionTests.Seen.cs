using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Remediation;

/// <summary>What the person saw, and what they must confirm before it is done.</summary>
public sealed partial class RestoreEncryptionTests
{
    [Fact]
    public async Task A_key_that_was_set_and_taken_away_while_somebody_read_the_dialog_is_not_restored()
    {
        var (world, bucket, finding) = await LostAsync();
        await using var _1 = world;
        var seen = (await world.Desk.PreviewRestoreEncryptionAsync(Id(finding), world.Ana, None)).Preview!;
        await world.Store.Store.WriteAsync(
            async (scope, ct) => await EncryptionHistory.RecordAsync(
                scope, (await scope.Db.Buckets.FindAsync([bucket.Id], ct))!,
                new EncryptionSeen(BucketEncryption.OfState("aws:kms " + OtherKey)!, VersionSource.LiveRead, scope.NowUtc.AddMinutes(-5)), ct),
            None);

        var result = await world.Desk.RestoreEncryptionAsync(Id(finding), seen.ExpectedFingerprint, seen.EncryptionAfter!.State, null, world.Ana, None);

        Assert.Equal(DeskOutcome.Superseded, result.Outcome);
        Assert.Contains(OtherKey, result.Message, StringComparison.Ordinal);
        Assert.Empty(await world.ReadAsync(db => Task.FromResult(db.Attempts.ToList())));
    }

    [Fact]
    public async Task A_key_of_another_account_is_confirmed_first()
    {
        var (world, _, finding) = await LostAsync("aws:kms " + OtherKey);
        await using var _1 = world;
        Assert.Contains("belongs to account 999900009999", (await world.Desk.PreviewRestoreEncryptionAsync(Id(finding), world.Ana, None)).Preview!.Confirm, StringComparison.Ordinal);

        var (own, _, known) = await LostAsync();
        await using var _2 = own;
        Assert.Null((await own.Desk.PreviewRestoreEncryptionAsync(Id(known), own.Ana, None)).Preview!.Confirm);
    }

    [Theory]
    [InlineData(Exposure.Public, true)]
    [InlineData(Exposure.OtherAccounts, true)]
    [InlineData(Exposure.OwnAccount, false)]
    public async Task An_undo_that_takes_the_key_out_of_the_way_of_outsiders_is_confirmed_first(Exposure exposure, bool asks)
    {
        var (world, finding) = await RestoringAsync();
        await using var _1 = world;
        await world.DrainAsync();
        await world.Store.Store.WriteAsync(
            async (scope, ct) => (await scope.Db.Buckets.FindAsync([finding.BucketId!.Value], ct))!.Exposure = exposure, None);

        var preview = (await world.Desk.PreviewUndoAsync((await world.LatestAttemptAsync()).Id, world.Ana, None)).Preview!;

        Assert.Equal(asks, preview.Confirm is not null);
    }
}
