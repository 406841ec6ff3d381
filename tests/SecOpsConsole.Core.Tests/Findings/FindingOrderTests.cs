using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Findings;

/// <summary>What needs a decision: the worst, then what is exposed now, then what waits longest, on every page.</summary>
public sealed class FindingOrderTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly FindingFilter Queue = new() { View = FindingView.NeedsDecision };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(50)]
    public async Task Within_a_severity_what_is_exposed_now_comes_first_then_the_oldest(int size)
    {
        await using var test = await TestStore.OpenAsync();
        await test.Store.WriteAsync(async (scope, ct) =>
        {
            var bucket = new Bucket { AccountId = "111122223333", Region = "eu-west-1", Name = "payroll" };
            scope.Db.Buckets.Add(bucket);
            await scope.Db.SaveChangesAsync(ct);
            Add(scope, bucket, "medium exposed", Severity.Medium, age: 90, from: 90);
            Add(scope, bucket, "high closed again", Severity.High, age: 80, from: 80, until: 10);
            Add(scope, bucket, "high never exposed", Severity.High, age: 60);
            Add(scope, bucket, "high exposed, young", Severity.High, age: 5, from: 5);
            Add(scope, bucket, "high exposed, old", Severity.High, age: 20, from: 20);
            Add(scope, bucket, "high exposed, as old", Severity.High, age: 20, from: 1);
            Add(scope, bucket, "critical, not exposed", Severity.Critical, age: 1);
        }, None);

        var (titles, cursor) = (new List<string>(), (PageCursor?)null);
        for (var more = true; more;)
        {
            var after = cursor;
            var page = FindingListQuery.ToPage(await test.Store.ReadAsync((db, ct) => FindingListQuery.Rows(db, Queue, after, Rows.Monday).Take(size + 1).ToListAsync(ct), None), size, Queue);
            titles.AddRange(page.Items.Select(row => row.Title));
            (cursor, more) = (PageCursor.Decode(page.NextCursor), page.NextCursor is not null);
        }

        Assert.Equal(
            ["critical, not exposed", "high exposed, old", "high exposed, as old", "high exposed, young", "high closed again", "high never exposed", "medium exposed"], titles);
    }

    [Theory]
    [InlineData("3:5")]
    [InlineData("3:2:5")]
    [InlineData("9:1:5")]
    [InlineData("3:1:x")]
    public void A_cursor_of_another_order_is_refused(string key) => Assert.Throws<FormatException>(() =>
        FindingOrder.Apply(Array.Empty<Finding>().AsQueryable(), Queue, new PageCursor(key, 7)));

    private static void Add(WriteScope scope, Bucket bucket, string title, Severity severity, int age, int? from = null, int? until = null) => scope.Db.Findings.Add(new Finding
    {
        BucketId = bucket.Id, DedupKey = title, Check = CheckIds.PublicPrincipal, Title = title, Severity = severity, JudgedSeverity = severity,
        EventUtc = Rows.Monday.AddMinutes(-age), ExposedFromUtc = from is { } began ? Rows.Monday.AddMinutes(-began) : null,
        ExposedUntilUtc = until is { } ended ? Rows.Monday.AddMinutes(-ended) : null,
    });
}
