using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Replay;
using SecOpsConsole.Core.Tests.Intake;

namespace SecOpsConsole.Core.Tests.Replay;

public sealed class ReplayTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(AutomaticMode.Off)]
    [InlineData(AutomaticMode.Shadow)]
    [InlineData(AutomaticMode.Review)]
    [InlineData(AutomaticMode.Automatic)]
    public async Task By_the_same_rules_nothing_is_different(AutomaticMode mode)
    {
        await using var world = await AfternoonAsync(mode);

        var run = await RunAsync(world);

        Assert.Equal((ReplayStatus.Completed, 0), (run.Status, run.Different));
        Assert.Equal(run.Total, run.Done);
        Assert.True(run.NotComparable < run.Total, "Nothing was compared at all.");
    }

    [Fact]
    public async Task A_policy_that_passed_by_the_rules_of_then_is_told_with_what_would_be_done_today()
    {
        await using var world = await AfternoonAsync(AutomaticMode.Review);
        // By the rules of then the policy was compliant, so no finding was opened and nothing was decided.
        await world.Store.WriteAsync(async (scope, ct) =>
        {
            var weak = await scope.Db.PolicyVersions.AsTracking().Where(v => !v.IsCompliant).ToListAsync(ct);
            weak.ForEach(v => (v.IsCompliant, v.Severity, v.Accepted, v.AcceptedUtc) = (true, null, true, world.Now));
            scope.Db.RemoveRange(await scope.Db.ShadowDecisions.AsTracking().ToListAsync(ct));
        }, None);

        var run = await RunAsync(world);

        var differences = await DifferencesAsync(world, run.Id);
        Assert.Contains(differences, d => d is { Kind: ReplayDifferenceKind.Judgement, Bucket: "payroll", Then: "Compliant", Now: "High: public-principal" });
        Assert.Contains(differences, d => d is { Kind: ReplayDifferenceKind.Decision, Then: "Nothing to do" } && d.Now.StartsWith("RevertToBaseline to version", StringComparison.Ordinal));
        Assert.Equal(differences.Select(d => d.EventId).Distinct().Count(), run.Different);
    }

    [Fact]
    public async Task Another_decision_and_another_severity_are_told()
    {
        await using var world = await AfternoonAsync(AutomaticMode.Automatic);
        await world.Store.WriteAsync(async (scope, ct) =>
        {
            foreach (var row in await scope.Db.ShadowDecisions.AsTracking().ToListAsync(ct))
            {
                (row.Would, row.Action, row.TargetFingerprint, row.Why) = (Core.Shadow.ShadowWould.Person, null, null, "It was not certain then.");
            }
            foreach (var version in await scope.Db.PolicyVersions.AsTracking().Where(v => !v.IsCompliant).ToListAsync(ct))
            {
                version.Severity = Policies.Severity.Medium;
            }
        }, None);

        var differences = await DifferencesAsync(world, (await RunAsync(world)).Id);

        Assert.Contains(differences, d => d is { Kind: ReplayDifferenceKind.Judgement, Then: "Medium: public-principal", Now: "High: public-principal" });
        Assert.Contains(differences, d => d is { Kind: ReplayDifferenceKind.Decision, Then: "Leave to a person" });
        Assert.Equal(
            differences.Count(d => d.Kind == ReplayDifferenceKind.Decision),
            (await world.Get<ReplayQueries>().DifferencesAsync(differences[0].RunId, ReplayDifferenceKind.Decision, null, 200, None)).Items.Count);
    }

    [Fact]
    public async Task An_event_that_no_source_knew_then_is_told_as_recognised()
    {
        await using var world = await AfternoonAsync(AutomaticMode.Review);
        await world.Store.WriteAsync(async (scope, ct) =>
        {
            var put = await scope.Db.InboxEvents.AsTracking().FirstAsync(e => e.Name == "PutBucketPolicy", ct);
            (put.Status, put.BucketName) = (Core.Intake.EventStatus.Unrecognised, null);
        }, None);

        var difference = Assert.Single(await DifferencesAsync(world, (await RunAsync(world)).Id), d => d.Kind == ReplayDifferenceKind.Recognition);

        Assert.Equal(("Unrecognised", "PutBucketPolicy on payroll"), (difference.Then, difference.Now));
    }

    [Fact]
    public async Task One_event_can_be_replayed_alone()
    {
        await using var world = await AfternoonAsync(AutomaticMode.Shadow);
        var ana = await AnaAsync(world);
        var id = (await world.EventsAsync())[1].Id;

        var started = await world.Get<Replays>().StartAsync(id, ana, None);
        await world.DrainAsync();

        var run = (await world.Get<ReplayQueries>().GetAsync(started.RunId!.Value, None))!;
        Assert.Equal((ReplayStatus.Completed, id, 1, 1, 0), (run.Status, run.EventId!.Value, run.Total, run.Done, run.Different));
    }

    [Fact]
    public async Task A_long_stretch_runs_in_slices_and_can_be_cancelled_between_them()
    {
        await using var world = await AfternoonAsync(AutomaticMode.Review);
        for (var i = 0; i < 250; i++)
        {
            await world.PostAsync(SampleEvent.Call("PutBucketTagging", "payroll", world.Now).ToBytes());
        }
        await world.DrainAsync();
        var ana = await AnaAsync(world);
        var started = await world.Get<Replays>().StartAsync(world.Now.AddHours(-1), world.Now.AddMinutes(1), ana, None);

        await world.DrainAsync();
        var first = (await world.Get<ReplayQueries>().GetAsync(started.RunId!.Value, None))!;
        Assert.Equal((ReplayStatus.Running, 100), (first.Status, first.Done));
        await world.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await world.Get<ReplayQueries>().GetAsync(first.Id, None))!.Done);
        var cancelled = await world.Get<Replays>().CancelAsync(first.Id, ana, None);
        Assert.True(cancelled.IsAccepted, cancelled.Message);
        await world.PassAsync(TimeSpan.FromSeconds(1));

        var ended = (await world.Get<ReplayQueries>().GetAsync(first.Id, None))!;
        Assert.Equal((ReplayStatus.Cancelled, 200), (ended.Status, ended.Done));
        Assert.Equal(DeskOutcome.NotAllowed, (await world.Get<Replays>().CancelAsync(first.Id, ana, None)).Outcome);
    }

    [Fact]
    public async Task A_slice_that_runs_twice_counts_once()
    {
        await using var world = await AfternoonAsync(AutomaticMode.Review);
        var ana = await AnaAsync(world);
        var started = await world.Get<Replays>().StartAsync(world.Now.AddHours(-9), world.Now.AddMinutes(1), ana, None);

        await world.DrainAsync(twice: true);

        var run = (await world.Get<ReplayQueries>().GetAsync(started.RunId!.Value, None))!;
        Assert.Equal((ReplayStatus.Completed, run.Total), (run.Status, run.Done));
    }

    [Fact]
    public async Task What_is_asked_for_is_bounded()
    {
        await using var world = await AfternoonAsync(AutomaticMode.Review);
        var (ana, vic) = (await AnaAsync(world), await PersonAsync(world, "Vic", Role.Viewer));
        var replays = world.Get<Replays>();

        Assert.Equal(DeskOutcome.Invalid, (await replays.StartAsync(world.Now.AddDays(-32), world.Now, ana, None)).Outcome);
        Assert.Equal(DeskOutcome.Invalid, (await replays.StartAsync(world.Now, world.Now.AddDays(-1), ana, None)).Outcome);
        Assert.Equal(DeskOutcome.Invalid, (await replays.StartAsync(world.Now.AddDays(-30), world.Now.AddDays(-29), ana, None)).Outcome);
        Assert.Equal(DeskOutcome.NotFound, (await replays.StartAsync(99_999, ana, None)).Outcome);
        Assert.Equal(DeskOutcome.Forbidden, (await replays.StartAsync(world.Now.AddHours(-9), world.Now, vic, None)).Outcome);
        Assert.Empty(await world.Get<ReplayQueries>().ListAsync(None));
        for (var i = 0; i < ReplayLimits.MostActive; i++)
        {
            Assert.Equal(DeskOutcome.Accepted, (await replays.StartAsync(world.Now.AddHours(-9), world.Now.AddMinutes(1), ana, None)).Outcome);
        }
        Assert.Equal(DeskOutcome.NotAllowed, (await replays.StartAsync(world.Now.AddHours(-9), world.Now.AddMinutes(1), ana, None)).Outcome);
    }

    [Fact]
    public async Task Only_the_newest_replays_are_kept()
    {
        await using var world = await AfternoonAsync(AutomaticMode.Review);
        var ana = await AnaAsync(world);
        for (var i = 0; i < ReplayLimits.MostRuns + 5; i++)
        {
            Assert.NotNull((await world.Get<Replays>().StartAsync(1, ana, None)).RunId);
            await world.DrainAsync();
        }

        Assert.InRange((await world.Get<ReplayQueries>().ListAsync(None)).Count, ReplayLimits.MostRuns, ReplayLimits.MostRuns + ReplayLimits.MostActive);
    }

    /// <summary>Good, weak, worse, a partner, deleted: as events of one afternoon.</summary>
    internal static async Task<IntakeWorld> AfternoonAsync(AutomaticMode mode)
    {
        var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        world.Aws["payroll"].Block = BlockPublicAccess.None;
        await world.InventoryAsync();
        await world.SetModeAsync("payroll", mode);
        foreach (var policy in new[] { SamplePolicy.AnyoneReads, SamplePolicy.OwnAccountLists, SamplePolicy.AnyoneWrites, SamplePolicy.PartnerReads, SamplePolicy.SsoWildcard })
        {
            await world.PutAsync("payroll", policy);
            await world.PassAsync(TimeSpan.FromMinutes(30));
        }
        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now).Failed("AccessDenied"));
        await world.DeliverAsync(SampleEvent.Call("PutBucketAcl", "payroll", world.Now));
        await world.PassAsync(TimeSpan.FromMinutes(30));
        return world;
    }

    private static async Task<ReplayRun> RunAsync(IntakeWorld world)
    {
        var started = await world.Get<Replays>().StartAsync(world.Now.AddHours(-9), world.Now.AddMinutes(1), await AnaAsync(world), None);
        Assert.True(started.RunId is not null, started.Message);
        await world.DrainAsync();
        return (await world.Get<ReplayQueries>().GetAsync(started.RunId.Value, None))!;
    }

    private static async Task<IReadOnlyList<ReplayDifference>> DifferencesAsync(IntakeWorld world, long runId) =>
        (await world.Get<ReplayQueries>().DifferencesAsync(runId, null, null, 200, None)).Items;

    internal static Task<Caller> AnaAsync(IntakeWorld world) => PersonAsync(world, "Ana", Role.Analyst);

    private static Task<Caller> PersonAsync(IntakeWorld world, string name, Role role) => world.Store.WriteAsync(async (scope, ct) =>
        Caller.Person((await SignIn.AddAsync(scope, name, role, ct)).Id), None);
}
