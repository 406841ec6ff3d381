using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Tests.Intake;

namespace SecOpsConsole.Core.Tests.ChangeSets;

/// <summary>CloudTrail, Config and Macie tell of a change; the console makes one thing of it.</summary>
public sealed class ChangeSetTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_deployment_that_opens_forty_buckets_is_one_change_with_forty_findings()
    {
        await using var world = await IntakeWorld.StartAsync();
        for (var i = 0; i < 40; i++)
        {
            world.Aws[$"tenant-{i}"].Policy = Weak($"tenant-{i}");
            await world.PostAsync(Put($"tenant-{i}", world.Now.AddSeconds(i - 60)).InSession("deploy", "run-1", "ASIA1").ToBytes());
        }

        await world.DrainAsync();

        var change = Assert.Single((await Queries(world).ListAsync(null, 10, None)).Items);
        Assert.Equal((40, 40, 40, "run-1", "Terraform"), (change.Findings, change.Open, change.Buckets, change.ActorName, change.ActorTool));
        Assert.Equal(Policies.Severity.High, change.HighestSeverity);
        Assert.All(await world.FindingsAsync(), finding => Assert.Equal((change.Id, WorkflowStatus.New), (finding.ChangeSetId, finding.WorkflowStatus)));
        Assert.Equal(40, (await Queries(world).SignalsAsync(change.Id, null, 200, None)).Items.Count(signal => signal.Kind == SignalKind.CloudTrail));
    }

    [Fact]
    public async Task Taking_the_block_away_and_opening_the_policy_is_one_change()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = Weak("payroll");

        await world.DeliverAsync(SampleEvent.Call("DeleteBucketPublicAccessBlock", "payroll", world.Now.AddMinutes(-3)).By("dana"));
        await world.DeliverAsync(Put("payroll", world.Now.AddMinutes(-1)).By("dana"));

        var detail = (await Queries(world).GetAsync((await world.TheFindingAsync()).ChangeSetId!.Value, None))!;
        Assert.Equal((2, 1), (detail.CloudTrail, detail.Change.Findings));
    }

    [Fact]
    public async Task Two_robots_at_the_same_time_make_two_changes()
    {
        await using var world = await IntakeWorld.StartAsync();
        for (var i = 0; i < 6; i++)
        {
            world.Aws[$"tenant-{i}"].Policy = Weak($"tenant-{i}");
            await world.DeliverAsync(Put($"tenant-{i}", world.Now.AddSeconds(i)).InSession("deploy", "GitHubActions", i % 2 == 0 ? "ASIA1" : "ASIA2"));
        }

        var changes = (await Queries(world).ListAsync(null, 10, None)).Items;
        Assert.Equal([3, 3], changes.Select(change => change.Findings));
        Assert.Equal(["tenant-0", "tenant-2", "tenant-4"], (await Queries(world).SignalsAsync(changes.Min(change => change.Id), null, 10, None)).Items.Select(signal => signal.Bucket));
    }

    [Fact]
    public async Task Calls_of_nobody_known_are_changes_by_themselves()
    {
        await using var world = await IntakeWorld.StartAsync();
        foreach (var bucket in new[] { "one", "two" })
        {
            world.Aws[bucket].Policy = Weak(bucket);
            await world.DeliverAsync(Put(bucket, world.Now).With("userIdentity", null));
        }

        Assert.Equal([1, 1], (await Queries(world).ListAsync(null, 10, None)).Items.Select(change => change.Findings));
    }

    [Fact]
    public async Task A_late_call_in_the_gap_makes_two_changes_one_and_old_links_lead_there()
    {
        await using var world = await IntakeWorld.StartAsync();
        var times = new[] { ("one", -20), ("three", -12), ("two", -16) };
        var ids = new List<long>();
        foreach (var (bucket, minutes) in times)
        {
            world.Aws[bucket].Policy = Weak(bucket);
            await world.DeliverAsync(Put(bucket, world.Now.AddMinutes(minutes)).InSession("deploy", "run-1", "ASIA1"));
            ids.Add((await world.FindingsAsync()).Max(finding => finding.ChangeSetId!.Value));
        }

        var change = Assert.Single((await Queries(world).ListAsync(null, 10, None)).Items);
        Assert.Equal((3, world.Now.AddMinutes(-20), world.Now.AddMinutes(-12)), (change.Findings, change.FirstUtc, change.LastUtc));
        Assert.All(ids, id => Assert.Equal(change.Id, Queries(world).GetAsync(id, None).Result!.Change.Id));
        Assert.Equal(2, ids.Take(2).Distinct().Count());
    }

    [Fact]
    public async Task The_consoles_own_write_and_what_Config_records_of_it_are_no_part_of_the_change()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = Weak("payroll");
        await world.DeliverAsync(Put("payroll", world.Now.AddMinutes(-2)).By("dana"));
        var set = (await world.TheFindingAsync()).ChangeSetId!.Value;
        await world.Store.WriteAsync(async (scope, token) => await scope.Db.Signals.AddAsync(
            new Signal { Key = "cloudtrail/own", Kind = SignalKind.CloudTrail, BucketKey = $"{FakeAws.Account}/{FakeAws.Region}/payroll", AtUtc = world.Now.AddMinutes(-1), Name = "PutBucketPolicy", OwnWrite = true }, token), None);

        await PostAsync(world, Told.Config("payroll", world.Now));

        var detail = (await Queries(world).GetAsync(set, None))!;
        Assert.Equal((1, 0), (detail.CloudTrail, detail.Config));
    }

    [Fact]
    public async Task Config_makes_us_look_and_authors_nothing_when_CloudTrail_told_first()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = Weak("payroll");
        await world.DeliverAsync(Put("payroll", world.Now.AddMinutes(-2)).By("dana"));
        var before = (await world.TimelineAsync()).Count;
        var reads = world.Aws.Calls.Count;

        await PostAsync(world, Told.Config("payroll", world.Now));

        var finding = await world.TheFindingAsync();
        Assert.Equal(("dana", FindingSource.CloudTrail, before), (finding.Actor.Name, finding.Source, (await world.TimelineAsync()).Count));
        Assert.True(world.Aws.Calls.Count > reads);
        Assert.Equal(1, (await Queries(world).GetAsync(finding.ChangeSetId!.Value, None))!.Config);
    }

    [Fact]
    public async Task What_Config_told_first_gets_its_actor_and_its_change_from_CloudTrail_later()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = Weak("payroll");
        await PostAsync(world, Told.Config("payroll", world.Now));
        var first = await world.TheFindingAsync();

        await world.DeliverAsync(Put("payroll", world.Now.AddMinutes(-2)).By("dana"));

        var then = await world.TheFindingAsync();
        Assert.Equal((FindingSource.Config, (string?)null, (long?)null), (first.Source, first.Actor.Name, first.ChangeSetId));
        Assert.Equal((first.Id, FindingSource.CloudTrail, "dana"), (then.Id, then.Source, then.Actor.Name));
        Assert.Equal(1, (await Queries(world).GetAsync(then.ChangeSetId!.Value, None))!.Config);
    }

    [Fact]
    public async Task A_policy_finding_of_Macie_on_what_we_know_is_a_signal_with_its_id_and_severity()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = Weak("payroll");
        await world.DeliverAsync(Put("payroll", world.Now.AddMinutes(-10)).InSession("dev", "dana", "ASIA1"));

        await PostAsync(world, Told.Macie("payroll", world.Now.AddMinutes(-10), "m1", arn: $"arn:aws:sts::{FakeAws.Account}:assumed-role/dev/dana"));
        await PostAsync(world, Told.Macie("payroll", world.Now.AddMinutes(-9), "m1", arn: $"arn:aws:sts::{FakeAws.Account}:assumed-role/dev/dana", count: 2));
        await world.PassAsync(LookPayload.LastLookAfter);

        var finding = await world.TheFindingAsync();
        var change = (await Queries(world).OfFindingAsync(new FindingId(finding.Id), None))!;
        var macie = Assert.Single(change.Signals, signal => signal.Kind == SignalKind.Macie);
        Assert.Equal(("m1", Policies.Severity.High, finding.Id), (macie.ExternalId, macie.Severity!.Value, macie.FindingId!.Value));
        Assert.Equal([SignalKind.CloudTrail, SignalKind.Macie], change.Signals.Select(signal => signal.Kind));
        Assert.Equal(finding.ChangeSetId, change.Change!.Id);
    }

    [Fact]
    public async Task What_we_have_no_check_for_is_Macies_own_finding_in_the_same_change()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = Weak("payroll");
        await PostAsync(world, Told.Macie("payroll", world.Now.AddMinutes(-1), "m1", "S3BlockPublicAccessDisabled"));
        await world.DeliverAsync(Put("payroll", world.Now.AddMinutes(-1)).By("dana"));

        var findings = await world.FindingsAsync();

        Assert.Equal([FindingSource.Macie, FindingSource.CloudTrail], findings.Select(finding => finding.Source));
        Assert.Single(findings.Select(finding => finding.ChangeSetId!.Value).Distinct());
    }

    [Fact]
    public async Task What_Macie_sees_and_we_do_not_is_shown_once_a_stale_read_is_ruled_out()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        await PostAsync(world, Told.Macie("payroll", world.Now, "m1"));
        Assert.Empty(await world.FindingsAsync());

        await world.PassAsync(LookPayload.LastLookAfter);

        Assert.Equal((FindingSource.Macie, "m1"), await world.TheFindingAsync() is var finding ? (finding.Source, finding.ExternalId) : default);
    }

    [Fact]
    public async Task A_stale_first_read_does_not_make_a_second_finding_of_what_Macie_told()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = Weak("payroll");
        world.Aws["payroll"].StaleReads.Enqueue(SamplePolicy.OwnAccountReads);
        await PostAsync(world, Told.Macie("payroll", world.Now, "m1"));

        await world.PassAsync(LookPayload.LastLookAfter);

        Assert.Equal(FindingSource.Look, (await world.TheFindingAsync()).Source);
    }

    [Fact]
    public async Task What_Macie_told_of_a_bucket_that_cannot_be_read_is_not_lost()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].ReadFault = new AwsFault(AwsFaultKind.Denied, "AccessDenied", "Denied.", null);
        await PostAsync(world, Told.Macie("payroll", world.Now, "m1"));

        Assert.Equal([CheckIds.Unreadable, "Policy:IAMUser/S3BucketPublic"], (await world.FindingsAsync()).Select(finding => finding.Check).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public async Task A_change_set_leaves_the_states_of_its_findings_alone()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = Weak("payroll");
        await world.DeliverAsync(Put("payroll", world.Now.AddMinutes(-2)).By("dana"));
        var before = await world.TheFindingAsync();

        await world.DeliverAsync(SampleEvent.Call("PutBucketEncryption", "payroll", world.Now.AddMinutes(-1)).By("dana"));
        await PostAsync(world, Told.Config("payroll", world.Now));
        await PostAsync(world, Told.Macie("payroll", world.Now.AddMinutes(-2), "m1"));

        var after = await world.TheFindingAsync();
        Assert.Equal((before.WorkflowStatus, before.RemediationStatus, before.Severity, before.ChangeSetId), (after.WorkflowStatus, after.RemediationStatus, after.Severity, after.ChangeSetId));
    }

    [Fact]
    public async Task A_change_without_a_finding_is_kept_and_not_listed()
    {
        await using var world = await IntakeWorld.StartAsync();
        await world.PutAsync("payroll", SamplePolicy.OwnAccountReads);

        Assert.Empty((await Queries(world).ListAsync(null, 10, None)).Items);
        Assert.Equal(1, await world.ReadAsync(db => db.ChangeSets.CountAsync()));
    }

    private static SampleEvent Put(string bucket, DateTime utc) => SampleEvent.Put(bucket, Weak(bucket), utc);

    private static string Weak(string bucket) => SamplePolicy.AnyoneReads.Replace("payroll", bucket, StringComparison.Ordinal);

    private static ChangeSetQueries Queries(IntakeWorld world) => world.Get<ChangeSetQueries>();

    private static async Task PostAsync(IntakeWorld world, byte[] body)
    {
        await world.PostAsync(body);
        await world.DrainAsync();
    }
}
