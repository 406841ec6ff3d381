using System.Text;
using System.Text.Json.Nodes;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Macie;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.Macie;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Tests.Intake;

namespace SecOpsConsole.Core.Tests.Macie;

/// <summary>What EventBridge lost is asked for, and what it did not lose is not doubled.</summary>
public sealed class MacieReconcileTests
{
    [Fact]
    public async Task Findings_that_no_event_brought_are_taken_in_and_the_others_are_not_doubled()
    {
        await using var world = await StartAsync();
        for (var i = 0; i < 120; i++)
        {
            var finding = Sensitive(i, world.Now.AddMinutes(-i));
            world.Macie.Findings[(string)finding["id"]!] = finding;
        }

        await DeliverAsync(world, Envelope(Sensitive(7, world.Now.AddMinutes(-7)), "told-by-event"));
        await ReconcileAsync(world);

        Assert.Equal(120, (await world.FindingsAsync()).Count);
        Assert.Equal(120, (await world.EventsAsync()).Count);
        var state = await StateAsync(world);
        Assert.Equal((119, null), (state.Found, state.Problem));

        await ReconcileAsync(world);
        Assert.Equal(120, (await world.EventsAsync()).Count);
        Assert.Equal(0, (await StateAsync(world)).Found);
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task A_policy_finding_that_Macie_counted_up_is_updated_in_place()
    {
        await using var world = await StartAsync();
        var finding = Detail("macie-policy-finding");
        world.Macie.Findings[(string)finding["id"]!] = finding;
        await ReconcileAsync(world);
        var first = await world.FindingsAsync();

        var later = finding.DeepClone().AsObject();
        (later["count"], later["updatedAt"]) = (3, Iso(world.Now));
        world.Macie.Findings[(string)finding["id"]!] = later;
        await ReconcileAsync(world);
        await ReconcileAsync(world);

        Assert.Equal(first.Select(row => row.Id), (await world.FindingsAsync()).Select(row => row.Id));
        Assert.Equal(2, (await world.EventsAsync()).Count);
        Assert.All(await world.EventsAsync(), row => Assert.Equal(EventStatus.Processed, row.Status));
    }

    [Fact]
    public async Task The_event_that_comes_late_is_an_older_copy()
    {
        await using var world = await StartAsync();
        var finding = Sensitive(1, world.Now.AddMinutes(-5));
        world.Macie.Findings[(string)finding["id"]!] = finding;
        await ReconcileAsync(world);
        await DeliverAsync(world, Envelope(finding.DeepClone().AsObject(), "late"));

        Assert.Single(await world.FindingsAsync());
        Assert.Contains("ignored", (await world.EventsAsync())[^1].Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Off_paused_nothing_found_and_not_known_are_four_things()
    {
        await using var world = await StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        await world.InventoryAsync();
        async Task<MacieDataState> AfterAsync(MacieStatus status, AwsFault? fault = null)
        {
            (world.Macie.Status, world.Macie.Fault) = (status, fault);
            await ReconcileAsync(world);
            return (await world.Get<BucketQueries>().GetAsync("payroll", CancellationToken.None))!.DataState;
        }

        Assert.Equal(MacieDataState.NotKnown, (await world.Get<BucketQueries>().GetAsync("payroll", CancellationToken.None))!.DataState);
        Assert.Equal(MacieDataState.Off, await AfterAsync(MacieStatus.NotEnabled));
        Assert.Equal(MacieDataState.NothingFound, await AfterAsync(MacieStatus.Enabled));
        Assert.Equal(MacieDataState.NotKnown, await AfterAsync(MacieStatus.Enabled, new AwsFault(AwsFaultKind.Denied, "AccessDeniedException", "No.", "R1")));
        Assert.Equal(MacieDataState.Paused, await AfterAsync(MacieStatus.Paused));
        Assert.Equal(MacieDataState.Off, await AfterAsync(MacieStatus.NotEnabled));
        Assert.Equal((MacieStatus.NotEnabled, world.Now), ((await StateAsync(world)).Session!.Value, (await StateAsync(world)).SessionUtc!.Value));
    }

    [Fact]
    public async Task Where_Macie_is_not_enabled_nothing_is_asked_and_a_denial_is_kept_in_words()
    {
        await using var world = await StartAsync();
        world.Macie.Status = MacieStatus.NotEnabled;
        await ReconcileAsync(world);
        Assert.DoesNotContain("ListFindings", world.Macie.Calls);

        world.Macie.Fault = new AwsFault(AwsFaultKind.Denied, "AccessDeniedException", "No identity-based policy allows it.", "R1");
        await ReconcileAsync(world);
        Assert.Contains("were not compared", (await StateAsync(world)).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public async Task More_findings_in_one_hour_or_one_instant_than_one_run_reads_are_all_taken_in_once(int apartMilliseconds)
    {
        await using var world = await MuchAsync(1_500, apartMilliseconds);
        await TimerAsync(world);

        Assert.Equal(1_500, (await world.EventsAsync()).Select(row => row.EnvelopeId).Distinct().Count());
        Assert.Equal(1_500, (await world.EventsAsync()).Count);
        var state = await StateAsync(world);
        Assert.Equal((1_500, null, null), (state.Found, state.Problem, state.Position));
        Assert.True(state.ThroughUtc >= world.Now.AddMinutes(-1));
        Assert.InRange(world.Macie.Listed.Count, 30, 65);
    }

    [Fact]
    public async Task A_list_that_does_not_go_on_stops_with_a_problem_and_is_tried_at_the_next_interval()
    {
        await using var world = await MuchAsync(60, 0);
        world.Macie.Stuck = true;
        await TimerAsync(world);
        Assert.Contains("did not go on", (await StateAsync(world)).Problem, StringComparison.Ordinal);
        var asked = world.Macie.Listed.Count;
        Assert.InRange(asked, 1, 60);

        world.Macie.Stuck = false;
        await TimerAsync(world);
        Assert.Equal((60, null), ((await world.EventsAsync()).Count, (await StateAsync(world)).Problem));
    }

    [Fact]
    public async Task A_token_that_Macie_no_longer_takes_stops_the_comparison_with_a_problem()
    {
        await using var world = await MuchAsync(60, 0);
        world.Macie.RefusesTokens = true;
        await TimerAsync(world);
        Assert.Equal(50, (await world.EventsAsync()).Count);
        Assert.Contains("did not go on", (await StateAsync(world)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Macie_switched_off_where_it_was_compared_is_told_once_and_shown_until_it_is_on_again()
    {
        await using var world = await StartAsync();
        await ReconcileAsync(world);
        world.Macie.Status = MacieStatus.NotEnabled;
        await ReconcileAsync(world);
        await ReconcileAsync(world);
        Assert.Contains("is switched off", (await StateAsync(world)).Problem, StringComparison.Ordinal);
        Assert.Single(await ToldAsync(world));

        world.Macie.Status = MacieStatus.Enabled;
        await ReconcileAsync(world);
        Assert.Null((await StateAsync(world)).Problem);
        world.Macie.Status = MacieStatus.NotEnabled;
        await ReconcileAsync(world);
        Assert.Equal(2, (await ToldAsync(world)).Count);
    }

    [Fact]
    public async Task What_does_not_pass_is_shown_until_it_does()
    {
        await using var world = await StartAsync();
        await ReconcileAsync(world);
        Assert.Null((await StateAsync(world)).Problem);
        world.Macie.Fault = new AwsFault(AwsFaultKind.Throttled, "ThrottlingException", "Rate exceeded", null);

        await ReconcileAsync(world);
        for (var i = 0; i < 20; i++)
        {
            await world.PassAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Contains("Given up after", (await StateAsync(world)).Problem, StringComparison.Ordinal);
        world.Macie.Fault = null;
        await ReconcileAsync(world);
        Assert.Null((await StateAsync(world)).Problem);
    }

    [Fact]
    public async Task Throttling_is_tried_again_and_leaves_the_place_where_it_was()
    {
        await using var world = await StartAsync();
        var finding = Sensitive(1, world.Now.AddMinutes(-5));
        world.Macie.Findings[(string)finding["id"]!] = finding;
        world.Macie.Fault = new AwsFault(AwsFaultKind.Throttled, "ThrottlingException", "Rate exceeded", null);
        await ReconcileAsync(world);
        Assert.Empty(await world.FindingsAsync());
        Assert.Equal(WorkState.Retryable, (await world.ReadAsync(db => Task.FromResult(db.WorkItems.Single(item => item.Kind == WorkKind.ReconcileMacie)))).State);

        world.Macie.Fault = null;
        await world.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Single(await world.FindingsAsync());
    }

    [Fact]
    public async Task The_timer_asks_for_each_place_once_while_one_waits()
    {
        await using var world = await StartAsync();
        var timer = world.Get<MacieTimer>();
        await timer.StartAsync(CancellationToken.None);
        await timer.StartAsync(CancellationToken.None);
        Assert.Equal(1, await world.ReadAsync(db => Task.FromResult(db.WorkItems.Count(item => item.Kind == WorkKind.ReconcileMacie))));
    }

    [Fact]
    public async Task Run_twice_it_is_run_once()
    {
        await using var world = await StartAsync();
        var finding = Sensitive(1, world.Now.AddMinutes(-5));
        world.Macie.Findings[(string)finding["id"]!] = finding;
        await world.Store.WriteAsync((scope, _) => { MacieReconcilePayload.Enqueue(scope, FakeMacie.Place); return Task.CompletedTask; }, CancellationToken.None);
        await world.DrainAsync(twice: true);
        Assert.Single(await world.FindingsAsync());
        Assert.Single(await world.EventsAsync());
    }

    [Fact]
    public async Task A_rules_preview_counts_what_it_would_hide_and_shows_some()
    {
        await using var world = await StartAsync();
        for (var i = 0; i < 60; i++)
        {
            var finding = Sensitive(i, world.Now.AddMinutes(-i));
            world.Macie.Findings[(string)finding["id"]!] = finding;
        }

        var preview = await world.Get<MacieRulePreviews>().ReadAsync(FakeMacie.Place, [new MacieCondition("type", ["SensitiveData:S3Object/Multiple"])], CancellationToken.None);
        Assert.True(preview.IsOk);
        Assert.Equal((60, false, 5), (preview.Value.Count, preview.Value.AtLeast, preview.Value.Examples.Count));
        Assert.Equal("acme-payroll-exports", preview.Value.Examples[0].Bucket);
    }

    internal static JsonObject Detail(string fixture) => JsonNode.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "aws", fixture + ".json")))!["detail"]!.DeepClone().AsObject();

    private static JsonObject Sensitive(int number, DateTime updatedUtc)
    {
        var finding = Detail("macie-classification-finding");
        finding["id"] = $"{number:x32}";
        finding["resourcesAffected"]!["s3Object"]!["key"] = $"{number}.csv";
        (finding["createdAt"], finding["updatedAt"]) = (Iso(updatedUtc), Iso(updatedUtc));
        return finding;
    }

    internal static JsonObject Envelope(JsonObject detail, string id) => new()
    {
        ["id"] = id, ["source"] = "aws.macie", ["detail-type"] = "Macie Finding", ["account"] = FakeAws.Account, ["region"] = FakeAws.Region,
        ["time"] = (string)detail["updatedAt"]!, ["detail"] = detail,
    };

    internal static async Task DeliverAsync(IntakeWorld world, JsonObject envelope)
    {
        await world.PostAsync(Encoding.UTF8.GetBytes(envelope.ToJsonString()));
        await world.DrainAsync();
    }

    private static string Iso(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");

    /// <summary>After the fixtures' own times: nothing they tell lies in the future.</summary>
    internal static async Task<IntakeWorld> StartAsync()
    {
        var world = await IntakeWorld.StartAsync();
        world.Clock.Advance(TimeSpan.FromHours(3));
        return world;
    }

    /// <summary>As many findings within the last hour; what they become is not worked out.</summary>
    private static async Task<IntakeWorld> MuchAsync(int count, int apartMilliseconds)
    {
        var world = await StartAsync();
        for (var i = 0; i < count; i++)
        {
            var finding = Sensitive(i, world.Now.AddMinutes(-30).AddMilliseconds(i * apartMilliseconds));
            world.Macie.Findings[(string)finding["id"]!] = finding;
        }

        await world.Store.WriteAsync((scope, ct) => new MacieReconciled(world.Now, world.Now, 0, null).KeepAsync(scope, FakeMacie.Place, ct), CancellationToken.None);
        return world;
    }

    /// <summary>Runs the comparisons of one interval, and no other work.</summary>
    private static async Task TimerAsync(IntakeWorld world)
    {
        var handler = world.Get<IEnumerable<IWorkHandler>>().Single(known => known.Kind == WorkKind.ReconcileMacie);
        await world.Store.WriteAsync((scope, _) => { MacieReconcilePayload.Enqueue(scope, FakeMacie.Place); return Task.CompletedTask; }, CancellationToken.None);
        for (var i = 0; i < 6 && await NextAsync() is { } item; i++)
        {
            await world.Store.WriteAsync(async (scope, ct) => scope.Db.Remove((await scope.Db.WorkItems.FindAsync([item.Id], ct))!), CancellationToken.None);
            Assert.IsType<WorkOutcome.Done>(await handler.HandleAsync(item, CancellationToken.None));
        }

        Assert.Null(await NextAsync());

        Task<WorkItem?> NextAsync() => world.ReadAsync(db => Task.FromResult(db.WorkItems.FirstOrDefault(item => item.Kind == WorkKind.ReconcileMacie)));
    }

    private static Task<List<Notification>> ToldAsync(IntakeWorld world) =>
        world.ReadAsync(db => Task.FromResult(db.Notifications.Where(row => row.Text.Contains("switched off")).ToList()));

    private static Task ReconcileAsync(IntakeWorld world) => world.EnqueueAndDrainAsync(scope => MacieReconcilePayload.Enqueue(scope, FakeMacie.Place));

    private static Task<MacieReconciled> StateAsync(IntakeWorld world) => world.ReadAsync(db => MacieReconciled.ReadAsync(db, FakeMacie.Place, CancellationToken.None));
}
