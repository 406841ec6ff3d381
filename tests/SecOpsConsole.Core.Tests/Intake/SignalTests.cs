using System.Text.Json.Nodes;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Notifications.Messages;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Intake;

/// <summary>Findings of Macie and executions of other remediators.</summary>
public sealed class SignalTests
{
    [Fact]
    public async Task A_sensitive_data_finding_is_stored_and_nothing_is_done_about_the_policy()
    {
        await using var world = await StartAsync();
        await DeliverAsync(world, Macie("macie-classification-finding"));

        var finding = await world.TheFindingAsync();
        Assert.Equal(FindingCategory.SensitiveData, finding.Category);
        Assert.Equal("SensitiveData:S3Object/Multiple", finding.Check);
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal(RemediationStatus.NotStarted, finding.RemediationStatus);
        Assert.Contains(await world.TimelineAsync(), row => row.Kind == FindingEventKind.SignalReceived && row.Text.Contains("2026/11/payroll.csv", StringComparison.Ordinal));
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task Sensitive_data_in_a_bucket_that_nobody_knew_makes_us_look_once_who_reaches_it()
    {
        await using var world = await StartAsync();
        world.Aws["acme-payroll-exports"].Policy = SamplePolicy.AnyoneReads.Replace("payroll", "acme-payroll-exports", StringComparison.Ordinal);
        await DeliverAsync(world, Macie("macie-classification-finding"));
        await DeliverAsync(world, Macie("macie-classification-finding", "again"));

        Assert.Equal(1, world.Aws.Calls.Count(call => call == "Read acme-payroll-exports"));
        Assert.Equal([Severity.Critical, Severity.Critical], (await world.FindingsAsync()).Select(finding => finding.Severity));
    }

    [Fact]
    public async Task A_policy_finding_is_updated_in_place_and_a_stale_copy_is_ignored()
    {
        await using var world = await StartAsync();
        await DeliverAsync(world, Macie("macie-policy-finding"));
        await DeliverAsync(world, Macie("macie-policy-finding", "envelope-2", detail => { detail["count"] = 3; detail["updatedAt"] = "2026-11-20T10:00:00Z"; }));
        await DeliverAsync(world, Macie("macie-policy-finding", "envelope-3"));

        var finding = await world.TheFindingAsync();
        Assert.Equal(new DateTime(2026, 11, 20, 10, 0, 0, DateTimeKind.Utc), finding.EventUtc);
        Assert.Equal("dana@example.com", finding.Actor.Name);
        Assert.Contains("ignored", (await world.EventsAsync())[^1].Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_shown_of_a_policy_finding_is_the_newest_copy()
    {
        await using var world = await StartAsync();
        await DeliverAsync(world, Macie("macie-policy-finding"));
        await DeliverAsync(world, Macie("macie-policy-finding", "envelope-2", detail =>
        {
            detail["updatedAt"] = "2026-11-20T10:00:00Z";
            detail["policyDetails"]!["actor"]!["userIdentity"]!["assumedRole"]!["accessKeyId"] = "ASIAEXAMPLE0000000002";
        }));
        await DeliverAsync(world, Macie("macie-policy-finding", "envelope-3"));

        var finding = await world.TheFindingAsync();
        var told = Assert.Single(await world.EventsAsync(), row => row.Id == finding.EventId);
        Assert.Equal("ASIAEXAMPLE0000000002", MacieEvent.Read(told.Body)!.AccessKeyId);
    }

    [Fact]
    public async Task A_policy_finding_is_lowered_by_Macie_itself_and_a_stale_copy_does_not_raise_it_for_long()
    {
        await using var world = await StartAsync();
        var lower = Macie("macie-policy-finding", "envelope-2", detail => { detail["updatedAt"] = "2026-11-20T10:00:00Z"; detail["severity"] = new JsonObject { ["description"] = "Low" }; });
        await DeliverAsync(world, Macie("macie-policy-finding"));
        await DeliverAsync(world, lower);
        Assert.Equal(Severity.High, (await world.TheFindingAsync()).Severity);

        world.Macie.Findings[(string)lower["detail"]!["id"]!] = lower["detail"]!.DeepClone().AsObject();
        await DeliverAsync(world, Macie("macie-policy-finding", "envelope-3", detail => { detail["updatedAt"] = "2026-11-20T10:00:01Z"; detail["severity"] = new JsonObject { ["description"] = "Low" }; }));
        Assert.Equal(Severity.Low, (await world.TheFindingAsync()).Severity);

        await DeliverAsync(world, Macie("macie-policy-finding", "envelope-4"));
        Assert.Equal(Severity.Low, (await world.TheFindingAsync()).Severity);
        Assert.Contains("Macie is asked", (await world.EventsAsync())[^1].Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_finding_makes_us_look_and_is_a_signal_of_what_we_find()
    {
        await using var world = await StartAsync();
        world.Aws["acme-payroll-exports"].Policy = SamplePolicy.AnyoneReads;

        await DeliverAsync(world, Macie("macie-policy-finding"));

        Assert.Equal((FindingSource.Look, CheckIds.PublicPrincipal), (await world.TheFindingAsync() is var ours ? (ours.Source, ours.Check) : default));
        Assert.Contains(await world.TimelineAsync(), row => row.FindingId == ours.Id && row.Text.Contains("64b917aa3843014c91d8937f0a1b2c3d", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sample_is_shown_as_a_sample_and_nobody_looks_or_remediates()
    {
        await using var world = await StartAsync();
        await DeliverAsync(world, Macie("macie-policy-finding", change: detail => detail["sample"] = true));

        var finding = await world.TheFindingAsync();
        Assert.StartsWith("Sample: ", finding.Title, StringComparison.Ordinal);
        Assert.Equal(ComplianceStatus.NotApplicable, finding.ComplianceStatus);
        Assert.Empty(world.Aws.Calls);
    }

    [Fact]
    public async Task Macies_finding_can_be_escalated()
    {
        await using var world = await StartAsync();
        await DeliverAsync(world, Macie("macie-classification-finding"));
        var id = (await world.TheFindingAsync()).Id;

        await world.Store.WriteAsync(
            async (scope, token) =>
            {
                var finding = (await scope.Db.Findings.FindAsync([id], token))!;
                var note = new TransitionNote("Ana", "Escalated.") { Assignee = "Omar", Reason = "Look at the export job." };
                Assert.True(world.Get<FindingLifecycle>().Apply(scope, finding, FindingTransition.Escalate, note).Applied);
            },
            CancellationToken.None);

        var escalated = await world.TheFindingAsync();
        Assert.Equal((WorkflowStatus.Notified, "Omar"), (escalated.WorkflowStatus, escalated.Assignee));
    }

    [Fact]
    public async Task Macies_own_account_counts_and_not_the_envelopes()
    {
        await using var world = await StartAsync();
        await DeliverAsync(world, Macie("macie-policy-finding", change: detail => detail["accountId"] = "999988887777"));

        Assert.Equal(EventStatus.AccountNotConfigured, Assert.Single(await world.EventsAsync()).Status);
        Assert.Empty(await world.FindingsAsync());
    }

    [Fact]
    public async Task Nulls_for_the_unused_half_and_booleans_as_strings_are_understood()
    {
        await using var world = await StartAsync();
        await DeliverAsync(world, Macie("macie-policy-finding", change: detail =>
        {
            detail["sample"] = "TRUE";
            detail["policyDetails"] = null;
            detail["classificationDetails"] = null;
            detail["severity"] = null;
        }));

        Assert.StartsWith("Sample: ", (await world.TheFindingAsync()).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_execution_that_names_a_known_bucket_is_a_record_there_and_a_look_when_it_ended()
    {
        await using var world = await StartAsync();
        await world.PutAsync("payroll", SamplePolicy.OwnAccountReads);
        var reads = world.Aws.Calls.Count;

        await DeliverAsync(world, Execution("RUNNING", "payroll"));
        Assert.Equal(reads, world.Aws.Calls.Count);
        await DeliverAsync(world, Execution("SUCCEEDED", "payroll"));

        Assert.Equal(2, (await world.TimelineAsync()).Count(row => row.Kind == FindingEventKind.ExternalRemediation));
        Assert.Equal("Read payroll", world.Aws.Calls.Last());
    }

    [Fact]
    public async Task An_execution_that_names_no_bucket_stays_on_the_event_list()
    {
        await using var world = await StartAsync();
        await DeliverAsync(world, Execution("FAILED", bucket: null));

        var row = Assert.Single(await world.EventsAsync());
        Assert.Equal(EventStatus.Processed, row.Status);
        Assert.Contains("failed", row.Note, StringComparison.Ordinal);
        Assert.Empty(await world.TimelineAsync());
    }

    /// <summary>After the fixtures' own times: nothing they tell lies in the future.</summary>
    private static async Task<IntakeWorld> StartAsync()
    {
        var world = await IntakeWorld.StartAsync();
        world.Clock.Advance(TimeSpan.FromHours(3));
        return world;
    }

    private static async Task DeliverAsync(IntakeWorld world, JsonObject envelope)
    {
        await world.PostAsync(System.Text.Encoding.UTF8.GetBytes(envelope.ToJsonString()));
        await world.DrainAsync();
    }

    private static JsonObject Macie(string fixture, string? id = null, Action<JsonObject>? change = null)
    {
        var envelope = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "aws", fixture + ".json")))!.AsObject();
        envelope["id"] = id ?? (string?)envelope["id"];
        change?.Invoke(envelope["detail"]!.AsObject());
        return envelope;
    }

    private static JsonObject Execution(string status, string? bucket) => new()
    {
        ["id"] = $"execution-{status}", ["source"] = "aws.states", ["detail-type"] = "Step Functions Execution Status Change",
        ["account"] = FakeAws.Account, ["region"] = FakeAws.Region, ["time"] = "2026-11-20T09:00:00Z",
        ["detail"] = new JsonObject
        {
            ["executionArn"] = "arn:aws:states:eu-west-1:111122223333:execution:RestorePolicy:run-1",
            ["stateMachineArn"] = "arn:aws:states:eu-west-1:111122223333:stateMachine:RestorePolicy",
            ["name"] = "run-1", ["status"] = status, ["startDate"] = 1795165200000, ["stopDate"] = null,
            ["input"] = new JsonObject { ["detail"] = new JsonObject { ["requestParameters"] = new JsonObject { ["bucketName"] = bucket } } }.ToJsonString(),
        },
    };
}
