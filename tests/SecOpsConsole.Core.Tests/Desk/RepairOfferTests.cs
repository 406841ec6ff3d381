using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Tests.Remediation;

namespace SecOpsConsole.Core.Tests.Desk;

/// <summary>When a repair is offered, what its dialog says, and who may set automatic mode to it.</summary>
public sealed class RepairOfferTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static async Task<RemediationPreview> PreviewAsync(World world, Finding finding)
    {
        var answer = await world.Desk.PreviewRepairAsync(new FindingId(finding.Id), world.Vic, None);
        Assert.True(answer.Preview is not null, answer.Message);
        return answer.Preview;
    }

    [Fact]
    public async Task The_dialog_says_what_goes_what_stays_and_what_a_revert_would_lose()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review, SamplePolicies.Good, RepairPolicies.Statement);

        var preview = await PreviewAsync(world, finding);

        Assert.Equal((RepairPolicies.Statement, RepairPolicies.StatementRepaired), (preview.BeforeText, preview.AfterText));
        Assert.Equal(("Repair policy", bucket.LiveFingerprint), (preview.Label, preview.ExpectedFingerprint));
        Assert.Equal(
            "Remove \"World\"; everything else stays. A revert would bring back the baseline instead, and other edits of the same change would go with it.",
            preview.Effect);
        Assert.Equal(
        [
            new AccessLine(AccessSign.Less, "Anyone on the internet will lose s3:GetObject on all objects of payroll"),
            AccessLine.Plain("Stays: Role reports of account 111122223333 may use s3:ListBucket on the bucket payroll"),
            AccessLine.Plain("After a revert instead: Role web of account 111122223333 will gain s3:GetObject on all objects of payroll"),
            AccessLine.Plain("After a revert instead: Role reports of account 111122223333 will lose s3:ListBucket on the bucket payroll"),
        ], preview.AccessSentences);
        Assert.Empty(world.Aws.Writes);
        Assert.Equal(2, await world.ReadAsync(db => db.PolicyVersions.CountAsync()));
    }

    [Fact]
    public async Task Without_a_baseline_the_dialog_says_that_there_is_nothing_to_revert_to()
    {
        await using var world = await World.OpenAsync();
        var (_, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review, SamplePolicies.Weak);

        var preview = await PreviewAsync(world, finding);

        Assert.Null(preview.AfterText);
        Assert.EndsWith("There is no accepted policy that a revert could bring back instead.", preview.Effect, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Partners_that_Block_Public_Access_cuts_off_are_named_when_the_repair_lets_them_in_again()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review, RepairPolicies.PartnerAndWorld);
        await world.Store.Store.WriteAsync(async (scope, ct) => (await scope.Db.Buckets.AsTracking().SingleAsync(b => b.Id == bucket.Id, ct)).SetBlock(BlockPublicAccess.All), None);

        var preview = await PreviewAsync(world, finding);

        Assert.Contains("Block Public Access cuts off account 444455556666 as long as the policy is public; the repair gives that access back.", preview.Effect, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SamplePolicies.Partner, "No statement lets everybody in, so there is nothing that a repair would take out.")]
    [InlineData(null, "The bucket has no policy, so there is nothing to repair.")]
    public async Task Where_nothing_lets_everybody_in_no_repair_is_offered(string? live, string why)
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review, SamplePolicies.Good, live);

        var result = await world.Desk.RepairAsync(new FindingId(finding.Id), bucket.LiveFingerprint!, null, world.Ana, None);

        Assert.Equal((DeskOutcome.NotAllowed, $"{why} Nothing was changed."), (result.Outcome, result.Message));
        Assert.Equal(why, (await world.Findings.GetAsync(new FindingId(finding.Id), None))!.Actions.Repair.WhyNot);
    }

    [Fact]
    public async Task A_policy_that_the_last_look_could_not_read_is_not_repaired()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        await world.Store.Store.WriteAsync(async (scope, ct) => (await scope.Db.Buckets.AsTracking().SingleAsync(b => b.Id == bucket.Id, ct)).LookError = "AccessDenied", None);

        var result = await world.Desk.RepairAsync(new FindingId(finding.Id), bucket.LiveFingerprint!, null, world.Ana, None);

        Assert.Equal(DeskOutcome.NotAllowed, result.Outcome);
        Assert.StartsWith("The live policy could not be read at the last look", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_viewer_repairs_nothing_and_sets_no_automatic_action()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);

        var repair = await world.Desk.RepairAsync(new FindingId(finding.Id), bucket.LiveFingerprint!, null, world.Vic, None);
        var rule = await world.Desk.SetAutomaticActionAsync(new BucketId(bucket.Id), AutomaticAction.RepairStatements, null, world.Vic, None);

        Assert.Equal((DeskOutcome.Forbidden, DeskOutcome.Forbidden), (repair.Outcome, rule.Outcome));
        Assert.Equal(AutomaticAction.RevertToBaseline, (await world.BucketAsync(bucket.Id)).AutomaticAction);
    }

    [Fact]
    public async Task The_automatic_action_is_set_with_who_and_why_and_the_bucket_is_looked_at()
    {
        await using var world = await World.OpenAsync();
        var bucket = await world.AddBucketAsync("payroll", AutomaticMode.Automatic, SamplePolicies.Good);

        var set = await world.Desk.SetAutomaticActionAsync(new BucketId(bucket.Id), AutomaticAction.RepairStatements, "Deployments add roles", world.Ana, None);
        var again = await world.Desk.SetAutomaticActionAsync(new BucketId(bucket.Id), AutomaticAction.RepairStatements, null, world.Bob, None);
        var unknown = await world.Desk.SetAutomaticActionAsync(new BucketId(bucket.Id), (AutomaticAction)7, null, world.Ana, None);

        Assert.Equal([DeskOutcome.Accepted, DeskOutcome.Accepted, DeskOutcome.Invalid], [set.Outcome, again.Outcome, unknown.Outcome]);
        Assert.Equal(AutomaticAction.RepairStatements, (await world.BucketAsync(bucket.Id)).AutomaticAction);
        var row = Assert.Single(await world.ReadAsync(db => db.FindingEvents.Where(e => e.BucketId == bucket.Id).ToListAsync()));
        Assert.Equal(
            (FindingEventKind.ModeChanged, "Ana", "Ana changed the automatic action from RevertToBaseline to RepairStatements.", "Deployments add roles"),
            (row.Kind, row.Who, row.Text, row.Reason));
        Assert.Equal(1, await world.LooksAsync());
        Assert.Equal(AutomaticAction.RepairStatements, Assert.Single((await world.Get<BucketQueries>().ListAsync(null, false, null, 10, None)).Items).AutomaticAction);
    }
}
