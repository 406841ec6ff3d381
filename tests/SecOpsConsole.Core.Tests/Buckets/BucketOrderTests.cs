using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Overview;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Tests.Intake;
using SecOpsConsole.Core.Tests.Storage;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Buckets;

/// <summary>The list of buckets begins with what somebody must look at, and the overview counts by the same rule.</summary>
public sealed class BucketOrderTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task The_most_exposed_comes_first_then_the_worst_finding_then_the_name_on_every_page()
    {
        await using var test = await TestStore.OpenAsync();
        await test.Store.WriteAsync((scope, _) =>
        {
            foreach (var exposure in Enum.GetValues<Exposure>())
            {
                foreach (var (name, worst) in new (string, Severity?)[] { ("a-quiet", null), ("b-low", Severity.Low), ("c-high", Severity.High), ("d-high", Severity.High) })
                {
                    scope.Db.Buckets.Add(new Bucket { AccountId = "111122223333", Region = "eu-west-1", Name = $"{name}-{exposure}".ToLowerInvariant(), Exposure = exposure, WorstOpen = worst });
                }
            }
            scope.Db.Buckets.Add(new Bucket { AccountId = "111122223333", Region = "eu-west-1", Name = "gone", Exposure = Exposure.Public, DeletedUtc = scope.NowUtc });
            return Task.CompletedTask;
        }, None);

        var names = new[] { "c-high", "d-high", "b-low", "a-quiet" };
        string[] expected = [.. new[] { "public", "anyawsaccount", "otheraccounts", "blocked", "unknown", "organization", "ownaccount" }.SelectMany(exposure => names.Select(name => $"{name}-{exposure}"))];
        Assert.Equal(expected, await PagesAsync(test, exposed: false));
        Assert.Equal(expected[..8], await PagesAsync(test, exposed: true));
        Assert.Equal(8, await test.Store.ReadAsync((db, ct) => BucketOrder.Exposed(db.Buckets).CountAsync(ct), None));
    }

    [Fact]
    public async Task The_overview_counts_what_the_list_of_exposed_buckets_shows_also_when_it_is_decided()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["quiet"].Policy = SamplePolicy.OwnAccountReads.Replace("payroll", "quiet", StringComparison.Ordinal);
        await world.InventoryAsync();
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        var finding = await world.TheFindingAsync();
        Assert.Equal((1, finding.Severity), (await CountAsync(world), (await world.BucketAsync("payroll")).WorstOpen!.Value));

        await ApplyAsync(world, finding.Id, FindingTransition.Suppress);
        Assert.Equal((1, null), (await CountAsync(world), (await world.BucketAsync("payroll")).WorstOpen));
        await ApplyAsync(world, finding.Id, FindingTransition.Reopen);
        Assert.Equal(finding.Severity, (await world.BucketAsync("payroll")).WorstOpen);

        await world.PutAsync("payroll", SamplePolicy.OwnAccountReads);
        await world.PassAsync(TimeSpan.FromSeconds(72));
        Assert.Equal((0, null), (await CountAsync(world), (await world.BucketAsync("payroll")).WorstOpen));
    }

    /// <summary>As the overview has it, and as many rows as the list.</summary>
    private static async Task<int> CountAsync(IntakeWorld world)
    {
        var shown = (await world.Get<BucketQueries>().ListAsync(null, true, null, 10, None)).Items.Count;
        Assert.Equal(shown, (await world.Get<OverviewQueries>().NowAsync(None)).ExposedBuckets);
        return shown;
    }

    private static Task ApplyAsync(IntakeWorld world, long id, FindingTransition transition) => world.Store.WriteAsync(async (scope, ct) =>
    {
        var finding = await scope.Db.Findings.AsTracking().SingleAsync(row => row.Id == id, ct);
        Assert.True(new FindingLifecycle().Apply(scope, finding, transition, new TransitionNote("Ana", "So.")).Applied);
    }, None);

    private static async Task<List<string>> PagesAsync(TestStore test, bool exposed)
    {
        var (names, cursor) = (new List<string>(), (PageCursor?)null);
        while (true)
        {
            var after = cursor;
            var rows = await test.Store.ReadAsync((db, ct) => BucketListQuery.Rows(db, null, exposed, after).Take(3).ToListAsync(ct), None);
            names.AddRange(rows.Select(row => row.Name));
            if (rows.Count < 3)
            {
                return names;
            }
            cursor = BucketOrder.CursorAt(rows[^1]);
        }
    }
}
