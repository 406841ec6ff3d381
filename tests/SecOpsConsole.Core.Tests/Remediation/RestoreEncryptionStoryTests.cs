using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Tests.Intake;
using SecOpsConsole.Core.Tests.Macie;
using SecOpsConsole.Core.Tests.Sweep;

namespace SecOpsConsole.Core.Tests.Remediation;

/// <summary>Somebody deletes the default encryption of payroll, Macie tells, and a person gives it back: through every step of the real pipeline.</summary>
public sealed class RestoreEncryptionStoryTests
{
    private const string Kms = "aws:kms arn:aws:kms:eu-west-1:111122223333:key/1234 bucket-key";
    private static readonly CancellationToken None = CancellationToken.None;

    private static async Task<IntakeWorld> EncryptedAsync()
    {
        var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        world.Aws["payroll"].Encryption = BucketEncryption.OfState(Kms)!;
        await world.InventoryAsync();
        await world.SetModeAsync("payroll", AutomaticMode.Automatic);
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        world.Aws.WroteEncryption = (bucket, encryption, attemptId, requestId) => Task.Run(() => world.PostAsync(
            Call(bucket, encryption, world.Now).ByOurRole(attemptId, requestId).ToBytes())).Wait();
        return world;
    }

    private static SampleEvent Call(string bucket, BucketEncryption encryption, DateTime utc)
    {
        var put = encryption != BucketEncryption.Default;
        var call = SampleEvent.Call(put ? "PutBucketEncryption" : "DeleteBucketEncryption", bucket, utc);
        call.Request["encryption"] = "";
        if (put)
        {
            call.Request["ServerSideEncryptionConfiguration"] = new JsonObject
            {
                ["Rule"] = new JsonObject
                {
                    ["ApplyServerSideEncryptionByDefault"] = new JsonObject { ["SSEAlgorithm"] = encryption.Algorithm, ["KMSMasterKeyID"] = encryption.KeyId },
                    ["BucketKeyEnabled"] = encryption.BucketKey,
                },
            };
        }
        return call;
    }

    private static async Task DeleteAsync(IntakeWorld world)
    {
        world.Aws["payroll"].Encryption = BucketEncryption.Default;
        await world.DeliverAsync(Call("payroll", BucketEncryption.Default, world.Now));
    }

    private static async Task MacieTellsAsync(IntakeWorld world)
    {
        var envelope = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", "events", "MacieFinding", "policy-encryption-disabled.json")))!.AsObject();
        var detail = envelope["detail"]!;
        detail["resourcesAffected"]!["s3Bucket"]!["name"] = "payroll";
        detail["updatedAt"] = world.Now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
        await MacieReconcileTests.DeliverAsync(world, envelope);
        await world.PassAsync(TimeSpan.FromMinutes(10));
    }

    private static async Task<Caller> AnaAsync(IntakeWorld world)
    {
        var link = await world.Get<SignIn>().CreateStartLinkAsync(always: true, None);
        return Caller.Person((await world.Get<SignIn>().RedeemAsync(link!.Secret!, None))!.PersonId);
    }

    private static Task<List<EncryptionSighting>> SightingsAsync(IntakeWorld world) => world.ReadAsync(db => db.EncryptionSightings.OrderBy(row => row.SeenUtc).ThenBy(row => row.Id).ToListAsync());

    [Fact]
    public async Task Deleted_told_by_Macie_restored_read_back_and_undone()
    {
        await using var world = await EncryptedAsync();
        await DeleteAsync(world);
        await MacieTellsAsync(world);
        var finding = await world.TheFindingAsync();
        Assert.Equal(CheckIds.MacieEncryptionDisabled, finding.Check);
        // Automatic mode leaves it to a person.
        Assert.Empty(world.Aws.Writes);
        var ana = await AnaAsync(world);

        var restore = await world.Get<AnalystDesk>().RestoreEncryptionAsync(new FindingId(finding.Id), "AES256", Kms, null, ana, None);
        await world.DrainAsync();
        await world.PassAsync(TimeSpan.FromMinutes(5));

        Assert.True(restore.IsAccepted, restore.Message);
        Assert.Equal(Kms, world.Aws["payroll"].Encryption.State);
        Assert.Equal(["PutEncryption payroll"], world.Aws.Writes);
        var restored = await world.TheFindingAsync();
        Assert.Equal((WorkflowStatus.Resolved, Resolution.EncryptionRestored), (restored.WorkflowStatus, restored.Resolution));

        var attempt = await world.ReadAsync(db => db.Attempts.SingleAsync());
        var undo = await world.Get<AnalystDesk>().UndoAsync(attempt.Id, Kms, false, null, ana, None);
        await world.DrainAsync();
        await world.PassAsync(TimeSpan.FromMinutes(5));

        Assert.True(undo.IsAccepted, undo.Message);
        Assert.Equal(BucketEncryption.Default, world.Aws["payroll"].Encryption);
        Assert.Equal(["PutEncryption payroll", "DeleteEncryption payroll"], world.Aws.Writes);
        var open = await world.TheFindingAsync();
        Assert.Equal((RemediationStatus.Undone, null), (open.RemediationStatus, open.Resolution));
        Assert.NotEqual(WorkflowStatus.Resolved, open.WorkflowStatus);
    }

    [Fact]
    public async Task The_history_has_each_change_once_with_source_and_author()
    {
        await using var world = await EncryptedAsync();
        await DeleteAsync(world);
        await MacieTellsAsync(world);
        var event1 = Call("payroll", BucketEncryption.OfState(Kms)!, world.Now).By("dana");
        world.Aws["payroll"].Encryption = BucketEncryption.OfState(Kms)!;
        await world.DeliverAsync(event1);
        await world.DeliverAsync(event1.WithEnvelopeId("again"));

        Assert.Equal(
            [(VersionSource.Inventory, Kms, null), (VersionSource.Event, "AES256", "dana"), (VersionSource.LiveRead, "AES256", null), (VersionSource.Event, Kms, "dana"), (VersionSource.LiveRead, Kms, null)],
            (await SightingsAsync(world)).Where(row => row.Source != VersionSource.Macie).Select(row => (row.Source, row.State, row.ActorName)));
        Assert.Equal("root", Assert.Single(await SightingsAsync(world), row => row.Source == VersionSource.Macie).ActorName);
    }

    [Fact]
    public async Task A_sweep_notices_a_loss_that_no_event_told_of()
    {
        await using var world = await EncryptedAsync();
        world.Aws["payroll"].Encryption = BucketEncryption.Default;
        world.Clock.Advance(TimeSpan.FromHours(2));

        await world.SweepAsync();

        Assert.Equal("AES256", (await world.BucketAsync("payroll")).Encryption);
        Assert.Equal((VersionSource.Sweep, "AES256"), (await SightingsAsync(world)).Select(row => (row.Source, row.State)).Last());
        Assert.Contains(await world.TimelineAsync(), row => row.Text == "The sweep found another default encryption than was known; no event told of it.");
    }

    [Fact]
    public async Task A_stale_read_after_the_restore_is_not_believed()
    {
        await using var world = await EncryptedAsync();
        await DeleteAsync(world);
        await MacieTellsAsync(world);
        await world.Get<AnalystDesk>().RestoreEncryptionAsync(new FindingId((await world.TheFindingAsync()).Id), "AES256", Kms, null, await AnaAsync(world), None);
        world.Aws.WroteEncryption = null;
        await world.DrainAsync();
        world.Aws["payroll"].Encryption = BucketEncryption.Default;
        await world.LookAsync("payroll");
        Assert.Equal(Kms, (await world.BucketAsync("payroll")).Encryption);

        await world.PassAsync(TimeSpan.FromMinutes(5));
        Assert.Equal("AES256", (await world.BucketAsync("payroll")).Encryption);
    }

    [Fact]
    public async Task Every_step_twice_is_one_write()
    {
        await using var world = await EncryptedAsync();
        await DeleteAsync(world);
        await MacieTellsAsync(world);
        await world.Get<AnalystDesk>().RestoreEncryptionAsync(new FindingId((await world.TheFindingAsync()).Id), "AES256", Kms, null, await AnaAsync(world), None);

        await world.DrainAsync(twice: true);
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await world.DrainAsync(twice: true);

        Assert.Equal(["PutEncryption payroll"], world.Aws.Writes);
        Assert.Equal(AttemptStatus.Verified, Assert.Single(await world.ReadAsync(db => db.Attempts.ToListAsync())).Status);
    }
}
