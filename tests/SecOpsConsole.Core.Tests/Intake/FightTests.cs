using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Rules;

namespace SecOpsConsole.Core.Tests.Intake;

/// <summary>Automatic mode against somebody who keeps undoing it: who is healed again, who is held, and what a person then does.</summary>
public sealed class FightTests
{
    private const string Terraform = "APN/1.0 HashiCorp/1.0 Terraform/1.9.8 (+https://www.terraform.io) terraform-provider-aws/5.76.0";
    private const string Robot = "Boto3/1.35.0 robot";

    [Fact]
    public async Task Exposed_again_by_another_person_minutes_later_is_healed_again()
    {
        await using var world = await StartAsync();

        await PutAsync(world, "dana");
        await world.PassAsync(TimeSpan.FromMinutes(4));
        await PutAsync(world, "bob");
        await world.PassAsync(TimeSpan.FromMinutes(4));

        Assert.Equal(SamplePolicy.OwnAccountReads, world.Aws["payroll"].Policy);
        Assert.Equal(2, world.Aws.Writes.Count());
        Assert.Equal(Resolution.Reverted, (await world.TheFindingAsync()).Resolution);
        Assert.Null((await world.BucketAsync("payroll")).HoldReason);
    }

    [Fact]
    public async Task Put_back_at_once_it_is_healed_when_the_cool_down_is_over()
    {
        await using var world = await StartAsync();

        await PutAsync(world, "dana");
        await world.PassAsync(TimeSpan.FromSeconds(3));
        await PutAsync(world, "bob");
        await world.PassAsync(TimeSpan.FromSeconds(3));
        Assert.Single(world.Aws.Writes);
        Assert.Equal(SamplePolicy.AnyoneReads, world.Aws["payroll"].Policy);
        await world.PassAsync(CoolDown.Length);
        await world.PassAsync(TimeSpan.FromSeconds(3));

        Assert.Equal(SamplePolicy.OwnAccountReads, world.Aws["payroll"].Policy);
        Assert.Equal(Resolution.Reverted, (await world.TheFindingAsync()).Resolution);
        Assert.Single(await world.TimelineAsync(), row => row.Kind == FindingEventKind.Decided && row.Text.Contains("it waits until", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(120)]
    public async Task A_robot_that_puts_the_weak_policy_back_is_held_after_three_writes_at_most_with_one_escalation(double seconds)
    {
        await using var world = await StartAsync();

        for (var round = 0; round < 100; round++)
        {
            await PutAsync(world, "robot", Robot);
            await world.PassAsync(TimeSpan.FromSeconds(seconds));
        }

        await world.PassAsync(TimeSpan.FromMinutes(5));
        Assert.InRange(world.Aws.Writes.Count(), 1, 3);
        var finding = await world.TheFindingAsync();
        Assert.Equal((RemediationStatus.Held, HoldReason.Flapping), (finding.RemediationStatus, finding.HoldReason));
        Assert.Equal("Analysts on duty", finding.Assignee);
        Assert.NotNull(finding.DueUtc);
        var bucket = await world.BucketAsync("payroll");
        Assert.Equal((HoldReason.Flapping, "automatic mode"), (bucket.HoldReason, bucket.HeldBy));
        Assert.StartsWith("robot (SDK) put the same weak policy back 2 times", bucket.HeldWhy, StringComparison.Ordinal);
        var timeline = await world.TimelineAsync();
        Assert.Single(timeline, row => row is { Kind: FindingEventKind.Held, FindingId: not null });
        Assert.Single(timeline, row => row is { Kind: FindingEventKind.Held, FindingId: null });
        Assert.Single(timeline, row => row.Kind == FindingEventKind.Escalated);
        Assert.Equal(100, (await world.EventsAsync()).Count(row => row.Status == EventStatus.Processed));
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(5)]
    public async Task Terraform_that_puts_the_weak_policy_back_a_hundred_times_meets_no_write_and_one_escalation(double seconds)
    {
        await using var world = await StartAsync();

        for (var round = 0; round < 100; round++)
        {
            await PutAsync(world, "terraform", Terraform);
            await world.PassAsync(TimeSpan.FromSeconds(seconds));
        }

        Assert.Empty(world.Aws.Writes);
        var finding = await world.TheFindingAsync();
        Assert.Equal((RemediationStatus.Held, HoldReason.ManagedByIac), (finding.RemediationStatus, finding.HoldReason));
        Assert.Equal("Analysts on duty", finding.Assignee);
        var bucket = await world.BucketAsync("payroll");
        Assert.Equal((HoldReason.ManagedByIac, "Terraform", "terraform"), (bucket.HoldReason, bucket.ManagedBy, bucket.ManagedWho));
        Assert.StartsWith("Terraform manages this bucket: the next apply will undo this unless the code is changed too.", bucket.HeldWhy, StringComparison.Ordinal);
        var timeline = await world.TimelineAsync();
        Assert.Single(timeline, row => row is { Kind: FindingEventKind.Held, FindingId: not null });
        Assert.Single(timeline, row => row is { Kind: FindingEventKind.Held, FindingId: null });
        Assert.Single(timeline, row => row.Kind == FindingEventKind.Escalated);
        Assert.Equal(100, (await world.EventsAsync()).Count(row => row.Status == EventStatus.Processed));
    }

    [Fact]
    public async Task A_person_who_resumes_lets_automatic_mode_act_in_spite_of_Terraform_and_the_fight_still_ends_after_three_writes()
    {
        await using var world = await StartAsync();
        await PutAsync(world, "terraform", Terraform);
        var (ana, bucket) = (await AnaAsync(world), await world.BucketAsync("payroll"));
        Assert.Equal(HoldReason.ManagedByIac, bucket.HoldReason);

        Assert.True((await world.Get<AnalystDesk>().ResumeAsync(new BucketId(bucket.Id), "The code is changed with the next release", ana, CancellationToken.None)).IsAccepted);
        await world.PassAsync(TimeSpan.FromSeconds(5));
        Assert.Single(world.Aws.Writes);
        for (var round = 0; round < 20; round++)
        {
            await PutAsync(world, "terraform", Terraform);
            await world.PassAsync(TimeSpan.FromSeconds(5));
        }

        Assert.InRange(world.Aws.Writes.Count(), 1, 3);
        bucket = await world.BucketAsync("payroll");
        Assert.Equal((HoldReason.Flapping, "Iac:Terraform", "Ana"), (bucket.HoldReason, bucket.OverrideOf, bucket.OverriddenBy));
    }

    [Fact]
    public async Task Where_automatic_mode_needs_two_one_person_does_not_resume_it_over_Terraform()
    {
        await using var world = await StartAsync();
        await PutAsync(world, "terraform", Terraform);
        var (ana, bucket) = (await AnaAsync(world), await world.BucketAsync("payroll"));
        await world.Store.WriteAsync(async (scope, ct) =>
            (await scope.Db.Buckets.AsTracking().SingleAsync(row => row.Id == bucket.Id, ct)).FourEyes = Core.FourEyes.EyesRule.All.Text, CancellationToken.None);

        var asked = await world.Get<AnalystDesk>().ResumeAsync(new BucketId(bucket.Id), "The code is changed with the next release", ana, CancellationToken.None);
        await world.PassAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(DeskOutcome.Requested, asked.Outcome);
        bucket = await world.BucketAsync("payroll");
        Assert.Equal((HoldReason.ManagedByIac, null), (bucket.HoldReason, bucket.OverrideOf));
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task An_override_for_one_tool_is_none_for_another()
    {
        await using var world = await StartAsync();
        await PutAsync(world, "terraform", Terraform);
        var (ana, bucket) = (await AnaAsync(world), await world.BucketAsync("payroll"));
        await world.Get<AnalystDesk>().ResumeAsync(new BucketId(bucket.Id), "Known", ana, CancellationToken.None);
        await world.PassAsync(TimeSpan.FromSeconds(60));

        world.Aws["payroll"].Policy = SamplePolicy.AnyoneWrites;
        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneWrites, world.Now).By("deploy", "aws-cdk/2.150 node"));
        Assert.Equal((HoldReason.ManagedByIac, "CDK"), ((await world.BucketAsync("payroll")).HoldReason, (await world.BucketAsync("payroll")).ManagedBy));
    }

    [Fact]
    public async Task Two_robots_that_take_turns_are_held_after_three_writes_at_most()
    {
        await using var world = await StartAsync();

        for (var round = 0; round < 100; round++)
        {
            await PutAsync(world, round % 2 == 0 ? "robot" : "deployer", Robot);
            await world.PassAsync(TimeSpan.FromSeconds(2));
        }

        await world.PassAsync(TimeSpan.FromMinutes(5));
        Assert.InRange(world.Aws.Writes.Count(), 1, 3);
        Assert.Equal(HoldReason.Flapping, (await world.BucketAsync("payroll")).HoldReason);
        Assert.Single(await world.TimelineAsync(), row => row.Kind == FindingEventKind.Escalated);
    }

    [Fact]
    public async Task A_robot_that_writes_the_weak_policy_anew_each_time_meets_the_budget()
    {
        await using var world = await StartAsync();

        for (var round = 0; round < 30; round++)
        {
            var policy = SamplePolicy.AnyoneReads.Replace("payroll/*", $"payroll/{round}/*", StringComparison.Ordinal);
            world.Aws["payroll"].Policy = policy;
            await world.DeliverAsync(SampleEvent.Put("payroll", policy, world.Now).By("robot", Robot));
            await world.PassAsync(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(3, world.Aws.Writes.Count());
        Assert.Equal(HoldReason.AutomaticWriteLimit, (await world.BucketAsync("payroll")).HoldReason);
        Assert.Single(await world.TimelineAsync(), row => row.Kind == FindingEventKind.Escalated);
    }

    [Fact]
    public async Task A_fight_that_somebody_has_already_taken_over_is_not_given_to_others()
    {
        await using var world = await StartAsync();
        await PutAsync(world, "robot", Robot);
        await world.PassAsync(TimeSpan.FromSeconds(5));
        await PutAsync(world, "robot", Robot);
        var ana = await AnaAsync(world);
        await world.Get<AnalystDesk>().EscalateAsync(new FindingId((await world.TheFindingAsync()).Id), "Dana", "ask her", null, null, ana, CancellationToken.None);
        await PutAsync(world, "robot", Robot);

        var finding = await world.TheFindingAsync();
        Assert.Equal((RemediationStatus.Held, "Dana"), (finding.RemediationStatus, finding.Assignee));
    }

    [Fact]
    public async Task Held_outlasts_every_window_until_a_person_says_why_it_may_go_on_and_then_the_guards_count_anew()
    {
        await using var world = await StartAsync();
        await HoldAsync(world);
        var held = world.Aws.Writes.Count();
        await world.PassAsync(TimeSpan.FromHours(30));
        await PutAsync(world, "bob");
        Assert.Equal(held, world.Aws.Writes.Count());
        var (desk, ana, bucket) = (world.Get<AnalystDesk>(), await AnaAsync(world), await world.BucketAsync("payroll"));

        var without = await desk.ResumeAsync(new BucketId(bucket.Id), " ", ana, CancellationToken.None);
        Assert.Equal(DeskOutcome.Invalid, without.Outcome);
        Assert.NotNull((await world.BucketAsync("payroll")).HoldReason);
        var resumed = await desk.ResumeAsync(new BucketId(bucket.Id), "The pipeline is fixed", ana, CancellationToken.None);
        await world.PassAsync(TimeSpan.FromSeconds(5));

        Assert.True(resumed.IsAccepted, resumed.Message);
        Assert.Equal(held + 1, world.Aws.Writes.Count());
        Assert.Equal(Resolution.Reverted, (await world.TheFindingAsync()).Resolution);
        bucket = await world.BucketAsync("payroll");
        Assert.Equal((null, null, null), (bucket.HoldReason, bucket.HeldBy, bucket.HeldWhy));
        Assert.Contains(await world.TimelineAsync(), row => row.Who == "Ana" && row.Reason == "The pipeline is fixed");
        // And when they are not done with it, the same again: held by its second return.
        await HoldAsync(world);
        Assert.Equal(HoldReason.Flapping, (await world.BucketAsync("payroll")).HoldReason);
    }

    [Fact]
    public async Task The_bucket_page_names_the_guard_since_when_by_what_and_what_it_takes()
    {
        await using var world = await StartAsync();
        await HoldAsync(world);

        var detail = await world.Get<BucketQueries>().GetAsync("payroll", CancellationToken.None);

        var guard = Assert.Single(detail!.Guards);
        Assert.Equal(HoldReason.Flapping, guard.Reason);
        Assert.Equal(Core.Rules.Guards.GuardScope.Bucket, guard.Scope);
        Assert.NotNull(guard.SinceUtc);
        Assert.Equal("automatic mode", guard.By);
        Assert.Contains("robot (SDK)", guard.What, StringComparison.Ordinal);
        Assert.Contains("resume", guard.Resume, StringComparison.Ordinal);
    }

    private static async Task HoldAsync(IntakeWorld world)
    {
        for (var round = 0; round < 4; round++)
        {
            await PutAsync(world, "robot", Robot);
            await world.PassAsync(TimeSpan.FromSeconds(5));
        }
    }

    private static async Task PutAsync(IntakeWorld world, string user, string userAgent = "aws-cli/2.17.0")
    {
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;
        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now).By(user, userAgent));
    }

    private static Task<Caller> AnaAsync(IntakeWorld world) => world.Store.WriteAsync(
        async (scope, ct) => Caller.Person((await SignIn.AddAsync(scope, "Ana", Role.Analyst, ct)).Id), CancellationToken.None);

    /// <summary>A bucket in automatic mode with an accepted baseline; our own writes come back as events, as from CloudTrail.</summary>
    private static async Task<IntakeWorld> StartAsync()
    {
        var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        await world.InventoryAsync();
        await world.SetModeAsync("payroll", AutomaticMode.Automatic);
        world.Aws.Wrote = (bucket, text, attempt, requestId) =>
            _ = world.PostAsync(SampleEvent.Put(bucket, text!, world.Now).ByOurRole(attempt, requestId).ToBytes());
        return world;
    }
}
