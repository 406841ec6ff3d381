using System.Text.Json.Nodes;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Tests.Intake;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Remediation;

/// <summary>Contain and its undo through every step of the real pipeline; AWS alone is a fake, and it tells of our writes as of anybody's.</summary>
public sealed class ContainStoryTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static async Task<(IntakeWorld World, Caller Ana)> OpenedAsync(AutomaticMode mode = AutomaticMode.Review)
    {
        var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        await world.InventoryAsync();
        await world.SetModeAsync("payroll", mode);
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        world.Aws.WroteBlock = (bucket, block, attemptId, requestId) => Task.Run(() => world.PostAsync(
            Echo(bucket, block, world.Now).ByOurRole(attemptId, requestId).ToBytes())).Wait();
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        var link = await world.Get<SignIn>().CreateStartLinkAsync(always: true, None);
        return (world, Caller.Person((await world.Get<SignIn>().RedeemAsync(link!.Secret!, None))!.PersonId));
    }

    private static SampleEvent Echo(string bucket, BlockPublicAccess block, DateTime utc)
    {
        var call = SampleEvent.Call(block.Configured ? "PutBucketPublicAccessBlock" : "DeleteBucketPublicAccessBlock", bucket, utc);
        if (block.Configured)
        {
            call.Request["PublicAccessBlockConfiguration"] = new JsonObject
            {
                ["BlockPublicAcls"] = block.BlockPublicAcls, ["IgnorePublicAcls"] = block.IgnorePublicAcls,
                ["BlockPublicPolicy"] = block.BlockPublicPolicy, ["RestrictPublicBuckets"] = block.RestrictPublicBuckets,
            };
        }
        return call;
    }

    [Fact]
    public async Task Contained_the_bucket_shows_Blocked_and_undone_it_is_as_exposed_as_before()
    {
        var (world, ana) = await OpenedAsync();
        await using var _1 = world;
        var before = await world.TheFindingAsync();
        Assert.Equal((Severity.High, "dana"), (before.Severity, before.Actor.Name));

        var contain = await world.Get<AnalystDesk>().ContainAsync(new FindingId(before.Id), "bpa:none", null, ana, None);
        await world.DrainAsync();
        await world.PassAsync(TimeSpan.FromMinutes(3));

        Assert.True(contain.IsAccepted, contain.Message);
        var contained = await world.TheFindingAsync();
        Assert.Equal((WorkflowStatus.Notified, RemediationStatus.AwaitingApproval, Severity.Medium), (contained.WorkflowStatus, contained.RemediationStatus, contained.Severity));
        Assert.Equal(("dana", before.EventUtc), (contained.Actor.Name, contained.EventUtc));
        Assert.NotNull(contained.ExposedUntilUtc);
        var bucket = await world.BucketAsync("payroll");
        Assert.Equal((Exposure.Blocked, contain.AttemptId), (bucket.Exposure, bucket.ContainedAttemptId));
        Assert.Contains(await world.EventsAsync(), row => row.Status == EventStatus.OwnWrite);

        var undo = await world.Get<AnalystDesk>().UndoAsync(contain.AttemptId!.Value, "bpa:1111", true, "It broke the shop", ana, None);
        await world.DrainAsync();
        await world.PassAsync(TimeSpan.FromMinutes(3));

        Assert.True(undo.IsAccepted, undo.Message);
        Assert.Equal(BlockPublicAccess.None, world.Aws["payroll"].Block);
        var undone = await world.TheFindingAsync();
        Assert.Equal((WorkflowStatus.Notified, RemediationStatus.Undone, Severity.High), (undone.WorkflowStatus, undone.RemediationStatus, undone.Severity));
        Assert.Equal(("dana", null), (undone.Actor.Name, undone.ExposedUntilUtc));
        Assert.Equal((Exposure.Public, null), ((await world.BucketAsync("payroll")).Exposure, (await world.BucketAsync("payroll")).ContainedAttemptId));
        Assert.Equal(["PutBlock payroll", "DeleteBlock payroll"], world.Aws.Writes);
        Assert.Equal(2, (await world.EventsAsync()).Count(row => row.Status == EventStatus.OwnWrite));
    }

    [Fact]
    public async Task Automatic_mode_does_not_fight_a_persons_undo_of_a_containment()
    {
        var (world, ana) = await OpenedAsync();
        await using var _1 = world;
        var finding = await world.TheFindingAsync();
        var contain = await world.Get<AnalystDesk>().ContainAsync(new FindingId(finding.Id), "bpa:none", null, ana, None);
        await world.DrainAsync();
        await world.SetModeAsync("payroll", AutomaticMode.Automatic);

        await world.Get<AnalystDesk>().UndoAsync(contain.AttemptId!.Value, "bpa:1111", true, null, ana, None);
        await world.DrainAsync();
        await world.PassAsync(TimeSpan.FromMinutes(3));

        Assert.Equal(SamplePolicy.AnyoneReads, world.Aws["payroll"].Policy);
        Assert.Equal(["PutBlock payroll", "DeleteBlock payroll"], world.Aws.Writes);
    }

    [Fact]
    public async Task The_block_that_somebody_else_takes_away_again_is_no_echo_and_ends_the_mark()
    {
        var (world, ana) = await OpenedAsync();
        await using var _1 = world;
        var finding = await world.TheFindingAsync();
        var contain = await world.Get<AnalystDesk>().ContainAsync(new FindingId(finding.Id), "bpa:none", null, ana, None);
        await world.DrainAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(1));

        world.Aws["payroll"].Block = BlockPublicAccess.None;
        // Our session's name over another content is forged or wrong: it hides nothing.
        await world.DeliverAsync(Echo("payroll", BlockPublicAccess.None, world.Now).ByOurRole(contain.AttemptId!.Value));

        var bucket = await world.BucketAsync("payroll");
        Assert.Equal((Exposure.Public, null), (bucket.Exposure, bucket.ContainedAttemptId));
        Assert.Equal(Severity.High, (await world.TheFindingAsync()).Severity);
        var refused = await world.Get<AnalystDesk>().UndoAsync(contain.AttemptId.Value, "bpa:none", true, null, ana, None);
        Assert.Contains("changed again after that", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_read_after_our_write_takes_nothing_back_and_is_looked_at_again()
    {
        var (world, ana) = await OpenedAsync();
        await using var _1 = world;
        var finding = await world.TheFindingAsync();
        var contain = await world.Get<AnalystDesk>().ContainAsync(new FindingId(finding.Id), "bpa:none", null, ana, None);
        await world.DrainAsync();
        world.Clock.Advance(TimeSpan.FromSeconds(5));

        world.Aws["payroll"].Block = BlockPublicAccess.None;
        await world.LookAsync("payroll");
        Assert.Equal((Exposure.Blocked, contain.AttemptId), ((await world.BucketAsync("payroll")).Exposure, (await world.BucketAsync("payroll")).ContainedAttemptId));

        // It was no stale read: after the last look it is believed.
        await world.PassAsync(TimeSpan.FromSeconds(2));
        await world.PassAsync(TimeSpan.FromSeconds(10));
        await world.PassAsync(TimeSpan.FromSeconds(60));
        Assert.Equal((Exposure.Public, null), ((await world.BucketAsync("payroll")).Exposure, (await world.BucketAsync("payroll")).ContainedAttemptId));
    }

    [Fact]
    public async Task What_Macie_found_in_a_public_bucket_is_a_reason_to_contain_it()
    {
        var (world, ana) = await OpenedAsync();
        await using var _1 = world;
        await world.PostAsync(Macie("payroll"));
        await world.DrainAsync();
        var sensitive = Assert.Single(await world.FindingsAsync(), finding => finding.Category == FindingCategory.SensitiveData);

        var contain = await world.Get<AnalystDesk>().ContainAsync(new FindingId(sensitive.Id), "bpa:none", "Credentials in it", ana, None);
        await world.DrainAsync();

        Assert.True(contain.IsAccepted, contain.Message);
        var after = (await world.FindingsAsync()).Single(finding => finding.Id == sensitive.Id);
        Assert.Equal((WorkflowStatus.New, RemediationStatus.AwaitingApproval), (after.WorkflowStatus, after.RemediationStatus));
        Assert.All(await world.FindingsAsync(), finding => Assert.Equal(RemediationStatus.AwaitingApproval, finding.RemediationStatus));
        var detail = (await world.Get<FindingQueries>().GetAsync(new FindingId(sensitive.Id), None))!;
        Assert.False(detail.Actions.Revert.Offered);
        Assert.True(Assert.Single(detail.Attempts).Undo.Offered);
    }

    private static byte[] Macie(string bucket)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Fixtures", "aws", "macie-classification-finding.json");
        var envelope = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        envelope["detail"]!["resourcesAffected"]!["s3Bucket"]!["name"] = bucket;
        envelope["detail"]!["resourcesAffected"]!["s3Bucket"]!["arn"] = $"arn:aws:s3:::{bucket}";
        return System.Text.Encoding.UTF8.GetBytes(envelope.ToJsonString());
    }
}
