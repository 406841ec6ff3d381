using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Core.Retention;
using SecOpsConsole.Core.Tests.Remediation;
using SecOpsConsole.Core.Tests.Storage;

namespace SecOpsConsole.Core.Tests.Retention;

/// <summary>Signals, changes and offences: each table is walked once by its key, and what a finding came by stays.</summary>
public sealed class OldChangesTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Signals_changes_and_offences_go_with_the_events_unless_a_finding_came_by_them()
    {
        await using var world = await World.OpenAsync();
        var (_, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        await AddChangesAsync(world, finding.Id);
        Assert.Equal(0, (await RunAsync(world, days: 89))!.Changes);

        var run = await RunAsync(world, days: 2);

        // 300 signals, their set and the offence of long ago; the set that led to the old one follows the next night.
        Assert.Equal((302, true), (run!.Changes, run.IsWhole));
        Assert.Equal(1, (await RunAsync(world, days: 1))!.Changes);
        Assert.Equal(["kept-by-finding", "kept-by-set"], await world.ReadAsync(db => db.Signals.OrderBy(row => row.Key).Select(row => row.Key).ToListAsync()));
        Assert.Equal(["kept"], await world.ReadAsync(db => db.ChangeSets.Select(row => row.Chain).ToListAsync()));
        Assert.Equal(["kept", "young by its event"], await world.ReadAsync(db => db.Offences.OrderBy(row => row.Text).Select(row => row.Text).ToListAsync()));
        var told = await world.ReadAsync(db => db.FindingEvents.FirstAsync(row => row.Kind == FindingEventKind.RetentionRan));
        Assert.Contains("302 signals, changes and offences", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stays_at_the_head_keeps_nothing_behind_it_for_ever()
    {
        await using var world = await World.OpenAsync();
        var (_, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        await AddSignalsAsync(world, 2 * RetentionJob.Batch, i => Signal(world.Clock.NowUtc, $"kept-{i}", null, finding.Id));
        await AddSignalsAsync(world, 1, _ => Signal(world.Clock.NowUtc, "behind", null, null));
        await AddSignalsAsync(world, 1, _ => Signal(world.Clock.NowUtc.AddDays(91), "young", null, null));
        var job = Job(world, new OffenderOptions(), mostBatches: 1);
        world.Clock.Advance(TimeSpan.FromDays(91));

        var runs = new List<(int, bool)>();
        for (var night = 0; night < 5; night++)
        {
            var run = (await job.RunIfDueAsync(None))!;
            runs.Add((run.Changes, run.IsWhole));
            world.Clock.Advance(TimeSpan.FromDays(1));
        }

        // Two nights over what stays, one for the rest, one that finds the end; then it begins anew.
        Assert.Equal([(0, false), (0, false), (1, false), (0, true), (0, false)], runs);
        Assert.Equal(["young"], await world.ReadAsync(db => db.Signals.Where(row => row.FindingId == null).Select(row => row.Key).ToListAsync()));
    }

    [Fact]
    public async Task A_row_of_the_future_ends_no_walk_and_young_rows_are_not_left_over()
    {
        await using var world = await World.OpenAsync();
        await AddSignalsAsync(world, 1, _ => Signal(world.Clock.NowUtc.AddYears(900), "future", null, null));
        await AddSignalsAsync(world, 1, _ => Signal(world.Clock.NowUtc, "old", null, null));
        await AddOffencesAsync(world, RetentionJob.Batch + 1, days: 90);
        world.Clock.Advance(TimeSpan.FromDays(91));

        var run = await Job(world, new OffenderOptions(), mostBatches: 2).RunIfDueAsync(None);

        Assert.Equal((1, true), (run!.Changes, run.IsWhole));
        Assert.Equal(["future"], await world.ReadAsync(db => db.Signals.Select(row => row.Key).ToListAsync()));
    }

    [Theory]
    [InlineData(24, 0)]
    [InlineData(720, 1)]
    public async Task An_offence_that_still_counts_stays(int windowHours, int stay)
    {
        await using var world = await World.OpenAsync();
        await AddOffencesAsync(world, 1, days: 0);
        var job = Job(world, new OffenderOptions { Window = TimeSpan.FromHours(windowHours) }, mostBatches: 2, new RetentionOptions { Events = TimeSpan.FromDays(1) });

        world.Clock.Advance(TimeSpan.FromDays(20));
        await job.RunIfDueAsync(None);
        Assert.Equal(stay, await world.ReadAsync(db => db.Offences.CountAsync()));

        world.Clock.Advance(TimeSpan.FromDays(11));
        await job.RunIfDueAsync(None);
        Assert.Equal(0, await world.ReadAsync(db => db.Offences.CountAsync()));
    }

    [Fact]
    public async Task No_walk_over_changes_reads_a_table_of_findings()
    {
        await using var world = await World.OpenAsync();
        await QueryPlan.AssertNoScanAsync(world.Store, db => OldChanges.Signals(db, 7, 99, DateTime.UnixEpoch));
        await QueryPlan.AssertNoScanAsync(world.Store, db => OldChanges.ChangeSets(db, 7, 99, DateTime.UnixEpoch));
        await QueryPlan.AssertNoScanAsync(world.Store, db => OldChanges.Offences(db, 7, 99, DateTime.UnixEpoch));
    }

    private static Task<RetentionRun?> RunAsync(World world, int days)
    {
        world.Clock.Advance(TimeSpan.FromDays(days));
        return world.Get<RetentionJob>().RunIfDueAsync(None);
    }

    private static RetentionJob Job(World world, OffenderOptions offenders, int mostBatches, RetentionOptions? options = null) =>
        new(world.Store.Store, options ?? new RetentionOptions(), offenders, world.Clock, NullLogger<RetentionJob>.Instance, mostBatches);

    private static Task AddSignalsAsync(World world, int count, Func<int, Signal> make) => world.Store.Store.WriteAsync((scope, _) =>
    {
        scope.Db.Signals.AddRange(Enumerable.Range(0, count).Select(make));
        return Task.CompletedTask;
    }, None);

    private static Task AddOffencesAsync(World world, int count, int days) => world.Store.Store.WriteAsync(async (scope, ct) =>
    {
        var principal = new Principal { AccountId = "111122223333", Arn = "arn:aws:iam::111122223333:user/dana", Name = "dana" };
        scope.Db.Add(principal);
        await scope.Db.SaveChangesAsync(ct);
        scope.Db.Offences.AddRange(Enumerable.Range(0, count).Select(_ => new Offence { PrincipalId = principal.Id, AtUtc = scope.NowUtc.AddDays(days), Text = "opened" }));
    }, None);

    private static Task AddChangesAsync(World world, long findingId) => world.Store.Store.WriteAsync(async (scope, ct) =>
    {
        var principal = new Principal { AccountId = "111122223333", Arn = "arn:aws:iam::111122223333:user/dana", Name = "dana" };
        var (kept, old) = (Set(scope.NowUtc, "kept"), Set(scope.NowUtc, "old"));
        scope.Db.AddRange(principal, kept, old);
        await scope.Db.SaveChangesAsync(ct);
        var merged = Set(scope.NowUtc, "led to the old one");
        merged.MergedIntoId = old.Id;
        scope.Db.Add(merged);
        scope.Db.Signals.AddRange(Enumerable.Range(0, 300).Select(i => Signal(scope.NowUtc, $"old-{i}", i % 2 == 0 ? old.Id : null, null)));
        scope.Db.Signals.Add(Signal(scope.NowUtc, "kept-by-set", kept.Id, null));
        scope.Db.Signals.Add(Signal(scope.NowUtc, "kept-by-finding", null, findingId));
        scope.Db.Offences.AddRange(
            new Offence { PrincipalId = principal.Id, AtUtc = scope.NowUtc.AddYears(900), Text = "young by its event" },
            new Offence { PrincipalId = principal.Id, AtUtc = scope.NowUtc, Text = "old" },
            new Offence { PrincipalId = principal.Id, AtUtc = scope.NowUtc, Text = "kept", FindingId = findingId });
        await scope.Db.SaveChangesAsync(ct);
        await scope.Db.Findings.Where(row => row.Id == findingId).ExecuteUpdateAsync(set => set.SetProperty(row => row.ChangeSetId, kept.Id), ct);
    }, None);

    private static ChangeSet Set(DateTime atUtc, string chain) =>
        new() { AccountId = "111122223333", Chain = chain, FirstUtc = atUtc, LastUtc = atUtc, CreatedUtc = atUtc };

    private static Signal Signal(DateTime atUtc, string key, long? setId, long? findingId) =>
        new() { Key = key, BucketKey = "111122223333/eu-west-1/payroll", Name = "PutBucketPolicy", AtUtc = atUtc, FirstSeenUtc = atUtc, ChangeSetId = setId, FindingId = findingId };
}
