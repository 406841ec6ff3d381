using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Macie;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Suppressions;
using SecOpsConsole.Core.Tests.Intake;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Macie;

/// <summary>Whoever has the key of the webhook can forge an event: it raises at once, and lowers only what Macie itself says is lower.</summary>
public sealed class MacieTrustTests
{
    private const string Id = "0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task A_forged_event_lowers_nothing_that_Macie_says_is_not_lower()
    {
        await using var world = await MacieReconcileTests.StartAsync();
        var real = Sensitive(Id, world.Now.AddMinutes(-30), 3, credentials: 40, personal: 200);
        world.Macie.Findings[Id] = real;
        await DeliverAsync(world, real);
        var before = await world.TheFindingAsync();

        await DeliverAsync(world, Sensitive(Id, world.Now, 1, credentials: null, personal: 1));

        var after = await world.TheFindingAsync();
        Assert.Equal(Facts(before), Facts(after));
        Assert.Equal((Severity.High, 40, 200), (after.JudgedSeverity, after.CredentialCount, after.PersonalCount));
        Assert.Contains("ReadFindings", world.Macie.Calls);
    }

    [Fact]
    public async Task A_forged_event_under_an_id_that_Macie_does_not_know_leaves_the_finding_as_Macie_tells_it()
    {
        await using var world = await MacieReconcileTests.StartAsync();
        var real = Sensitive(Id, world.Now.AddMinutes(-30), 3, credentials: 40, personal: null);
        world.Macie.Findings[Id] = real;
        await DeliverAsync(world, real);
        var before = await world.TheFindingAsync();

        await DeliverAsync(world, Sensitive(new string('f', 32), world.Now, 1, credentials: null, personal: null));

        Assert.Equal(Facts(before), Facts(await world.TheFindingAsync()));
    }

    [Fact]
    public async Task A_forged_event_under_the_id_of_another_finding_takes_nothing_from_that_one()
    {
        await using var world = await MacieReconcileTests.StartAsync();
        var other = Sensitive(new string('e', 32), world.Now.AddMinutes(-1), 1, credentials: null, personal: 1);
        other["resourcesAffected"]!["s3Object"]!["key"] = "harmless.csv";
        world.Macie.Findings[new string('e', 32)] = other;
        await DeliverAsync(world, Sensitive(Id, world.Now.AddMinutes(-30), 3, credentials: 40, personal: null));

        await DeliverAsync(world, Sensitive(new string('e', 32), world.Now, 1, credentials: null, personal: 1));

        Assert.Equal((Severity.High, 40), (await world.TheFindingAsync() is var finding ? finding.JudgedSeverity : default, (await world.TheFindingAsync()).CredentialCount));
    }

    [Fact]
    public async Task What_Macie_itself_says_is_lower_is_taken_as_it_is()
    {
        await using var world = await MacieReconcileTests.StartAsync();
        await DeliverAsync(world, Sensitive(Id, world.Now.AddMinutes(-30), 3, credentials: 40, personal: 200));
        var cleaned = Sensitive(Id, world.Now.AddMinutes(-5), 1, credentials: null, personal: 2);
        world.Macie.Findings[Id] = cleaned;
        await DeliverAsync(world, cleaned);

        var after = await world.TheFindingAsync();
        Assert.Equal((Severity.Low, null, 2, world.Now.AddMinutes(-5)), (after.JudgedSeverity, after.CredentialCount, after.PersonalCount, after.EventUtc));
        Assert.Contains(await world.TimelineAsync(), row => row.Text.Contains("Macie itself was asked", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(AwsFaultKind.Denied)]
    [InlineData(AwsFaultKind.NotConfigured)]
    public async Task Where_Macie_cannot_be_asked_the_higher_stays_and_the_story_says_so(AwsFaultKind kind)
    {
        await using var world = await MacieReconcileTests.StartAsync();
        await DeliverAsync(world, Sensitive(Id, world.Now.AddMinutes(-30), 3, credentials: 40, personal: null));
        world.Macie.Fault = new AwsFault(kind, "Code", "No.", null);
        await DeliverAsync(world, Sensitive(Id, world.Now, 1, credentials: null, personal: 1));

        var after = await world.TheFindingAsync();
        Assert.Equal((Severity.High, 40, 1), (after.JudgedSeverity, after.CredentialCount, after.PersonalCount));
        Assert.Contains(await world.TimelineAsync(), row => row.Text.Contains("Macie could not be asked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Macie_that_limits_the_calls_is_asked_again()
    {
        await using var world = await MacieReconcileTests.StartAsync();
        await DeliverAsync(world, Sensitive(Id, world.Now.AddMinutes(-30), 3, credentials: 40, personal: null));
        world.Macie.Findings[Id] = Sensitive(Id, world.Now, 1, credentials: null, personal: 1);
        world.Macie.Fault = new AwsFault(AwsFaultKind.Throttled, "ThrottlingException", "Rate exceeded", null);
        await DeliverAsync(world, world.Macie.Findings[Id]);
        Assert.Equal(Severity.High, (await world.TheFindingAsync()).JudgedSeverity);

        world.Macie.Fault = null;
        await world.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(Severity.Low, (await world.TheFindingAsync()).JudgedSeverity);
    }

    [Fact]
    public async Task The_comparison_corrects_what_an_event_told_of_later_than_Macie()
    {
        await using var world = await MacieReconcileTests.StartAsync();
        await DeliverAsync(world, Sensitive(Id, world.Now.AddMinutes(-1), 2, credentials: 1, personal: null));
        world.Macie.Findings[Id] = Sensitive(Id, world.Now.AddMinutes(-20), 3, credentials: 40, personal: null);
        await world.EnqueueAndDrainAsync(scope => MacieReconcilePayload.Enqueue(scope, FakeMacie.Place));
        var after = await world.TheFindingAsync();
        Assert.Equal((Severity.High, 40, world.Now.AddMinutes(-20)), (after.JudgedSeverity, after.CredentialCount, after.EventUtc));

        var events = (await world.TimelineAsync()).Count;
        await world.EnqueueAndDrainAsync(scope => MacieReconcilePayload.Enqueue(scope, FakeMacie.Place));
        Assert.Equal(events, (await world.TimelineAsync()).Count);
    }

    [Fact]
    public async Task In_whatever_order_events_come_the_higher_of_each_is_kept()
    {
        var known = new HashSet<(Severity, int?, int?, DateTime, string?)>();
        foreach (var order in new int[][] { [0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0] })
        {
            await using var world = await MacieReconcileTests.StartAsync();
            JsonObject[] copies =
            [
                Sensitive(Id, world.Now.AddMinutes(-30), 3, credentials: 5, personal: null), Sensitive(Id, world.Now.AddMinutes(-20), 1, credentials: 2, personal: 9),
                Sensitive(Id, world.Now.AddMinutes(-10), 2, credentials: null, personal: 3),
            ];
            foreach (var i in order.Concat(order))
            {
                await DeliverAsync(world, copies[i]);
            }

            known.Add(Facts(await world.TheFindingAsync()));
        }

        Assert.Equal((Severity.High, 5, 9), Assert.Single(known) is var only ? (only.Item1, only.Item2, only.Item3) : default);
    }

    [Theory]
    [InlineData(3, null, null)]
    [InlineData(29, null, null)]
    [InlineData(30, null, "Macie found credentials 30 times in it now, and 3 times was accepted")]
    [InlineData(3, 1, "Macie found personal data in it now, and none was accepted")]
    public async Task An_exception_covers_the_kinds_and_the_amount_of_data_that_were_accepted(int credentials, int? personal, string? more)
    {
        await using var world = await AcceptedAsync(3, MacieContent.Of);
        await DeliverAsync(world, Sensitive(Id, world.Now, 3, credentials, personal));

        var accepted = await world.ReadAsync(db => db.Suppressions.SingleAsync());
        Assert.Equal((more is null ? SuppressionState.Active : SuppressionState.Superseded, more), (accepted.State, accepted.EndReason));
        Assert.Equal(more is null ? WorkflowStatus.Suppressed : WorkflowStatus.New, (await world.TheFindingAsync()).WorkflowStatus);
    }

    [Fact]
    public async Task What_was_accepted_before_the_amount_was_kept_covers_what_Macie_said_then()
    {
        await using var world = await AcceptedAsync(3, _ => (string)Sensitive(Id, default, 3, 3, null)["title"]!);
        await DeliverAsync(world, Sensitive(Id, world.Now, 3, 300, 300));
        Assert.Equal(SuppressionState.Active, (await world.ReadAsync(db => db.Suppressions.SingleAsync())).State);
    }

    private static async Task<IntakeWorld> AcceptedAsync(int credentials, Func<Finding, string> content)
    {
        var world = await MacieReconcileTests.StartAsync();
        await DeliverAsync(world, Sensitive(Id, world.Now.AddMinutes(-30), 3, credentials, null));
        var finding = await world.TheFindingAsync();
        await world.Store.WriteAsync(async (scope, ct) =>
        {
            var row = (await scope.Db.Findings.FindAsync([finding.Id], ct))!;
            row.WorkflowStatus = WorkflowStatus.Suppressed;
            scope.Db.Suppressions.Add(new Suppression
            {
                Kind = SuppressionKind.Exception, State = SuppressionState.Active, BucketId = row.BucketId!.Value, FindingId = row.Id, DedupKey = row.DedupKey, Check = row.Check,
                Subject = Id, Title = row.Title, Severity = row.JudgedSeverity, Content = content(row), Owner = "Payroll", Reason = "Known", GrantedBy = "Ana", GrantedUtc = scope.NowUtc,
            });
        }, CancellationToken.None);
        return world;
    }

    private static (Severity, int?, int?, DateTime, string?) Facts(Finding finding) =>
        (finding.JudgedSeverity, finding.CredentialCount, finding.PersonalCount, finding.EventUtc, finding.ExternalId);

    private static Task DeliverAsync(IntakeWorld world, JsonObject detail) =>
        MacieReconcileTests.DeliverAsync(world, MacieReconcileTests.Envelope(detail.DeepClone().AsObject(), Guid.NewGuid().ToString()));

    private static JsonObject Sensitive(string id, DateTime updatedUtc, int score, int? credentials, int? personal)
    {
        var finding = MacieReconcileTests.Detail("macie-classification-finding");
        (finding["id"], finding["updatedAt"]) = (id, updatedUtc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
        finding["severity"] = new JsonObject { ["score"] = score, ["description"] = score switch { 1 => "Low", 2 => "Medium", _ => "High" } };
        var data = new JsonArray();
        foreach (var (category, count) in new[] { ("CREDENTIALS", credentials), ("PERSONAL_INFORMATION", personal) })
        {
            if (count is { } often)
            {
                data.Add(new JsonObject { ["category"] = category, ["totalCount"] = often, ["detections"] = new JsonArray(new JsonObject { ["type"] = "X", ["count"] = often }) });
            }
        }

        (finding["classificationDetails"]!["result"]!["sensitiveData"], finding["classificationDetails"]!["result"]!["customDataIdentifiers"]) = (data, null);
        return finding;
    }
}
