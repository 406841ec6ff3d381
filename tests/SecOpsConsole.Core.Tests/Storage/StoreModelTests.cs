using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Tests.Storage;

public sealed class StoreModelTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_row_reads_back_as_it_was_written()
    {
        await using var test = await TestStore.OpenAsync();
        var due = new DateTime(2026, 11, 20, 9, 14, 7, 123, DateTimeKind.Utc).AddTicks(4567);
        var id = await test.Store.WriteAsync(
            async (scope, token) =>
            {
                var bucket = Rows.Bucket();
                bucket.Exposure = Exposure.Blocked;
                scope.Db.Add(bucket);
                await scope.Db.SaveChangesAsync(token);
                var finding = Rows.Finding(bucket.Id);
                finding.DueUtc = due;
                finding.HoldReason = HoldReason.NoBaseline;
                scope.Db.Add(finding);
                await scope.Db.SaveChangesAsync(token);
                return finding.Id;
            },
            None);

        var finding = await test.Store.ReadAsync((db, token) => db.Findings.SingleAsync(f => f.Id == id, token), None);

        Assert.Equal(due, finding.DueUtc);
        Assert.Equal(DateTimeKind.Utc, finding.DueUtc!.Value.Kind);
        Assert.Equal(DateTimeKind.Utc, finding.EventUtc.Kind);
        Assert.Equal(HoldReason.NoBaseline, finding.HoldReason);
        Assert.Equal("dana@example.com", finding.Actor.Name);
        Assert.Null(finding.Actor.Mfa);
        Assert.Equal(1, await test.Store.ReadAsync((db, token) => db.Findings.CountAsync(f => f.Severity >= Policies.Severity.Medium && f.Actor.Tool == "CLI", token), None));
        Assert.Equal(1, await test.Store.ReadAsync((db, token) => db.Buckets.CountAsync(b => b.Exposure > Exposure.Organization && b.Exposure < Exposure.Public, token), None));
    }

    [Fact]
    public async Task A_local_time_is_stored_as_UTC()
    {
        await using var test = await TestStore.OpenAsync();
        var local = Rows.Monday.ToLocalTime();

        await test.Store.WriteAsync(async (scope, token) => await scope.Db.People.AddAsync(Ana(local), token), None);

        var person = await test.Store.ReadAsync((db, token) => db.People.SingleAsync(token), None);
        Assert.Equal(Rows.Monday, person.CreatedUtc);
    }

    [Fact]
    public async Task A_unique_violation_reaches_its_caller_and_is_named()
    {
        await using var test = await TestStore.OpenAsync();
        await AddBucketAsync(test);

        var failure = await Assert.ThrowsAsync<DbUpdateException>(() => AddBucketAsync(test));

        Assert.Equal(StoreFault.UniqueViolation, test.Store.Classify(failure));
    }

    [Fact]
    public async Task A_bucket_has_at_most_one_attempt_under_way()
    {
        await using var test = await TestStore.OpenAsync();
        var bucketId = await AddBucketAsync(test);
        Task Add(AttemptStatus status) => test.Store.WriteAsync(
            async (scope, token) => await scope.Db.Attempts.AddAsync(Rows.Attempt(bucketId, status), token), None);
        await Add(AttemptStatus.Verified);
        await Add(AttemptStatus.Failed);
        await Add(AttemptStatus.InProgress);

        foreach (var status in new[] { AttemptStatus.Queued, AttemptStatus.InProgress, AttemptStatus.Succeeded })
        {
            var failure = await Assert.ThrowsAsync<DbUpdateException>(() => Add(status));
            Assert.Equal(StoreFault.UniqueViolation, test.Store.Classify(failure));
        }
    }

    [Fact]
    public async Task Two_decisions_on_the_same_state_are_not_both_taken()
    {
        await using var test = await TestStore.OpenAsync();
        var bucketId = await AddBucketAsync(test);
        var seen = await test.Store.ReadAsync((db, token) => db.Buckets.SingleAsync(b => b.Id == bucketId, token), None);
        Task SetMode(Bucket copy, AutomaticMode mode) => test.Store.WriteAsync(
            (scope, _) =>
            {
                scope.Db.Attach(copy);
                copy.Mode = mode;
                return Task.CompletedTask;
            },
            None);
        var stale = await test.Store.ReadAsync((db, token) => db.Buckets.SingleAsync(b => b.Id == bucketId, token), None);

        await SetMode(seen, AutomaticMode.Automatic);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => SetMode(stale, AutomaticMode.Off));
        var bucket = await test.Store.ReadAsync((db, token) => db.Buckets.SingleAsync(b => b.Id == bucketId, token), None);
        Assert.Equal(AutomaticMode.Automatic, bucket.Mode);
        Assert.Equal(1, bucket.Version);
    }

    [Fact]
    public async Task The_timeline_cannot_be_rewritten()
    {
        await using var test = await TestStore.OpenAsync();
        await test.Store.WriteAsync(
            async (scope, token) => await scope.Db.FindingEvents.AddAsync(
                new FindingEvent { AtUtc = scope.NowUtc, Kind = FindingEventKind.Approved, Who = "Ana", Text = "Approved." }, token),
            None);

        await Assert.ThrowsAsync<InvalidOperationException>(() => test.Store.WriteAsync(
            async (scope, token) => (await scope.Db.FindingEvents.SingleAsync(token)).Text = "Never happened.", None));
    }

    private static Person Ana(DateTime created) => new() { Name = "Ana", Role = Role.Analyst, CreatedUtc = created, SecurityStamp = "1" };

    private static Task<long> AddBucketAsync(TestStore test, string name = "payroll") => test.Store.WriteAsync(
        async (scope, token) =>
        {
            var bucket = Rows.Bucket(name);
            scope.Db.Add(bucket);
            await scope.Db.SaveChangesAsync(token);
            return bucket.Id;
        },
        None);
}
