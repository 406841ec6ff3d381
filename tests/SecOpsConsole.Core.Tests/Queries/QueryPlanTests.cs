using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Suppressions;
using SecOpsConsole.Core.Sweep;
using SecOpsConsole.Core.Tests.Storage;

namespace SecOpsConsole.Core.Tests.Queries;

/// <summary>No list reads or sorts a whole table: SQLite's own plan says so.</summary>
public sealed class QueryPlanTests
{
    private static readonly DateTime Now = Rows.Monday;
    private static readonly PageCursor After = PageCursor.At(Now, 7);

    public static TheoryData<FindingView> Views => [.. Enum.GetValues<FindingView>()];

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Each_view_of_findings_uses_an_index(FindingView view)
    {
        var after = view == FindingView.NeedsDecision ? new PageCursor($"3:1:{Now.Ticks}", 7) : After;
        var plan = await PlanAsync(db => FindingListQuery.Rows(db, new FindingFilter { View = view }, after, Now).Take(51));
        AssertIndexed(plan, "f");
        // The result of a subquery is read from end to end ("SCAN f1" after "CO-ROUTINE f1"); a table never is.
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN f", StringComparison.Ordinal) && !step.Contains("USING", StringComparison.Ordinal)
            && !plan.Contains("CO-ROUTINE " + step["SCAN ".Length..]));
    }

    [Fact]
    public async Task The_list_of_all_findings_is_not_sorted()
    {
        var plan = await PlanAsync(db => FindingListQuery.Rows(db, new FindingFilter(), After, Now).Take(51));
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_list_of_buckets_uses_an_index_and_is_not_sorted(bool exposed)
    {
        var plan = await PlanAsync(db => BucketListQuery.Rows(db, null, exposed, new PageCursor("55:payroll", 7)).Take(51));
        Assert.Contains(plan, step => step.StartsWith("SEARCH b USING INDEX IX_Buckets_Attention_Name_Id", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_exposed_buckets_are_counted_and_the_worst_finding_of_a_bucket_is_found_from_an_index_alone()
    {
        Assert.Contains(await PlanAsync(db => BucketOrder.Exposed(db.Buckets).Select(b => b.Id)), step => step.Contains("INDEX IX_Buckets_Attention_Name_Id", StringComparison.Ordinal));
        var worst = await PlanAsync(db => FindingRanking.Worst(db, 7, WorkflowStatus.New).Take(1));
        Assert.Contains(worst, step => step.Contains("COVERING INDEX IX_Findings_BucketId_WorkflowStatus_Severity", StringComparison.Ordinal));
        Assert.DoesNotContain(worst, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_needs_a_decision_is_not_sorted()
    {
        var plan = await PlanAsync(db => FindingListQuery.Rows(db, new FindingFilter { View = FindingView.NeedsDecision }, new PageCursor($"3:0:{Now.Ticks}", 7), Now).Take(51));
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE FOR", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_policy_history_uses_an_index_and_is_not_sorted()
    {
        var plan = await PlanAsync(db => BucketListQuery.Versions(db, new BucketId(1), After).Take(51));
        AssertIndexed(plan, "p");
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(EventStatus.Unrecognised)]
    public async Task The_list_of_events_uses_an_index_and_is_not_sorted(EventStatus? status)
    {
        var plan = await PlanAsync(db => EventQueries.Rows(db, status, null, PageCursor.At(7, 7)).Take(51));
        AssertIndexed(plan, "i");
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_list_of_sweeps_is_not_sorted()
    {
        var plan = await PlanAsync(db => SweepQueries.Rows(db, PageCursor.At(7, 7)).Take(51));
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    public static TheoryData<ExceptionView> ExceptionViews => [.. Enum.GetValues<ExceptionView>()];

    [Theory]
    [MemberData(nameof(ExceptionViews))]
    public async Task Each_view_of_exceptions_uses_an_index_and_is_not_sorted(ExceptionView view)
    {
        var plan = await PlanAsync(db => ExceptionListQuery.Rows(db, new ExceptionFilter { View = view }, After, Now).Take(51));
        AssertIndexed(plan, "s");
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ranking_asks_the_unresolved_findings_of_one_bucket_by_their_index()
    {
        const string Index = "IX_Findings_DataOfBucket (BucketId=? AND Category=?";
        var bucket = new Bucket { Id = 7, AccountId = "111122223333", Region = "eu-west-1", Name = "payroll", Exposure = Exposure.Public, ObservedUtc = Now };
        Assert.Contains(await PlanAsync(db => FindingRanking.Counts(db, 7)), step => step.Contains("COVERING INDEX " + Index, StringComparison.Ordinal));
        Assert.Contains(await PlanAsync(db => FindingRanking.Policies(db, 7)), step => step.Contains(Index, StringComparison.Ordinal));
        Assert.Contains(await PlanAsync(db => FindingRanking.Followers(db, bucket).Take(201)), step => step.Contains(Index, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_due_is_found_by_its_indexes()
    {
        AssertIndexed(await PlanAsync(db => ExpireDue.Ended(db, Now)), "s");
        AssertIndexed(await PlanAsync(db => ExpireDue.Warned(db, Now)), "s");
    }

    [Theory]
    [InlineData(RequestView.Pending)]
    [InlineData(RequestView.Ended)]
    public async Task The_list_of_requests_is_not_sorted(RequestView view)
    {
        var plan = await PlanAsync(db => RequestQueries.Rows(db, view, PageCursor.At(7, 7)).Take(51));
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
        AssertIndexed(plan, "r");
    }

    [Fact]
    public async Task What_waits_for_somebody_and_what_is_due_of_it_is_found_by_an_index()
    {
        AssertIndexed(await PlanAsync(db => ExpireRequests.Due(db, Now)), "r");
        AssertIndexed(await PlanAsync(db => RequestQueries.WaitingFor(db, 7, Now)), "r");
    }

    [Fact]
    public async Task The_decisions_of_a_finding_are_found_by_an_index() =>
        AssertIndexed(await PlanAsync(db => DecisionQueries.OfFinding(db, new Finding { Id = 7, BucketId = 7, DedupKey = "", Check = "", Title = "" })), "d");

    private static void AssertIndexed(List<string> plan, string alias) =>
        Assert.Contains(plan, step => step.StartsWith($"SEARCH {alias}", StringComparison.Ordinal) && step.Contains("USING", StringComparison.Ordinal));

    private static async Task<List<string>> PlanAsync<T>(Func<ConsoleDbContext, IQueryable<T>> query)
    {
        await using var store = await TestStore.OpenAsync();
        return await store.Store.ReadAsync(async (db, ct) =>
        {
            using var command = query(db).CreateDbCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
            await db.Database.OpenConnectionAsync(ct);
            await using var reader = await command.ExecuteReaderAsync(ct);
            var steps = new List<string>();
            while (await reader.ReadAsync(ct))
            {
                steps.Add(reader.GetString(3));
            }
            return steps;
        }, CancellationToken.None);
    }
}
