using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Tests.Intake;

namespace SecOpsConsole.Core.Tests.Suppressions;

/// <summary>Automatic mode leaves what a person accepted as it is, and acts on everything else.</summary>
public sealed class AutomaticAndExceptionsTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Automatic_mode_does_not_write_because_of_an_accepted_problem()
    {
        await using var scene = await AcceptedAsync(SitePolicy.Public);

        await scene.World.PutAsync(SuppressionScene.Bucket, SitePolicy.PublicBesideTeam);
        await scene.World.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Empty(scene.World.Aws.Writes);
    }

    [Fact]
    public async Task An_accepted_public_statement_does_not_make_automatic_mode_act_on_a_partner_beside_it()
    {
        await using var scene = await AcceptedAsync(SitePolicy.Public);

        await scene.World.PutAsync(SuppressionScene.Bucket, SitePolicy.PublicAndPartner);
        await scene.World.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Empty(scene.World.Aws.Writes);
        Assert.Equal((CheckIds.ExternalAccount, RemediationStatus.AwaitingApproval), (await scene.OpenAsync()).Select(f => (f.Check, f.RemediationStatus)).Single());
    }

    [Theory]
    [InlineData(AutomaticAction.RepairStatements)]
    [InlineData(AutomaticAction.RevertToBaseline)]
    public async Task Another_public_statement_is_taken_out_and_the_accepted_one_stays_whatever_the_rule_is(AutomaticAction rule)
    {
        await using var scene = await AcceptedAsync(SitePolicy.Public);
        await scene.Desk.SetAutomaticActionAsync(new BucketId((await scene.World.BucketAsync(SuppressionScene.Bucket)).Id), rule, null, scene.Ana, None);

        await scene.World.PutAsync(SuppressionScene.Bucket, SitePolicy.PublicAndUpload);
        await scene.World.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(["Put payroll"], scene.World.Aws.Writes);
        Assert.Contains("Site", scene.World.Aws[SuppressionScene.Bucket].Policy, StringComparison.Ordinal);
        Assert.DoesNotContain("Upload", scene.World.Aws[SuppressionScene.Bucket].Policy, StringComparison.Ordinal);
        Assert.Empty(await scene.OpenAsync());
        Assert.Equal([Resolution.RiskAccepted, Resolution.Repaired], (await scene.World.FindingsAsync()).Select(f => f.Resolution!.Value));
    }

    [Fact]
    public async Task When_the_exception_has_ended_automatic_mode_acts_again_on_the_next_change()
    {
        await using var scene = await AcceptedAsync(SitePolicy.Public);
        await scene.PassAsync(TimeSpan.FromDays(31));
        Assert.Empty(scene.World.Aws.Writes);

        await scene.World.PutAsync(SuppressionScene.Bucket, SitePolicy.PublicBesideTeam);
        await scene.World.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(["Put payroll"], scene.World.Aws.Writes);
        Assert.Equal(SamplePolicy.OwnAccountReads, scene.World.Aws[SuppressionScene.Bucket].Policy);
    }

    [Fact]
    public async Task When_the_block_that_held_an_accepted_statement_back_goes_automatic_mode_acts()
    {
        await using var scene = await AcceptedAsync(SitePolicy.Public, new BlockPublicAccess(false, false, false, true));

        scene.World.Aws[SuppressionScene.Bucket].Block = BlockPublicAccess.None;
        await scene.World.DeliverAsync(SampleEvent.Call("DeletePublicAccessBlock", SuppressionScene.Bucket, scene.World.Now));
        await scene.World.PassAsync(TimeSpan.FromMinutes(1));

        // What was accepted was the policy under the block: giving the block back leaves exactly that.
        Assert.Equal(["PutBlock payroll"], scene.World.Aws.Writes);
        Assert.Equal(new BlockPublicAccess(false, false, false, true), scene.World.Aws[SuppressionScene.Bucket].Block);
    }

    [Fact]
    public async Task A_persons_repair_keeps_what_was_accepted_and_says_so()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        await scene.GrantAsync(await scene.World.TheFindingAsync());
        await scene.World.PutAsync(SuppressionScene.Bucket, SitePolicy.PublicAndUpload);
        var open = Assert.Single(await scene.OpenAsync());

        var preview = await scene.Desk.PreviewRepairAsync(new FindingId(open.Id), scene.Ana, None);
        var result = await scene.Desk.RepairAsync(new FindingId(open.Id), (await scene.LiveAsync())!, null, scene.Ana, None);
        await scene.World.DrainAsync();
        await scene.World.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Contains(preview.Preview!.AccessSentences, line => line.Text.StartsWith("Stays: Anyone on the internet", StringComparison.Ordinal));
        Assert.True(result.IsAccepted, result.Message);
        Assert.Equal(SitePolicy.Public, scene.World.Aws[SuppressionScene.Bucket].Policy);
        Assert.Empty(await scene.OpenAsync());
    }

    private static async Task<SuppressionScene> AcceptedAsync(string policy, BlockPublicAccess? block = null)
    {
        var scene = await SuppressionScene.WithAsync(policy, block);
        await scene.GrantAsync(await scene.World.TheFindingAsync());
        await scene.World.SetModeAsync(SuppressionScene.Bucket, AutomaticMode.Automatic);
        await scene.World.PassAsync(TimeSpan.FromHours(1));
        return scene;
    }
}
