using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SecOpsConsole.Aws.Macie;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.Macie;
using SecOpsConsole.Sandbox;

namespace SecOpsConsole.Aws.Tests;

/// <summary>The contract of Macie's port, over HTTP against the sandbox, with an assumed role.</summary>
public sealed class MacieTests : IAsyncLifetime
{
    private static readonly MaciePlace Place = new(Adapters.Account, "us-east-1");
    private readonly string _folder = Directory.CreateTempSubdirectory("secops-macie-").FullName;
    private SandboxServer _sandbox = null!;
    private ServiceProvider _services = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IMacieGateway Macie => _services.Macie();

    public async ValueTask InitializeAsync()
    {
        _sandbox = await SandboxServer.StartAsync(
            new SandboxOptions { Port = 0, DataDirectory = _folder, MacieObjectDelay = TimeSpan.Zero, MacieJobInterval = TimeSpan.Zero },
            TimeProvider.System, NullLoggerFactory.Instance, Ct);
        using var http = new HttpClient { BaseAddress = _sandbox.Endpoint };
        var identities = await http.GetFromJsonAsync<JsonElement>("/_sandbox/identities", Ct);
        var console = identities.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("name").GetString() == "console");
        _services = Adapters.At(
            _sandbox.Endpoint.ToString(), keys: new AwsKeys(console.GetProperty("accessKeyId").GetString()!, console.GetProperty("secretAccessKey").GetString()!));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _sandbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Macie_that_is_not_enabled_is_an_answer_and_enabling_it_twice_a_conflict()
    {
        Assert.Equal(MacieStatus.NotEnabled, Ok(await Macie.ReadSessionAsync(Place, Ct)).Status);
        Assert.Equal(AwsFaultKind.Denied, (await Macie.ListJobsAsync(Place, Ct)).Fault!.Kind);
        Ok(await Macie.EnableAsync(Place, Ct));
        Assert.Equal(MacieStatus.Enabled, Ok(await Macie.ReadSessionAsync(Place, Ct)).Status);
        Assert.Equal(AwsFaultKind.Conflict, (await Macie.EnableAsync(Place, Ct)).Fault!.Kind);
        Assert.Equal(AwsFaultKind.NotConfigured, (await Macie.ReadSessionAsync(new MaciePlace("999988887777", "us-east-1"), Ct)).Fault!.Kind);
    }

    [Fact]
    public async Task A_weekly_job_with_everything_reads_back_as_it_was_ordered()
    {
        Ok(await Macie.EnableAsync(Place, Ct));
        var identifier = Ok(await Macie.CreateIdentifierAsync(Place, new MacieIdentifierDraft { Name = "Shop key", Regex = "example-key-[0-9]{4}", Keywords = ["api_key"] }, "i1", Ct));
        var list = Ok(await Macie.CreateAllowListAsync(Place, new MacieAllowListDraft("a1", "test cards", null, "4111[ 0-9]+", null, null), Ct));
        var job = Ok(await Macie.CreateJobAsync(Place, new MacieJobOrder
        {
            Token = "j1", Name = "weekly", Schedule = new MacieSchedule(MacieFrequency.Weekly, DayOfWeek.Friday), InitialRun = true,
            Tags = [new MacieTag("owner", "security")], Selector = MacieSelector.Exclude, ManagedIds = ["ADDRESS"], CustomIds = [identifier], AllowListIds = [list], SamplingPercentage = 100,
        }, Ct));

        var read = Ok(await Macie.ReadJobAsync(Place, job, Ct));
        Assert.Equal((new MacieSchedule(MacieFrequency.Weekly, DayOfWeek.Friday), MacieSelector.Exclude, 100), (read.Schedule, read.Selector, read.SamplingPercentage));
        Assert.Equal(["ADDRESS", identifier, list], read.ManagedIds.Concat(read.CustomIds).Concat(read.AllowListIds));
        Assert.Equal(new MacieTag("owner", "security"), Assert.Single(read.Tags));
        await UntilAsync(job, MacieJobState.Idle);
        var found = await FindingsAsync();
        Assert.Equal(["apikeys.txt", "credentials.txt"], found.Select(finding => KeyOf(finding.Json)).Order());
        Assert.Equal(["test cards"], Ok(await Macie.ListAllowListsAsync(Place, Ct)).Select(item => item.Name));
        Assert.Equal(["Shop key"], Ok(await Macie.ListIdentifiersAsync(Place, Ct)).Select(item => item.Name));
    }

    [Fact]
    public async Task A_job_is_paused_resumed_and_cancelled()
    {
        Ok(await Macie.EnableAsync(Place, Ct));
        var job = Ok(await Macie.CreateJobAsync(Place, new MacieJobOrder
        {
            Token = "j1", Name = "monthly", Schedule = new MacieSchedule(MacieFrequency.Monthly, DayOfMonth: 31), Buckets = ["demo-macie-detection-bucket"],
        }, Ct));
        foreach (var (change, state) in new[] { (MacieJobChange.Pause, MacieJobState.UserPaused), (MacieJobChange.Resume, MacieJobState.Idle), (MacieJobChange.Cancel, MacieJobState.Cancelled) })
        {
            Ok(await Macie.ChangeJobAsync(Place, job, change, Ct));
            Assert.Equal(state, Assert.Single(Ok(await Macie.ListJobsAsync(Place, Ct))).State);
        }

        Assert.Equal(AwsFaultKind.Invalid, (await Macie.ChangeJobAsync(Place, job, MacieJobChange.Resume, Ct)).Fault!.Kind);
        Assert.Equal(AwsFaultKind.Missing, (await Macie.ReadJobAsync(Place, "0123456789abcdef0123456789abcdef", Ct)).Fault!.Kind);
    }

    [Fact]
    public async Task A_second_job_within_ten_seconds_is_refused_before_any_call()
    {
        Ok(await Macie.EnableAsync(Place, Ct));
        var order = new MacieJobOrder { Token = "j1", Name = "once", Buckets = ["demo-macie-detection-bucket"] };
        Ok(await Macie.CreateJobAsync(Place, order, Ct));
        var fault = (await Macie.CreateJobAsync(Place, order with { Token = "j2" }, Ct)).Fault!;
        Assert.Equal((AwsFaultKind.Throttled, "JobPace"), (fault.Kind, fault.Code));
        Assert.Contains("Try again in", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_long_the_next_job_has_to_wait_can_be_asked_without_a_call()
    {
        var clock = new TurnedClock();
        var pace = new MacieJobPace(clock);
        Assert.Equal((TimeSpan.Zero, TimeSpan.Zero), (pace.Left(Place), pace.Take(Place)));
        // The same instant: two callers at once do not both get the turn.
        Assert.Equal((TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10)), (pace.Take(Place), pace.Left(Place)));
        clock.Passed = TimeSpan.FromSeconds(7);
        Assert.Equal((TimeSpan.FromSeconds(3), TimeSpan.Zero), (pace.Left(Place), pace.Left(Place with { Region = "eu-west-1" })));
        clock.Passed = TimeSpan.FromSeconds(10);
        Assert.Equal((TimeSpan.Zero, TimeSpan.FromSeconds(10)), (pace.Take(Place), pace.Left(Place)));

        Ok(await Macie.EnableAsync(Place, Ct));
        Assert.True(Macie.JobWait(Place) <= TimeSpan.Zero);
        Ok(await Macie.CreateJobAsync(Place, new MacieJobOrder { Token = "j1", Name = "once", Buckets = ["demo-macie-detection-bucket"] }, Ct));
        Assert.InRange(Macie.JobWait(Place), TimeSpan.FromTicks(1), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_job_by_several_tags_reads_back_and_a_tag_without_a_value_stands_for_any()
    {
        Ok(await Macie.EnableAsync(Place, Ct));
        MacieTag[] tags = [new("stage", "no-such-stage"), new("owner", "")];
        var job = Ok(await Macie.CreateJobAsync(Place, new MacieJobOrder { Token = "j1", Name = "tagged", Tags = tags, Selector = MacieSelector.All }, Ct));
        Assert.Equal(tags, Ok(await Macie.ReadJobAsync(Place, job, Ct)).Tags);
        await UntilAsync(job, MacieJobState.Complete);
        Assert.Contains("credentials.txt", (await FindingsAsync()).Select(finding => KeyOf(finding.Json)));
    }

    [Fact]
    public async Task An_identifier_and_an_allow_list_read_back_as_they_were_made()
    {
        Ok(await Macie.EnableAsync(Place, Ct));
        var draft = new MacieIdentifierDraft { Name = "Employee", Regex = "E-[0-9]{4}", Keywords = ["staff"], IgnoreWords = ["E-0000"], MaximumMatchDistance = 30 };
        var identifier = Ok(await Macie.ReadIdentifierAsync(Place, Ok(await Macie.CreateIdentifierAsync(Place, draft, "i1", Ct)), Ct));
        Assert.Equal(("E-[0-9]{4}", "staff", "E-0000", 30), (identifier.Regex, identifier.Keywords.Single(), identifier.IgnoreWords.Single(), identifier.MaximumMatchDistance));
        Assert.Empty(identifier.SeverityLevels);
        var cards = Ok(await Macie.CreateAllowListAsync(Place, new MacieAllowListDraft("a1", "cards", null, "4111[ 0-9]+", null, null), Ct));
        Assert.Equal(new MacieAllowListDetail("4111[ 0-9]+", null, null, "OK", null), Ok(await Macie.ReadAllowListAsync(Place, cards, Ct)));
        var words = Ok(await Macie.CreateAllowListAsync(Place, new MacieAllowListDraft("a2", "words", null, null, "demo-macie-detection-bucket", "nowhere.txt"), Ct));
        var missing = Ok(await Macie.ReadAllowListAsync(Place, words, Ct));
        Assert.Equal(("demo-macie-detection-bucket", "nowhere.txt", "S3_OBJECT_NOT_FOUND", false), (missing.WordsBucket, missing.WordsKey, missing.Status, missing.IsUsable));
        Assert.Contains("nowhere.txt", missing.StatusText, StringComparison.Ordinal);
        Assert.Equal(AwsFaultKind.Missing, (await Macie.ReadAllowListAsync(Place, "0123456789012345678901", Ct)).Fault!.Kind);
        Assert.Equal(AwsFaultKind.Missing, (await Macie.ReadIdentifierAsync(Place, new string('0', 32), Ct)).Fault!.Kind);
    }

    [Fact]
    public async Task Coverage_tells_of_automated_discovery_and_why_a_bucket_is_not_known()
    {
        const string Body = """
            {"buckets":[
            {"bucketName":"payroll","automatedDiscoveryMonitoringStatus":"MONITORED","sensitivityScore":87,"lastAutomatedDiscoveryTime":"2026-11-20T08:00:00.000Z","jobDetails":{"isDefinedInJob":"FALSE","isMonitoredByJob":"FALSE"}},
            {"bucketName":"vault","automatedDiscoveryMonitoringStatus":"NOT_MONITORED","errorCode":"ACCESS_DENIED","errorMessage":"S3 denied it.","jobDetails":{"isDefinedInJob":"UNKNOWN","isMonitoredByJob":"UNKNOWN"}},
            {"bucketName":"old"}]}
            """;
        await using var stub = await WireStub.StartAsync((context, _) => WireStub.WriteAsync(context, 200, "application/json", Body));
        await using var services = Adapters.At(stub.Endpoint);
        var buckets = Ok(await services.Macie().ListCoverageAsync(Place, Ct));
        Assert.Equal(
            [
                new MacieCoverage { Bucket = "payroll", InJob = false, Monitored = false, InDiscovery = true, SensitivityScore = 87, LastDiscoveryUtc = new DateTime(2026, 11, 20, 8, 0, 0, DateTimeKind.Utc) },
                new MacieCoverage { Bucket = "vault", InDiscovery = false, ErrorCode = "ACCESS_DENIED", ErrorMessage = "S3 denied it." },
                new MacieCoverage { Bucket = "old" },
            ],
            buckets);
    }

    [Fact]
    public async Task The_severities_of_an_identifier_come_by_ascending_occurrences()
    {
        const string Body = """{"regex":"a","severityLevels":[{"occurrencesThreshold":50,"severity":"HIGH"},{"occurrencesThreshold":1,"severity":"LOW"}]}""";
        await using var stub = await WireStub.StartAsync((context, _) => WireStub.WriteAsync(context, 200, "application/json", Body));
        await using var services = Adapters.At(stub.Endpoint);
        Assert.Equal([new MacieSeverityLevel(1, "LOW"), new MacieSeverityLevel(50, "HIGH")], Ok(await services.Macie().ReadIdentifierAsync(Place, "i1", Ct)).SeverityLevels);
    }

    [Fact]
    public async Task Throttled_calls_are_tried_again_and_end_as_throttled_when_it_lasts()
    {
        Ok(await Macie.EnableAsync(Place, Ct));
        using var http = new HttpClient { BaseAddress = _sandbox.Endpoint };
        using (await http.PostAsJsonAsync("/_sandbox/faults", new { kind = "Throttle", operation = "ListAllowLists", count = 2 }, Ct))
        {
            Assert.Empty(Ok(await Macie.ListAllowListsAsync(Place, Ct)));
        }

        using (await http.PostAsJsonAsync("/_sandbox/faults", new { kind = "Throttle", operation = "ListAllowLists" }, Ct))
        {
            Assert.Equal(AwsFaultKind.Throttled, (await Macie.ListAllowListsAsync(Place, Ct)).Fault!.Kind);
        }
    }

    [Fact]
    public async Task A_draft_is_tested_on_a_text_and_a_bad_one_refused()
    {
        Ok(await Macie.EnableAsync(Place, Ct));
        var draft = new MacieIdentifierDraft { Name = "Employee", Regex = "E-[0-9]{4}", IgnoreWords = ["0000"] };
        Assert.Equal(2, Ok(await Macie.TestIdentifierAsync(Place, draft, "E-1234 E-0000 E-5678", Ct)));
        Assert.Equal(AwsFaultKind.Invalid, (await Macie.TestIdentifierAsync(Place, draft with { Regex = "(E" }, "E-1234", Ct)).Fault!.Kind);
        var id = Ok(await Macie.CreateIdentifierAsync(Place, draft, "t", Ct));
        Ok(await Macie.DeleteIdentifierAsync(Place, id, Ct));
        Assert.Empty(Ok(await Macie.ListIdentifiersAsync(Place, Ct)));
        Assert.Contains(Ok(await Macie.ListManagedIdentifiersAsync(Place, Ct)), item => item.Id == "AWS_CREDENTIALS");
    }

    [Fact]
    public async Task A_suppression_rule_hides_what_it_says_and_coverage_tells_of_the_bucket()
    {
        Ok(await Macie.EnableAsync(Place, Ct));
        MacieCondition[] conditions = [new("type", ["SensitiveData:S3Object/Financial"])];
        var rule = Ok(await Macie.CreateSuppressionRuleAsync(Place, "no cards", "known", conditions, "r1", Ct));
        Ok(await Macie.CreateSamplesAsync(Place, Ct));
        Assert.Equal(10, (await FindingsAsync()).Count);
        Assert.Empty(Ok(await Macie.ListFindingsAsync(Place, conditions, null, null, Ct)).Ids);
        var shown = Assert.Single(Ok(await Macie.ListSuppressionRulesAsync(Place, Ct)));
        Assert.Equal((rule, "no cards", false), (shown.Id, shown.Name, shown.HasMore));
        Assert.Equal("type", Assert.Single(shown.Conditions).Field);
        Ok(await Macie.DeleteSuppressionRuleAsync(Place, rule, Ct));
        Assert.Empty(Ok(await Macie.ListSuppressionRulesAsync(Place, Ct)));
        var bucket = Ok(await Macie.ListCoverageAsync(Place, Ct)).Single(bucket => bucket.Bucket == "demo-macie-detection-bucket");
        Assert.Equal((5L, false, false, false), (bucket.Objects, bucket.InJob, bucket.IsPublic, bucket.InDiscovery));
    }

    [Fact]
    public async Task A_finding_reads_as_the_detail_of_its_event()
    {
        Ok(await Macie.EnableAsync(Place, Ct));
        Ok(await Macie.CreateSamplesAsync(Place, Ct));
        var finding = (await FindingsAsync()).Select(finding => JsonDocument.Parse(finding.Json).RootElement)
            .Single(finding => finding.GetProperty("type").GetString() == "Policy:IAMUser/S3BucketPublic");
        Assert.True(finding.GetProperty("sample").GetBoolean());
        Assert.Equal("POLICY", finding.GetProperty("category").GetString());
        Assert.Equal("High", finding.GetProperty("severity").GetProperty("description").GetString());
        Assert.Equal("PutBucketPolicy", finding.GetProperty("policyDetails").GetProperty("action").GetProperty("apiCallDetails").GetProperty("api").GetString());
        Assert.EndsWith("Z", finding.GetProperty("updatedAt").GetString(), StringComparison.Ordinal);
        Assert.False(finding.TryGetProperty("classificationDetails", out _));
        Assert.Empty(Ok(await Macie.ListFindingsAsync(Place, [], TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1), null, Ct)).Ids);
    }

    private static T Ok<T>(AwsAnswer<T> answer)
    {
        Assert.True(answer.IsOk, answer.Fault?.ToString());
        return answer.Value;
    }

    private async Task<IReadOnlyList<MacieFindingText>> FindingsAsync() =>
        Ok(await Macie.ReadFindingsAsync(Place, Ok(await Macie.ListFindingsAsync(Place, [], null, null, Ct)).Ids, Ct));

    private static string KeyOf(string json) =>
        JsonDocument.Parse(json).RootElement.GetProperty("resourcesAffected").GetProperty("s3Object").GetProperty("key").GetString()!;

    private async Task UntilAsync(string job, MacieJobState state)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (Ok(await Macie.ReadJobAsync(Place, job, Ct)).Job.State != state)
        {
            await Task.Delay(25, patience.Token);
        }
    }
    /// <summary>Stands still until a test turns it.</summary>
    private sealed class TurnedClock : TimeProvider
    {
        public TimeSpan Passed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Passed.Ticks;
    }
}
