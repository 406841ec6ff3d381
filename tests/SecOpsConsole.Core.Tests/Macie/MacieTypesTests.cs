using System.Text.Json.Nodes;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Tests.Intake;

namespace SecOpsConsole.Core.Tests.Macie;

/// <summary>All eleven types and the oddities of real exports, in every order and twice over.</summary>
public sealed class MacieTypesTests
{
    private static readonly string[] Types =
    [
        "Policy:IAMUser/S3BlockPublicAccessDisabled", "Policy:IAMUser/S3BucketEncryptionDisabled", "Policy:IAMUser/S3BucketPublic",
        "Policy:IAMUser/S3BucketReplicatedExternally", "Policy:IAMUser/S3BucketSharedExternally", "Policy:IAMUser/S3BucketSharedWithCloudFront",
        "SensitiveData:S3Object/Credentials", "SensitiveData:S3Object/CustomIdentifier", "SensitiveData:S3Object/Financial", "SensitiveData:S3Object/Multiple",
        "SensitiveData:S3Object/Personal",
    ];

    [Fact]
    public void There_is_a_fixture_of_each_type() =>
        Assert.Equal(Types, Fixtures().Select(envelope => (string?)envelope["detail"]!["type"]).OfType<string>().Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Replayed_twice_and_shuffled_they_are_the_same_findings(int seed)
    {
        var once = await FindingsAfterAsync(Fixtures());
        Assert.Contains(once, finding => finding.Check == "SensitiveData:S3Object/Personal");

        var shuffled = Fixtures().Concat(Fixtures()).ToArray();
        new Random(seed).Shuffle(shuffled);
        for (var i = 0; i < shuffled.Length; i++)
        {
            // EventBridge's own ids would end a copy at the door; a second envelope around the same finding does not.
            shuffled[i]["id"] = $"envelope-{i}";
        }

        Assert.Equal(once, await FindingsAfterAsync(shuffled));
    }

    [Fact]
    public async Task Sensitive_data_is_one_finding_for_an_object_and_type_however_often_a_job_runs()
    {
        await using var world = await MacieReconcileTests.StartAsync();
        world.Clock.Advance(TimeSpan.FromDays(2));
        await MacieReconcileTests.DeliverAsync(world, Read("credentials-next-run"));
        await MacieReconcileTests.DeliverAsync(world, Read("credentials"));

        var finding = await world.TheFindingAsync();
        Assert.Equal((string)Read("credentials-next-run")["detail"]!["id"]!, finding.ExternalId);
        Assert.Contains("ignored", (await world.EventsAsync())[^1].Note, StringComparison.Ordinal);
        await MacieReconcileTests.DeliverAsync(world, Read("classification"));
        Assert.Equal(2, (await world.FindingsAsync()).Count);
    }

    [Fact]
    public async Task A_resolved_finding_comes_back_when_the_next_run_finds_the_data_again()
    {
        await using var world = await MacieReconcileTests.StartAsync();
        world.Clock.Advance(TimeSpan.FromDays(2));
        await MacieReconcileTests.DeliverAsync(world, Read("credentials"));
        var id = (await world.TheFindingAsync()).Id;
        await world.Store.WriteAsync(async (scope, ct) => (await scope.Db.Findings.FindAsync([id], ct))!.WorkflowStatus = WorkflowStatus.Resolved, CancellationToken.None);
        await MacieReconcileTests.DeliverAsync(world, Read("credentials-next-run"));

        var again = await world.TheFindingAsync();
        Assert.Equal((id, WorkflowStatus.New), (again.Id, again.WorkflowStatus));
    }

    [Fact]
    public async Task Samples_of_every_type_are_shown_and_nothing_is_done_about_them()
    {
        await using var world = await MacieReconcileTests.StartAsync();
        foreach (var envelope in Fixtures().Where(envelope => envelope["detail"]!["id"] is not null))
        {
            envelope["detail"]!["sample"] = true;
            await MacieReconcileTests.DeliverAsync(world, envelope);
        }

        Assert.Empty(world.Aws.Calls);
        Assert.Empty(await world.ReadAsync(db => Task.FromResult(db.Attempts.ToList())));
        Assert.DoesNotContain(await world.ReadAsync(db => Task.FromResult(db.WorkItems.ToList())), item => item.Kind is WorkKind.Look or WorkKind.Remediate);
        Assert.All(await world.FindingsAsync(), finding => Assert.StartsWith("Sample: ", finding.Title, StringComparison.Ordinal));
        Assert.All(await world.FindingsAsync(), finding => Assert.Equal(ComplianceStatus.NotApplicable, finding.ComplianceStatus));
    }

    [Fact]
    public async Task Nobody_is_called_for_samples_and_for_what_is_real_somebody_is()
    {
        await using var world = await MacieReconcileTests.StartAsync();
        world.Clock.Advance(TimeSpan.FromDays(2));
        foreach (var envelope in Fixtures().Where(envelope => envelope["detail"]!["id"] is not null))
        {
            envelope["detail"]!["sample"] = true;
            await MacieReconcileTests.DeliverAsync(world, envelope);
        }

        Assert.NotEmpty(await world.FindingsAsync());
        Assert.Empty(await world.ReadAsync(db => Task.FromResult(db.Notifications.ToList())));

        var real = Read("credentials");
        real["id"] = "a-real-one";
        await MacieReconcileTests.DeliverAsync(world, real);
        Assert.Contains(await world.ReadAsync(db => Task.FromResult(db.Notifications.ToList())), told => told.Kind == NotificationKind.FindingOpened);
    }

    [Fact]
    public async Task The_title_of_sensitive_data_names_the_object_and_of_a_very_long_key_the_end()
    {
        await using var world = await MacieReconcileTests.StartAsync();
        world.Clock.Advance(TimeSpan.FromDays(2));
        var envelope = Read("credentials");
        // The 200th character from the end is the second half of one.
        envelope["detail"]!["resourcesAffected"]!["s3Object"]!["key"] = $"{new string('k', 300)}\U0001F512{new string('x', 195)}.csv";
        envelope["id"] = Guid.NewGuid().ToString();
        await MacieReconcileTests.DeliverAsync(world, Read("credentials"));
        await MacieReconcileTests.DeliverAsync(world, envelope);

        var titles = (await world.FindingsAsync()).Select(finding => finding.Title).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(2, titles.Count);
        Assert.Contains(titles, title => title.EndsWith($": …{new string('x', 195)}.csv", StringComparison.Ordinal));
        Assert.Contains(titles, title => title.EndsWith(": " + (string?)Read("credentials")["detail"]!["resourcesAffected"]!["s3Object"]!["key"], StringComparison.Ordinal));
    }

    private static async Task<List<Known>> FindingsAfterAsync(IEnumerable<JsonObject> envelopes)
    {
        await using var world = await MacieReconcileTests.StartAsync();
        world.Clock.Advance(TimeSpan.FromDays(2));
        foreach (var envelope in envelopes)
        {
            await MacieReconcileTests.DeliverAsync(world, envelope);
        }

        await world.PassAsync(TimeSpan.FromMinutes(10));
        return [.. (await world.FindingsAsync()).Where(finding => finding.BucketId is not null)
            .Select(finding => new Known(finding.DedupKey, finding.Check, finding.Severity, finding.Title, finding.Category, finding.ExternalId, finding.EventUtc))
            .OrderBy(known => known.DedupKey, StringComparer.Ordinal)];
    }

    private static IReadOnlyList<JsonObject> Fixtures() =>
        [.. Directory.EnumerateFiles(Root, "*.json").Where(file => !file.EndsWith(".facts.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(file => JsonNode.Parse(File.ReadAllText(file))!.AsObject())];

    private static JsonObject Read(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Root, name + ".json")))!.AsObject();

    private static string Root => Path.Combine(AppContext.BaseDirectory, "Fixtures", "events", "MacieFinding");

    private sealed record Known(
        string DedupKey, string Check, SecOpsConsole.Policies.Severity Severity, string Title, FindingCategory Category, string? ExternalId, DateTime? EventUtc);
}
