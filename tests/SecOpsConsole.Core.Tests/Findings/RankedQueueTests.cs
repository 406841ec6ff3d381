using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Overview;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Tests.Intake;
using SecOpsConsole.Policies;
using static SecOpsConsole.Core.Tests.Findings.RankingScene;

namespace SecOpsConsole.Core.Tests.Findings;

/// <summary>What ranking means for the queue, for automatic mode, in any order, for very many findings, and after an upgrade.</summary>
public sealed class RankedQueueTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Told_twice_and_in_any_order_the_severities_are_the_same(int seed)
    {
        var expected = await AfterAsync(null);
        Assert.Contains(expected, finding => finding.EndsWith("Critical", StringComparison.Ordinal));
        Assert.Equal(expected, await AfterAsync(new Random(seed)));
    }

    [Fact]
    public async Task The_queue_begins_with_it_and_the_overview_counts_it()
    {
        await using var world = await StartAsync();
        (world.Aws["older"].Policy, world.Aws["payroll"].Policy) = (SamplePolicy.OwnAccountReads.Replace("payroll", "older", StringComparison.Ordinal), SamplePolicy.OwnAccountReads);
        await world.InventoryAsync();
        await world.PutAsync("older", SamplePolicy.AnyoneReads.Replace("payroll", "older", StringComparison.Ordinal));
        await world.PassAsync(TimeSpan.FromMinutes(1));
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        Assert.Equal(Severity.High, (await NowAsync(world)).Worst);
        await DeliverAsync(world, Data("a"));

        var queue = world.Get<FindingQueries>();
        var first = await queue.ListAsync(new FindingFilter { View = FindingView.NeedsDecision }, null, 2, CancellationToken.None);
        var rest = await queue.ListAsync(new FindingFilter { View = FindingView.NeedsDecision }, first.NextCursor, 2, CancellationToken.None);
        Assert.Equal([("payroll", Severity.Critical), ("payroll", Severity.Critical), ("older", Severity.High)], [.. first.Items.Concat(rest.Items).Select(row => (row.Bucket!, row.Severity))]);
        Assert.Equal(["credentials in 1 object", "credentials in 1 object", "nothing"], [.. first.Items.Concat(rest.Items).Select(row => row.SensitiveData ?? "nothing")]);
        var now = await NowAsync(world);
        Assert.Equal((Severity.Critical, 2, 3), (now.Worst, now.ExposedFindings, now.NeedsDecision));
    }

    [Fact]
    public async Task Credentials_make_automatic_mode_write_nothing_that_it_would_not_write()
    {
        await using var world = await StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        await world.InventoryAsync();
        await world.SetModeAsync("payroll", AutomaticMode.Automatic);
        // Not public for certain, so automatic mode leaves it to a person; another account only, so it is not its matter.
        await world.PutAsync("payroll", SamplePolicy.SsoWildcard);
        await world.PassAsync(TimeSpan.FromMinutes(2));
        await world.PutAsync("payroll", SamplePolicy.PartnerReads);
        await DeliverAsync(world, Data("a"));
        await world.PassAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(Severity.High, (await world.FindingsAsync()).Single(finding => finding.Check == CheckIds.ExternalAccount).Severity);
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task Automatic_mode_closes_it_with_the_one_write_that_it_would_make_anyway_and_the_data_falls_back()
    {
        await using var world = await StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        await world.InventoryAsync();
        await world.SetModeAsync("payroll", AutomaticMode.Automatic);
        await DeliverAsync(world, Data("a"));

        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        var raised = Assert.Single(await RowsAsync(world, (await OursAsync(world)).Id));
        await world.PassAsync(TimeSpan.FromMinutes(3));

        Assert.StartsWith("Raised from High to Critical.", raised.Text, StringComparison.Ordinal);
        Assert.Single(world.Aws.Writes);
        Assert.Equal((WorkflowStatus.Resolved, Resolution.Reverted), ((await OursAsync(world)).WorkflowStatus, (await OursAsync(world)).Resolution));
        Assert.Equal((Severity.High, null), Told(await MaciesAsync(world)));
    }

    [Fact]
    public async Task A_contained_bucket_is_no_longer_critical()
    {
        await using var world = await StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        await world.InventoryAsync();
        await DeliverAsync(world, Data("a"));
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        var bucket = await world.BucketAsync("payroll");

        var link = await world.Get<SignIn>().CreateStartLinkAsync(always: true, CancellationToken.None);
        var ana = Caller.Person((await world.Get<SignIn>().RedeemAsync(link!.Secret!, CancellationToken.None))!.PersonId);
        var contained = await world.Get<AnalystDesk>().ContainAsync(new FindingId((await MaciesAsync(world)).Id), bucket.BlockState!, "It holds credentials.", ana, CancellationToken.None);
        Assert.True(contained.IsAccepted, contained.Message);
        await world.DrainAsync();
        await world.PassAsync(TimeSpan.FromMinutes(3));

        Assert.Equal((Severity.Medium, null), Told(await OursAsync(world)));
        Assert.Equal((Severity.High, null), Told(await MaciesAsync(world)));
    }

    [Fact]
    public async Task Accepted_credentials_that_come_back_to_people_are_ranked_by_what_is_live_then()
    {
        await using var world = await StartAsync();
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        await DeliverAsync(world, Data("a"));
        var id = (await MaciesAsync(world)).Id;
        await ApplyAsync(world, id, FindingTransition.Suppress);
        await ApplyAsync(world, id, FindingTransition.Reopen);
        Assert.Equal((Severity.Critical, Sentence), Told(await MaciesAsync(world)));
        Assert.Equal(2, (await RowsAsync(world, id)).Count);

        await ApplyAsync(world, id, FindingTransition.Suppress);
        await world.PassAsync(TimeSpan.FromMinutes(3));
        world.Aws["payroll"].Block = new BlockPublicAccess(true, true, true, true);
        await world.LookAsync("payroll");
        Assert.Equal(Severity.Critical, (await MaciesAsync(world)).Severity);
        await ApplyAsync(world, id, FindingTransition.Reopen);
        Assert.Equal((Severity.High, null), Told(await MaciesAsync(world)));
    }

    [Fact]
    public async Task A_bucket_with_very_many_findings_follows_in_pieces()
    {
        await using var world = await StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        await world.InventoryAsync();
        for (var i = 0; i < 3; i++)
        {
            var batch = new JsonArray([.. Enumerable.Range(i * 100, 100).Select(n => (JsonNode)Data($"o{n}"))]);
            await world.PostAsync(System.Text.Encoding.UTF8.GetBytes(batch.ToJsonString()));
            await world.DrainAsync();
        }

        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);

        Assert.Equal(301, (await world.FindingsAsync()).Count(finding => finding.Severity == Severity.Critical));
        Assert.Contains("credentials (900 occurrences in 300 objects)", (await OursAsync(world)).ExposedData, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_first_look_after_an_upgrade_nothing_was_counted_and_that_look_counts()
    {
        await using var world = await StartAsync();
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        await DeliverAsync(world, Data("a"));
        await world.Store.WriteAsync(async (scope, ct) =>
        {
            (await scope.Db.Buckets.SingleAsync(ct)).SensitiveData = Sensitivity.NotCounted;
            await scope.Db.Findings.ExecuteUpdateAsync(set => set.SetProperty(f => f.Severity, Severity.High).SetProperty(f => f.ExposedData, (string?)null), ct);
        }, CancellationToken.None);

        await world.LookAsync("payroll");

        Assert.All(await world.FindingsAsync(), finding => Assert.Equal((Severity.Critical, Sentence), Told(finding)));
    }

    private static async Task<List<string>> AfterAsync(Random? order)
    {
        await using var world = await StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;
        var bodies = new List<byte[]>
        {
            SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now).WithEnvelopeId("put").ToBytes(),
            Bytes(Data("a")), Bytes(Data("b", category: "PERSONAL_INFORMATION", type: "Personal")), Bytes(Data("c", category: "FINANCIAL_INFORMATION", type: "Financial")),
        };
        var told = order is null ? bodies : [.. bodies, .. bodies];
        var shuffled = told.ToArray();
        order?.Shuffle(shuffled);
        foreach (var body in shuffled)
        {
            await world.PostAsync(body);
            await world.DrainAsync(twice: order is not null);
        }

        await world.PassAsync(TimeSpan.FromMinutes(2));
        return [.. (await world.FindingsAsync()).Select(finding => $"{finding.DedupKey} {finding.ExposedData} {finding.JudgedSeverity} {finding.Severity}").Order(StringComparer.Ordinal)];
    }

    private static Task<OverviewNow> NowAsync(IntakeWorld world) => world.Get<OverviewQueries>().NowAsync(CancellationToken.None);
}
