using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Queue;
using System.Text.Json.Nodes;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Tests.Intake;

namespace SecOpsConsole.Core.Tests.Macie;

/// <summary>Macie tells when a bucket lost something, and never that it has it again: the console looks.</summary>
public sealed class MacieEndsTests
{
    private const string Block = "policy-block-public-access-disabled";
    private const string Key = "policy-encryption-disabled";
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly BlockPublicAccess Former = BlockPublicAccess.OfState("bpa:1111")!;
    private static readonly BucketEncryption Kms = new("aws:kms", "arn:aws:kms:eu-west-1:111122223333:key/1f0e2d3c-4b5a-6978-8796-a5b4c3d2e1f0", BucketKey: true);

    [Fact]
    public async Task The_block_of_a_private_bucket_is_given_back_from_Macies_finding()
    {
        await using var world = await PrivateAsync();
        world.Aws["payroll"].Block = BlockPublicAccess.None;
        await TellAsync(world, Block);
        var finding = await world.TheFindingAsync();
        Assert.Equal(Exposure.OwnAccount, (await world.BucketAsync("payroll")).Exposure);
        Assert.True((await world.Get<FindingQueries>().GetAsync(new FindingId(finding.Id), None))!.Actions.RestoreBlock.Offered);

        var restore = await world.Get<AnalystDesk>().RestoreBlockAsync(new FindingId(finding.Id), "bpa:none", null, await AnaAsync(world), None);
        await world.DrainAsync();
        await world.PassAsync(TimeSpan.FromMinutes(5));

        Assert.True(restore.IsAccepted, restore.Message);
        Assert.Equal(Former, world.Aws["payroll"].Block);
        Assert.Equal((WorkflowStatus.Resolved, Resolution.BlockRestored), await StateAsync(world));
    }

    [Fact]
    public async Task A_block_that_somebody_switched_on_again_ends_the_finding_and_one_that_is_not_known_does_not()
    {
        await using var world = await PrivateAsync();
        world.Aws["payroll"].Block = BlockPublicAccess.None;
        await TellAsync(world, Block);
        await world.LookAsync("payroll");
        world.Aws["payroll"].Block = null;
        await world.LookAsync("payroll");
        Assert.True(await IsOpenAsync(world));

        // One of the four holds back neither a public policy nor a public ACL.
        world.Aws["payroll"].Block = BlockPublicAccess.OfState("bpa:1000");
        await world.LookAsync("payroll");
        Assert.True(await IsOpenAsync(world));

        world.Aws["payroll"].Block = Former;
        await world.LookAsync("payroll");

        Assert.Equal((WorkflowStatus.Resolved, Resolution.FixedExternally), await StateAsync(world));
    }

    [Fact]
    public async Task A_key_that_is_back_ends_the_finding()
    {
        await using var world = await PrivateAsync();
        world.Aws["payroll"].Encryption = BucketEncryption.Default;
        await TellAsync(world, Key);
        await world.LookAsync("payroll");
        Assert.True(await IsOpenAsync(world));

        world.Aws["payroll"].Encryption = Kms;
        await world.LookAsync("payroll");

        Assert.Equal((WorkflowStatus.Resolved, Resolution.FixedExternally), await StateAsync(world));
    }

    [Fact]
    public async Task A_read_right_after_Macie_told_may_be_stale_and_is_repeated()
    {
        await using var world = await PrivateAsync();
        await MacieReconcileTests.DeliverAsync(world, Told(world, Block, world.Now, world.Now));
        Assert.True(await IsOpenAsync(world));

        world.Aws["payroll"].Block = BlockPublicAccess.None;
        await world.PassAsync(TimeSpan.FromMinutes(10));

        Assert.True(await IsOpenAsync(world));
    }

    [Fact]
    public async Task What_happened_before_the_finding_was_resolved_does_not_open_it_again_and_what_came_later_does()
    {
        await using var world = await PrivateAsync();
        world.Aws["payroll"].Encryption = BucketEncryption.Default;
        await TellAsync(world, Key);
        var lost = world.Now;
        world.Aws["payroll"].Encryption = Kms;
        await world.PassAsync(TimeSpan.FromMinutes(3));
        await world.LookAsync("payroll");
        Assert.False(await IsOpenAsync(world));
        await world.PassAsync(TimeSpan.FromMinutes(10));

        await MacieReconcileTests.DeliverAsync(world, Told(world, Key, updated: world.Now, lastSeen: lost));
        Assert.False(await IsOpenAsync(world));

        world.Aws["payroll"].Encryption = BucketEncryption.Default;
        await world.PassAsync(TimeSpan.FromMinutes(1));
        await MacieReconcileTests.DeliverAsync(world, Told(world, Key, updated: world.Now, lastSeen: world.Now));
        Assert.True(await IsOpenAsync(world));
    }

    [Fact]
    public async Task A_deleted_bucket_ends_what_Macie_found_in_it()
    {
        await using var world = await PrivateAsync();
        var found = Told(world, "credentials", world.Now, world.Now);
        await MacieReconcileTests.DeliverAsync(world, found);
        Assert.True(await IsOpenAsync(world));

        world.Aws["payroll"].Deleted = true;
        await world.DeliverAsync(SampleEvent.Call("DeleteBucket", "payroll", world.Now));
        await world.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Equal((WorkflowStatus.Resolved, Resolution.ResourceDeleted), await StateAsync(world));
    }

    [Theory]
    [InlineData("credentials")]
    [InlineData(Block)]
    public async Task What_Macie_tells_of_a_bucket_that_is_gone_ends_too(string fixture)
    {
        await using var world = await PrivateAsync();
        world.Aws["payroll"].Deleted = true;
        await world.DeliverAsync(SampleEvent.Call("DeleteBucket", "payroll", world.Now));
        await world.PassAsync(TimeSpan.FromMinutes(10));

        await MacieReconcileTests.DeliverAsync(world, Told(world, fixture, world.Now, world.Now));
        for (var look = 0; look < 6; look++)
        {
            await world.PassAsync(TimeSpan.FromMinutes(10));
        }

        Assert.Equal((WorkflowStatus.Resolved, Resolution.ResourceDeleted), await StateAsync(world));
    }

    [Fact]
    public async Task One_answer_that_the_bucket_is_gone_ends_nothing_of_Macies()
    {
        await using var world = await PrivateAsync();
        await MacieReconcileTests.DeliverAsync(world, Told(world, "credentials", world.Now, world.Now));
        world.Aws["payroll"].Deleted = true;
        await world.LookAsync("payroll");
        Assert.True(await IsOpenAsync(world));

        world.Aws["payroll"].Deleted = false;
        await world.PassAsync(TimeSpan.FromMinutes(10));

        Assert.True(await IsOpenAsync(world));
    }

    [Fact]
    public async Task What_the_console_contained_for_the_time_being_does_not_end_the_finding()
    {
        await using var world = await PrivateAsync();
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;
        world.Aws["payroll"].Block = BlockPublicAccess.None;
        await world.LookAsync("payroll");
        await MacieReconcileTests.DeliverAsync(world, Told(world, Block, world.Now, world.Now));
        await world.PassAsync(TimeSpan.FromMinutes(10));
        var finding = Assert.Single(await world.FindingsAsync(), row => row.Source == FindingSource.Macie);

        Assert.True((await world.Get<AnalystDesk>().ContainAsync(new FindingId(finding.Id), "bpa:none", null, await AnaAsync(world), None)).IsAccepted);
        await world.DrainAsync();
        await world.PassAsync(TimeSpan.FromMinutes(5));
        await world.LookAsync("payroll");

        Assert.True(world.Aws["payroll"].Block!.IsAllOn);
        Assert.NotEqual(WorkflowStatus.Resolved, (await world.FindingsAsync()).Single(row => row.Id == finding.Id).WorkflowStatus);
    }

    private static async Task<IntakeWorld> PrivateAsync()
    {
        var world = await MacieReconcileTests.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        world.Aws["payroll"].Block = Former;
        world.Aws["payroll"].Encryption = Kms;
        await world.InventoryAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        return world;
    }

    [Fact]
    public async Task One_id_told_as_two_kinds_of_finding_blocks_no_bucket()
    {
        await using var world = await PrivateAsync();
        var policy = Told(world, "policy", world.Now, world.Now);
        var data = MacieReconcileTests.Detail("macie-classification-finding");
        (data["id"], data["updatedAt"]) = ((string)policy["detail"]!["id"]!, Iso(world.Now));
        data["resourcesAffected"]!["s3Bucket"]!["name"] = "payroll";
        data["resourcesAffected"]!.AsObject().Remove("s3Object");
        await MacieReconcileTests.DeliverAsync(world, policy);
        await MacieReconcileTests.DeliverAsync(world, MacieReconcileTests.Envelope(data, "the-second"));

        await world.PassAsync(TimeSpan.FromMinutes(10));

        Assert.DoesNotContain(await world.ReadAsync(db => db.WorkItems.Where(item => item.Kind == WorkKind.Look).ToListAsync()), item => item.State != WorkState.Completed);
        Assert.Single(await world.FindingsAsync());
    }

    /// <summary>As Macie does it: a while after the call.</summary>
    private static async Task TellAsync(IntakeWorld world, string fixture)
    {
        await MacieReconcileTests.DeliverAsync(world, Told(world, fixture, world.Now, world.Now));
        await world.PassAsync(TimeSpan.FromMinutes(10));
    }

    private static JsonObject Told(IntakeWorld world, string fixture, DateTime updated, DateTime lastSeen)
    {
        var envelope = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "events", "MacieFinding", $"{fixture}.json")))!.AsObject();
        envelope["id"] = $"{fixture}-{updated.Ticks}-{world.Now.Ticks}";
        var detail = envelope["detail"]!;
        detail["updatedAt"] = Iso(updated);
        detail["resourcesAffected"]!["s3Bucket"]!["name"] = "payroll";
        if (detail["policyDetails"]?["action"]?["apiCallDetails"] is { } call)
        {
            call["lastSeen"] = Iso(lastSeen);
        }

        return envelope;
    }

    private static string Iso(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");

    private static async Task<bool> IsOpenAsync(IntakeWorld world) => (await world.TheFindingAsync()).WorkflowStatus is WorkflowStatus.New or WorkflowStatus.Notified;

    private static async Task<(WorkflowStatus State, Resolution? How)> StateAsync(IntakeWorld world) =>
        await world.TheFindingAsync() is var finding ? (finding.WorkflowStatus, finding.Resolution) : default;

    private static async Task<Caller> AnaAsync(IntakeWorld world)
    {
        var link = await world.Get<SignIn>().CreateStartLinkAsync(always: true, None);
        return Caller.Person((await world.Get<SignIn>().RedeemAsync(link!.Secret!, None))!.PersonId);
    }
}
