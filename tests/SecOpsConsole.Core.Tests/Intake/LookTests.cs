using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Intake;

public sealed class LookTests
{
    [Fact]
    public async Task A_weak_policy_that_is_live_becomes_one_finding_that_tells_who_and_what()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        await world.InventoryAsync();

        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);

        var finding = await world.TheFindingAsync();
        Assert.Equal(WorkflowStatus.New, finding.WorkflowStatus);
        Assert.Equal(ComplianceStatus.NonCompliant, finding.ComplianceStatus);
        Assert.Equal(RemediationStatus.AwaitingApproval, finding.RemediationStatus);
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal("public-principal", finding.Check);
        Assert.Equal("Anyone on the internet may use s3:GetObject on all objects of payroll.", finding.Title);
        Assert.Equal("dana", finding.Actor.Name);
        Assert.Equal("CLI", finding.Actor.Tool);
        Assert.NotNull(finding.BaselineVersionId);
        Assert.NotNull(finding.ExposedFromUtc);
        Assert.Null(finding.ExposedUntilUtc);
        Assert.Equal(Exposure.Public, (await world.BucketAsync("payroll")).Exposure);
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task The_owner_stays_known_while_the_tags_cannot_be_read()
    {
        await using var world = await IntakeWorld.StartAsync();
        (world.Aws["payroll"].Policy, world.Aws["payroll"].Owner) = (SamplePolicy.OwnAccountReads, "finance");
        await world.LookAsync("payroll");
        Assert.Equal("finance", (await world.BucketAsync("payroll")).OwnerTag);

        (world.Aws["payroll"].Owner, world.Aws["payroll"].TagsDenied) = (null, true);
        await LookLaterAsync();
        Assert.Equal("finance", (await world.BucketAsync("payroll")).OwnerTag);

        world.Aws["payroll"].TagsDenied = false;
        await LookLaterAsync();
        Assert.Null((await world.BucketAsync("payroll")).OwnerTag);

        async Task LookLaterAsync()
        {
            var before = (await world.BucketAsync("payroll")).ObservedUtc;
            world.Clock.Advance(TimeSpan.FromMinutes(10));
            await world.LookAsync("payroll");
            Assert.True((await world.BucketAsync("payroll")).ObservedUtc > before);
        }
    }

    [Fact]
    public async Task A_good_policy_is_stored_and_accepted_and_is_no_finding()
    {
        await using var world = await IntakeWorld.StartAsync();

        await world.PutAsync("payroll", SamplePolicy.OwnAccountReads);

        Assert.Empty(await world.FindingsAsync());
        var version = Assert.Single(await world.VersionsAsync());
        Assert.True(version.Accepted);
        Assert.Equal(version.Id, (await world.BucketAsync("payroll")).BaselineVersionId);
    }

    [Fact]
    public async Task Every_weak_statement_is_a_finding_of_its_own()
    {
        await using var world = await IntakeWorld.StartAsync();

        await world.PutAsync("payroll", SamplePolicy.AnyoneReadsAndWrites);

        var findings = await world.FindingsAsync();
        Assert.Equal([Severity.High, Severity.Critical], findings.Select(finding => finding.Severity));
    }

    [Fact]
    public async Task The_same_weak_policy_again_is_the_same_finding()
    {
        await using var world = await IntakeWorld.StartAsync();
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);

        Assert.Equal(0, (await world.TheFindingAsync()).ReopenedCount);
    }

    [Fact]
    public async Task An_event_that_comes_after_the_look_tells_who_and_since_when()
    {
        await using var world = await IntakeWorld.StartAsync();
        var put = world.Now;
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;
        await world.PassAsync(TimeSpan.FromSeconds(20));
        await world.LookAsync("payroll");
        Assert.Null((await world.TheFindingAsync()).Actor.Name);

        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, put));

        var finding = await world.TheFindingAsync();
        Assert.Equal(("dana", put, put), (finding.Actor.Name, finding.EventUtc, finding.ExposedFromUtc));
    }

    [Fact]
    public async Task Fixed_by_a_person_is_resolved_as_fixed_externally_and_nothing_is_written()
    {
        await using var world = await IntakeWorld.StartAsync();
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        world.Clock.Advance(TimeSpan.FromMinutes(3));
        await world.PutAsync("payroll", SamplePolicy.OwnAccountReads);

        var finding = await world.TheFindingAsync();
        Assert.Equal(WorkflowStatus.Resolved, finding.WorkflowStatus);
        Assert.Equal(Resolution.FixedExternally, finding.Resolution);
        Assert.Equal(RecordState.Archived, finding.RecordState);
        Assert.Equal(TimeSpan.FromMinutes(3), finding.ExposedUntilUtc - finding.ExposedFromUtc);
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task A_problem_that_returns_reopens_its_finding()
    {
        await using var world = await IntakeWorld.StartAsync();
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.PutAsync("payroll", SamplePolicy.OwnAccountReads);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);

        var finding = await world.TheFindingAsync();
        Assert.Equal(WorkflowStatus.New, finding.WorkflowStatus);
        Assert.Equal(RecordState.Active, finding.RecordState);
        Assert.Equal(1, finding.ReopenedCount);
        Assert.Null(finding.ExposedUntilUtc);
    }

    [Fact]
    public async Task Opened_and_closed_before_we_looked_leaves_a_resolved_finding_with_its_exposure_window()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        await world.InventoryAsync();
        var opened = world.Now;

        await world.PostAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, opened).ToBytes());
        await world.PostAsync(SampleEvent.Put("payroll", SamplePolicy.OwnAccountReads, opened.AddSeconds(40)).ToBytes());
        world.Clock.Advance(TimeSpan.FromSeconds(45));
        await world.DrainAsync();
        await world.PassAsync(TimeSpan.FromSeconds(2));

        var finding = await world.TheFindingAsync();
        Assert.Equal(WorkflowStatus.Resolved, finding.WorkflowStatus);
        Assert.Equal(Resolution.FixedExternally, finding.Resolution);
        Assert.Equal(opened, finding.ExposedFromUtc);
        Assert.Equal(opened.AddSeconds(40), finding.ExposedUntilUtc);
        Assert.Equal("dana", finding.Actor.Name);
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task Closed_again_by_block_public_access_too_the_trace_still_says_that_it_was_exposed()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        world.Aws["payroll"].Block = BlockPublicAccess.All;
        await world.InventoryAsync();
        var opened = world.Now;

        await world.PostAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, opened).ToBytes());
        await world.PostAsync(SampleEvent.Put("payroll", SamplePolicy.OwnAccountReads, opened.AddSeconds(20)).ToBytes());
        world.Clock.Advance(TimeSpan.FromSeconds(30));
        await world.DrainAsync();
        await world.PassAsync(TimeSpan.FromSeconds(2));

        var finding = await world.TheFindingAsync();
        Assert.Equal((Severity.High, opened, opened.AddSeconds(20)), (finding.Severity, finding.ExposedFromUtc, finding.ExposedUntilUtc));
    }

    [Fact]
    public async Task Opened_and_closed_in_one_second_leaves_a_trace_at_once()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        await world.InventoryAsync();

        await world.PostAsync(SampleEvent.Put("payroll", SamplePolicy.OwnAccountReads, world.Now).ToBytes());
        await world.PostAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now).ToBytes());
        await world.DrainAsync();

        Assert.Equal(Resolution.FixedExternally, (await world.TheFindingAsync()).Resolution);
    }
}
