using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Tests.Remediation;

namespace SecOpsConsole.Core.Tests.Desk;

public sealed class RoleTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static Task<DeskResult>[] EveryCommand(World world, Bucket bucket, Finding finding, Caller caller, string? reason = null)
    {
        var (findingId, bucketId, fingerprint) = (new FindingId(finding.Id), new BucketId(bucket.Id), bucket.LiveFingerprint!);
        return
        [
            world.Desk.ApproveAsync(findingId, fingerprint, reason, caller, None),
            world.Desk.RevertAsync(findingId, fingerprint, reason, caller, None),
            world.Desk.UndoAsync(findingId, fingerprint, reason, caller, None),
            world.Desk.EscalateAsync(findingId, "Dana", reason, null, null, caller, None),
            world.Desk.SetModeAsync(bucketId, AutomaticMode.Automatic, reason, caller, None),
            world.Desk.ResumeAsync(bucketId, reason, caller, None),
            world.Desk.SetGlobalStopAsync(true, reason, caller, None),
        ];
    }

    private static async Task AssertUntouchedAsync(World world)
    {
        Assert.Empty(await world.ReadAsync(db => db.Attempts.ToListAsync()));
        Assert.Empty(await world.ReadAsync(db => db.WorkItems.ToListAsync()));
        Assert.Equal(1, await world.ReadAsync(db => db.FindingEvents.CountAsync(e => e.Kind != FindingEventKind.AccessChanged)));
    }

    [Fact]
    public async Task A_viewer_changes_nothing()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);

        var results = await Task.WhenAll(EveryCommand(world, bucket, finding, world.Vic));
        var look = await world.Desk.RequestLookAsync(new BucketId(bucket.Id), world.Vic, None);

        Assert.All(results.Append(look), result => Assert.Equal(DeskOutcome.Forbidden, result.Outcome));
        Assert.Equal(0, world.Aws.Reads);
        await AssertUntouchedAsync(world);
    }

    [Fact]
    public async Task Somebody_whose_access_was_ended_changes_nothing_from_that_instant()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        Assert.True((await world.People.DisableAsync(world.Ana.PersonId!.Value, world.Otto, None)).IsAccepted);

        var results = await Task.WhenAll(EveryCommand(world, bucket, finding, world.Ana));

        Assert.All(results, result => Assert.Equal(DeskOutcome.Forbidden, result.Outcome));
        await AssertUntouchedAsync(world);
    }

    [Fact]
    public async Task A_demoted_analyst_loses_the_right_with_the_next_command()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        await world.People.SetRoleAsync(world.Ana.PersonId!.Value, Role.Viewer, world.Otto, None);

        var result = await world.Desk.RevertAsync(new FindingId(finding.Id), bucket.LiveFingerprint!, null, world.Ana, None);

        Assert.Equal(DeskOutcome.Forbidden, result.Outcome);
    }

    [Fact]
    public async Task A_caller_that_does_not_exist_is_refused()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        var results = await Task.WhenAll(EveryCommand(world, bucket, finding, Caller.Person(999)).Concat(EveryCommand(world, bucket, finding, Caller.Token(999))));
        Assert.All(results, result => Assert.Equal(DeskOutcome.Forbidden, result.Outcome));
    }

    [Fact]
    public async Task A_reason_of_more_than_2000_characters_is_refused()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);

        var results = await Task.WhenAll(EveryCommand(world, bucket, finding, world.Ana, new string('x', 2001)));

        Assert.All(results, result => Assert.Equal(DeskOutcome.Invalid, result.Outcome));
        await AssertUntouchedAsync(world);
    }

    [Fact]
    public async Task An_analyst_stops_automatic_mode_and_only_an_administrator_releases_it()
    {
        await using var world = await World.OpenAsync();

        Assert.True((await world.Desk.SetGlobalStopAsync(true, "Incident", world.Ana, None)).IsAccepted);
        Assert.Equal(DeskOutcome.Forbidden, (await world.Desk.SetGlobalStopAsync(false, null, world.Ana, None)).Outcome);
        var stopped = await world.Store.Store.ReadAsync(GlobalStop.ReadAsync, None);
        Assert.Equal((true, "Ana", "Incident"), (stopped.On, stopped.Who, stopped.Reason));

        Assert.True((await world.Desk.SetGlobalStopAsync(false, null, world.Otto, None)).IsAccepted);
        Assert.False((await world.Store.Store.ReadAsync(GlobalStop.ReadAsync, None)).On);
    }

    [Fact]
    public async Task Releasing_the_stop_looks_again_at_what_it_held()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Automatic);
        await world.Desk.SetGlobalStopAsync(true, null, world.Ana, None);
        await world.DecideAsync(bucket.Id);
        Assert.Equal(HoldReason.GlobalStop, (await world.FindingAsync(finding.Id)).HoldReason);

        await world.Desk.SetGlobalStopAsync(false, null, world.Otto, None);
        Assert.Equal(1, await world.LooksAsync());
        await world.DecideAsync(bucket.Id);
        await world.DrainAsync();

        Assert.Equal(Resolution.Reverted, (await world.FindingAsync(finding.Id)).Resolution);
    }

    [Fact]
    public async Task A_stop_that_cannot_be_read_counts_as_on()
    {
        await using var world = await World.OpenAsync();
        await world.Desk.SetGlobalStopAsync(true, null, world.Ana, None);
        await world.Store.Store.WriteAsync((scope, ct) => scope.Db.Settings.ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, "{broken"), ct), None);
        Assert.True((await world.Store.Store.ReadAsync(GlobalStop.ReadAsync, None)).On);
    }

    [Fact]
    public async Task A_changed_mode_says_who_changed_it()
    {
        await using var world = await World.OpenAsync();
        var (bucket, _) = await world.AddExposedAsync("payroll", AutomaticMode.Review);

        await world.Desk.SetModeAsync(new BucketId(bucket.Id), AutomaticMode.Automatic, "Proven in Shadow", world.Ana, None);

        var changed = await world.BucketAsync(bucket.Id);
        Assert.Equal((AutomaticMode.Automatic, "Ana", "Proven in Shadow"), (changed.Mode, changed.ModeSetBy, changed.ModeReason));
        Assert.Equal(1, await world.ReadAsync(db => db.FindingEvents.CountAsync(e => e.Kind == FindingEventKind.ModeChanged && e.BucketId == bucket.Id && e.Who == "Ana")));
    }

    [Fact]
    public async Task A_token_acts_with_its_own_role()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        var reader = await world.Tokens.CreateAsync("dashboard", Role.Viewer, world.Otto, None);
        var writer = await world.Tokens.CreateAsync("playbook", Role.Analyst, world.Otto, None);

        var refused = await world.Desk.RevertAsync(new FindingId(finding.Id), bucket.LiveFingerprint!, null, (await world.Tokens.FindAsync(reader.Secret!, None))!, None);
        var accepted = await world.Desk.RevertAsync(new FindingId(finding.Id), bucket.LiveFingerprint!, null, (await world.Tokens.FindAsync(writer.Secret!, None))!, None);

        Assert.Equal(DeskOutcome.Forbidden, refused.Outcome);
        Assert.True(accepted.IsAccepted);
        Assert.Equal("playbook (API)", (await world.LatestAttemptAsync()).Who);
    }
}
