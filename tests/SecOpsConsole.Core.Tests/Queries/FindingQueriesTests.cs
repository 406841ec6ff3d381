using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Tests.Remediation;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Queries;

public sealed class FindingQueriesTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static async Task<List<long>> AllAsync(World world, FindingFilter filter, int limit)
    {
        var ids = new List<long>();
        string? cursor = null;
        do
        {
            var page = await world.Findings.ListAsync(filter, cursor, limit, None);
            Assert.True(page.Items.Count <= limit);
            ids.AddRange(page.Items.Select(row => row.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return ids;
    }

    private static Task<Finding> AddAsync(World world, Bucket bucket, int number, Action<Finding>? change = null) => world.Store.Store.WriteAsync(async (scope, ct) =>
    {
        var finding = new Finding
        {
            BucketId = bucket.Id,
            DedupKey = $"{bucket.Name}/{number}",
            Check = "public-principal",
            Title = $"Title {number}",
            Severity = Severity.High,
            // Several share an instant: the id decides then.
            EventUtc = scope.NowUtc.AddSeconds(number / 3),
        };
        await world.Lifecycle.OpenAsync(scope, finding, ComplianceStatus.NonCompliant, new TransitionNote("console", "Judged."), ct);
        change?.Invoke(finding);
        return finding;
    }, None);

    [Fact]
    public async Task Pages_by_key_show_every_finding_once_newest_first()
    {
        await using var world = await World.OpenAsync();
        var bucket = await world.AddBucketAsync("payroll", AutomaticMode.Review, SamplePolicies.Good);
        for (var i = 0; i < 23; i++)
        {
            await AddAsync(world, bucket, i);
        }

        var ids = await AllAsync(world, new FindingFilter(), 5);

        Assert.Equal(Enumerable.Range(1, 23).Select(i => (long)i).Reverse(), ids);
    }

    [Fact]
    public async Task What_needs_a_decision_is_paged_the_worst_first_and_of_equals_the_oldest()
    {
        await using var world = await World.OpenAsync();
        var bucket = await world.AddBucketAsync("payroll", AutomaticMode.Review, SamplePolicies.Good);
        Severity[] severities = [Severity.Low, Severity.Critical, Severity.High, Severity.High, Severity.Critical, Severity.Medium, Severity.High, Severity.Low];
        for (var i = 0; i < severities.Length; i++)
        {
            var severity = severities[i];
            await AddAsync(world, bucket, i, finding => finding.Severity = severity);
        }

        foreach (var limit in new[] { 1, 3, 50 })
        {
            Assert.Equal([2, 5, 3, 4, 7, 6, 1, 8], await AllAsync(world, new FindingFilter { View = FindingView.NeedsDecision }, limit));
        }

        Assert.Equal([8, 7, 6, 5, 4, 3, 2, 1], await AllAsync(world, new FindingFilter(), 3));
    }

    [Fact]
    public async Task A_change_of_many_findings_is_one_row_of_the_queue_whatever_the_page_size()
    {
        await using var world = await World.OpenAsync();
        var bucket = await world.AddBucketAsync("payroll", AutomaticMode.Review, SamplePolicies.Good);
        for (var i = 1; i <= 9; i++)
        {
            // 1 to 5 are one change, 6 and 7 a small one, 8 and 9 none.
            var set = i <= 5 ? 1 : i <= 7 ? 2 : (long?)null;
            await AddAsync(world, bucket, i, finding => (finding.ChangeSetId, finding.Severity) = (set, finding.DedupKey.EndsWith("/4", StringComparison.Ordinal) ? Severity.Critical : Severity.High));
        }

        var folded = new FindingFilter { View = FindingView.NeedsDecision, Fold = true };
        foreach (var limit in new[] { 1, 2, 50 })
        {
            Assert.Equal([4, 6, 7, 8, 9], await AllAsync(world, folded, limit));
        }

        var change = (await world.Findings.ListAsync(folded, null, 1, None)).Items[0];
        Assert.Equal((Severity.Critical, 5, 5, 1L), (change.Severity, change.ChangeWaiting, change.ChangeSize, change.ChangeSetId!.Value));
        Assert.Equal(9, (await AllAsync(world, folded with { Bucket = "payroll" }, 50)).Count);
        Assert.Equal([4, 1, 2, 3, 5], await AllAsync(world, new FindingFilter { View = FindingView.NeedsDecision, ChangeSetId = 1 }, 2));
    }

    [Theory]
    [InlineData(FindingView.NeedsDecision, FindingView.All)]
    [InlineData(FindingView.All, FindingView.NeedsDecision)]
    public async Task A_cursor_of_another_order_is_refused(FindingView from, FindingView to)
    {
        await using var world = await World.OpenAsync();
        var bucket = await world.AddBucketAsync("payroll", AutomaticMode.Review, SamplePolicies.Good);
        await AddAsync(world, bucket, 1);
        await AddAsync(world, bucket, 2);
        var page = await world.Findings.ListAsync(new FindingFilter { View = from }, null, 1, None);

        await Assert.ThrowsAsync<FormatException>(() => world.Findings.ListAsync(new FindingFilter { View = to }, page.NextCursor, 1, None));
    }

    [Fact]
    public async Task A_page_has_at_most_200_rows()
    {
        await using var world = await World.OpenAsync();
        var bucket = await world.AddBucketAsync("payroll", AutomaticMode.Review, SamplePolicies.Good);
        await world.Store.Store.WriteAsync((scope, _) =>
        {
            for (var i = 0; i < 201; i++)
            {
                scope.Db.Findings.Add(new Finding { BucketId = bucket.Id, DedupKey = $"{i}", Check = "c", Title = "t", EventUtc = scope.NowUtc, FirstSeenUtc = scope.NowUtc, UpdatedUtc = scope.NowUtc });
            }
            return Task.CompletedTask;
        }, None);

        var page = await world.Findings.ListAsync(new FindingFilter(), null, int.MaxValue, None);

        Assert.Equal(200, page.Items.Count);
        Assert.Single((await world.Findings.ListAsync(new FindingFilter(), page.NextCursor, 0, None)).Items);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("MXw")]
    [InlineData("!!!")]
    public async Task A_cursor_that_no_list_gave_is_refused(string cursor)
    {
        await using var world = await World.OpenAsync();
        await Assert.ThrowsAsync<FormatException>(() => world.Findings.ListAsync(new FindingFilter(), cursor, 10, None));
    }

    [Fact]
    public async Task Every_tab_shows_what_its_count_says()
    {
        await using var world = await World.OpenAsync();
        var (first, _) = await world.AddExposedAsync("automatic", AutomaticMode.Automatic);
        await world.DecideAsync(first.Id);
        await world.DrainAsync();
        var (second, _) = await world.AddExposedAsync("held", AutomaticMode.Review, SamplePolicies.Weaker, SamplePolicies.Weak);
        await world.DecideAsync(second.Id);
        var (third, escalated) = await world.AddExposedAsync("escalated", AutomaticMode.Review);
        await world.Desk.EscalateAsync(new FindingId(escalated.Id), "Dana", null, null, null, world.Ana, None);
        var (_, open) = await world.AddExposedAsync("open", AutomaticMode.Review);
        var (fourth, byAna) = await world.AddExposedAsync("by-ana", AutomaticMode.Review);
        await world.Desk.RevertAsync(new FindingId(byAna.Id), fourth.LiveFingerprint!, null, world.Ana, None);
        await world.DrainAsync();

        var counts = await world.Findings.CountsAsync(None);

        Assert.Equal(new FindingCounts(NeedsDecision: 1, Escalated: 1, Held: 1, Automatic: 1, Suppressed: 0, Resolved: 2), counts);
        Assert.Equal([open.Id], await AllAsync(world, new FindingFilter { View = FindingView.NeedsDecision }, 1));
        Assert.Equal([escalated.Id], await AllAsync(world, new FindingFilter { View = FindingView.Escalated }, 1));
        Assert.Equal("held", (await world.Findings.ListAsync(new FindingFilter { View = FindingView.Held }, null, 10, None)).Items.Single().Bucket);
        Assert.Equal("automatic", (await world.Findings.ListAsync(new FindingFilter { View = FindingView.Automatic }, null, 10, None)).Items.Single().Bucket);
        Assert.Equal(2, (await AllAsync(world, new FindingFilter { View = FindingView.Resolved }, 1)).Count);
        Assert.Equal(5, (await AllAsync(world, new FindingFilter(), 2)).Count);
        Assert.NotNull(third);
    }

    [Fact]
    public async Task Filters_are_combined_and_wildcards_of_a_person_are_literal()
    {
        await using var world = await World.OpenAsync();
        var orchid = await world.AddBucketAsync("orchid-payroll", AutomaticMode.Review, SamplePolicies.Good);
        var other = await world.AddBucketAsync("orchidXpayroll", AutomaticMode.Review, SamplePolicies.Good);
        var due = await AddAsync(world, orchid, 1, f => (f.Assignee, f.DueUtc, f.Title) = ("Dana", world.Clock.NowUtc.AddHours(-1), "100% open"));
        var low = await AddAsync(world, other, 2, f => (f.Severity, f.Actor.Name) = (Severity.Low, "terraform-ci"));

        Assert.Equal([due.Id], await AllAsync(world, new FindingFilter { Bucket = "orchid-pay*" }, 10));
        Assert.Equal([due.Id], await AllAsync(world, new FindingFilter { Bucket = "orchid-payroll" }, 10));
        Assert.Empty(await AllAsync(world, new FindingFilter { Bucket = "orchid_payroll" }, 10));
        Assert.Equal([due.Id], await AllAsync(world, new FindingFilter { Text = "100%" }, 10));
        Assert.Equal([low.Id], await AllAsync(world, new FindingFilter { Text = "TERRAFORM" }, 10));
        Assert.Equal([due.Id], await AllAsync(world, new FindingFilter { Overdue = true, Assignee = "Dana" }, 10));
        Assert.Equal([due.Id], await AllAsync(world, new FindingFilter { MinSeverity = Severity.High }, 10));
        Assert.Equal([low.Id, due.Id], (await AllAsync(world, new FindingFilter { AccountId = "111122223333", WorkflowStatus = WorkflowStatus.New }, 10)).Order().Reverse());
        Assert.Empty(await AllAsync(world, new FindingFilter { AccountId = "999900001111" }, 10));
    }

    [Fact]
    public async Task A_finding_is_read_with_its_versions_timeline_and_what_can_be_done()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);

        var detail = (await world.Findings.GetAsync(new FindingId(finding.Id), None))!;

        Assert.Equal((SamplePolicies.Weak, SamplePolicies.Weak, SamplePolicies.Good), (detail.Live!.Text, detail.Judged!.Text, detail.Baseline!.Text));
        Assert.Equal(bucket.LiveFingerprint, detail.LiveFingerprint);
        Assert.Single(detail.Timeline);
        Assert.Equal((true, true, true, false), (detail.Actions.Approve.Offered, detail.Actions.Revert.Offered, detail.Actions.Escalate.Offered, detail.Actions.Undo.Offered));
        Assert.Null(await world.Findings.GetAsync(new FindingId(999), None));
    }

    [Fact]
    public async Task After_a_revert_only_undo_is_offered()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        await world.Desk.RevertAsync(new FindingId(finding.Id), bucket.LiveFingerprint!, null, world.Ana, None);

        var during = (await world.Findings.GetAsync(new FindingId(finding.Id), None))!.Actions;
        await world.DrainAsync();
        var after = (await world.Findings.GetAsync(new FindingId(finding.Id), None))!.Actions;

        Assert.Equal("The change is already being reverted by Ana.", during.Revert.WhyNot);
        Assert.Equal((false, false, true), (after.Approve.Offered, after.Revert.Offered, after.Undo.Offered));
        Assert.Equal("The change was already reverted by Ana.", after.Revert.WhyNot);
        Assert.Equal(1, await world.ReadAsync(db => db.Attempts.CountAsync()));
    }
}
