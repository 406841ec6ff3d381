using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Notifications.Decisions;
using SecOpsConsole.Core.Notifications.Notifiers;
using SecOpsConsole.Core.Notifications.Notifiers.Slack;
using SecOpsConsole.Core.Notifications.Outgoing;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>The exact payload of each notifier.</summary>
public sealed class PayloadTests
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Webhook() => GoldenText.Matches("webhook.json", Pretty(Encoding.UTF8.GetString(WebhookNotifier.Payload(Notices.Of(Notices.Payroll)))));

    [Fact]
    public void Webhook_of_several() => GoldenText.Matches("webhook-several.json", Pretty(Encoding.UTF8.GetString(WebhookNotifier.Payload(Notices.Several()))));

    [Fact]
    public void Slack_classification() => GoldenText.Matches("slack-classification.json", Pretty(SlackNotifier.First(Notices.Of(Notices.Classification, Slack))));

    [Fact]
    public void Slack_policy() => GoldenText.Matches("slack-policy.json", Pretty(SlackNotifier.First(Notices.Of(Notices.Policy, Slack))));

    [Fact]
    public void Slack_own() => GoldenText.Matches("slack-own.json", Pretty(SlackNotifier.First(Notices.Of(Notices.Payroll, Slack))));

    [Fact]
    public void Slack_names_the_call_the_key_and_the_address_of_a_change_that_the_console_found_itself()
    {
        var message = SlackNotifier.First(Notices.Of(Notices.Payroll with { Api = "PutBucketPolicy", AccessKeyId = "AKIAEXAMPLE00000001", SourceIp = "203.0.113.20" }, Slack));

        var fields = message["blocks"]!.AsArray().SelectMany(block => block!["fields"]?.AsArray().Select(field => field!["text"]!.GetValue<string>()) ?? []).ToList();
        Assert.Superset(
            new HashSet<string>(["*API Action*", "PutBucketPolicy", "*AccessKeyId*", "AKIAEXAMPLE00000001", "*IPV4 Address*", "203.0.113.20", "*Type*", Notices.Payroll.Title]), fields.ToHashSet());
    }

    [Fact]
    public void Slack_of_several() => GoldenText.Matches("slack-several.json", Pretty(SlackNotifier.First(Notices.Several(Slack))));

    [Fact]
    public void Teams() => GoldenText.Matches("teams.json", Pretty(TeamsNotifier.Payload(Notices.Of(Notices.Classification))));

    [Fact]
    public void PagerDuty() => GoldenText.Matches("pagerduty-trigger.json", Pretty(PagerDutyNotifier.Payload(Notices.Of(Notices.Payroll, Notices.Channel("routing-key")))));

    [Fact]
    public void PagerDuty_resolves_what_is_settled() => GoldenText.Matches("pagerduty-resolve.json", Pretty(PagerDutyNotifier.Payload(
        Notices.Of(Notices.Payroll with { Status = WorkflowStatus.Resolved, Resolution = Resolution.Reverted }, Notices.Channel("routing-key")))));

    [Fact]
    public void PagerDuty_acknowledges_what_somebody_has_taken() => GoldenText.Matches("pagerduty-acknowledge.json", Pretty(PagerDutyNotifier.Payload(
        Decided.Taken with { Channel = Notices.Channel("routing-key") })));

    [Fact]
    public void PagerDuty_pages_anew_when_somebody_had_it() => GoldenText.Matches("pagerduty-trigger-anew.json", Pretty(PagerDutyNotifier.Payload(Anew(Notices.Channel("routing-key")))));

    [Fact]
    public void What_is_settled_is_resolved_also_when_somebody_had_taken_it() => Assert.Equal("resolve", PagerDutyNotifier.Payload(
        Decided.Taken with { Channel = Notices.Channel("routing-key"), Finding = Notices.Payroll with { Status = WorkflowStatus.Resolved } })["event_action"]!.GetValue<string>());

    [Fact]
    public void Email() => GoldenText.Matches("email.txt", EmailNotifier.Payload(Notices.Of(
        Notices.Classification, Notices.Channel(null, ("from", "secops@example.com"), ("to", "oncall@example.com, ana@example.com")))).ToString());

    [Fact]
    public void EventBridge()
    {
        var published = EventBridgeNotifier.Payload(Notices.Of(Notices.Payroll, Notices.Channel(null, ("account", "111122223333"), ("region", "eu-west-1"))));
        GoldenText.Matches("eventbridge.json", Pretty(JsonSerializer.Serialize(new { published.AccountId, published.Region, published.Bus, published.DetailType, published.Resources, Detail = JsonNode.Parse(published.Detail) })));
    }

    [Theory]
    [InlineData("verified")]
    [InlineData("failed")]
    [InlineData("held")]
    [InlineData("mode")]
    [InlineData("request")]
    public void A_decision_for_programs(string name)
    {
        var notice = Decided.Of(name);
        var published = EventBridgeNotifier.Payload(notice with { Channel = Notices.Channel(null, ("account", "111122223333"), ("region", "eu-west-1")) });
        GoldenText.Matches($"eventbridge-{name}.json", Pretty(JsonSerializer.Serialize(new { published.DetailType, published.Resources, Detail = JsonNode.Parse(published.Detail) })));
        GoldenText.Matches($"webhook-{name}.json", Pretty(Encoding.UTF8.GetString(WebhookNotifier.Payload(notice))));
    }

    [Fact]
    public void What_is_stored_of_a_decision_is_what_is_read() =>
        Assert.All(Decided.All, decision => Assert.Equal(decision, DecisionJson.Read(DecisionJson.Write(decision))));

    /// <summary>The example of the standard itself (standard-webhooks, spec, "Verifying signatures").</summary>
    [Fact]
    public void The_signature_is_the_one_of_Standard_Webhooks() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        WebhookNotifier.Sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", Encoding.UTF8.GetBytes("""{"test": 2432232314}""")));

    [Fact]
    public async Task A_webhook_carries_the_headers_of_the_standard_and_one_id_for_every_try()
    {
        await using var stub = new StubReceiver(StubReceiver.Answer(500), StubReceiver.Answer(200));
        var options = new OutgoingOptions { AllowLoopback = true };
        using var http = new OutgoingHttp(options, TimeProvider.System);
        var (notifier, channel) = HttpContractTests.At("webhook", stub.Url, http, options);
        for (var i = 0; i < 2; i++)
        {
            await notifier.DeliverAsync(Notices.Of(Notices.Payroll, channel), CancellationToken.None);
        }

        var heard = stub.Heard.ToList();
        Assert.Equal(2, heard.Count);
        Assert.Single(heard.Select(one => one.Headers["webhook-id"]).Distinct());
        Assert.All(heard, one => Assert.Equal(
            WebhookNotifier.Sign(channel.Secret!, one.Headers["webhook-id"], one.Headers["webhook-timestamp"], Encoding.UTF8.GetBytes(one.Body)), one.Headers["webhook-signature"]));
    }

    [Fact]
    public async Task A_later_notice_changes_the_message_in_place_and_is_said_in_its_thread()
    {
        await using var stub = new StubReceiver(StubReceiver.Answer(200, """{"ok":true,"channel":"C1","ts":"17.1"}"""));
        var options = new OutgoingOptions { AllowLoopback = true };
        using var http = new OutgoingHttp(options, TimeProvider.System);
        var (notifier, channel) = HttpContractTests.At("slack", stub.Url, http, options);
        var first = Assert.IsType<DeliveryOutcome.Delivered>(await notifier.DeliverAsync(Notices.Of(Notices.Payroll, channel), CancellationToken.None));
        Assert.Equal("C1/17.1", first.Reference);
        await notifier.DeliverAsync(Notices.Of(Notices.Payroll, channel, "Reverted by Ana.") with { FirstReference = first.Reference }, CancellationToken.None);

        Assert.Equal(["/hook/chat.postMessage", "/hook/chat.update", "/hook/chat.postMessage"], stub.Heard.Select(one => one.Path));
        var (update, reply) = (JsonNode.Parse(stub.Heard.ElementAt(1).Body)!, JsonNode.Parse(stub.Heard.ElementAt(2).Body)!);
        Assert.Equal(("C1", "17.1"), (update["channel"]!.GetValue<string>(), update["ts"]!.GetValue<string>()));
        Assert.Equal(("17.1", "Reverted by Ana."), (reply["thread_ts"]!.GetValue<string>(), reply["text"]!.GetValue<string>()));
        Assert.Equal("Bearer xoxb-canary-secret-0001", stub.Heard.First().Headers["authorization"]);
    }

    [Fact]
    public async Task What_comes_after_a_reply_changes_the_message_and_not_the_reply()
    {
        await using var stub = new StubReceiver(Slacks("17.1"), Slacks("19.1"));
        Assert.Equal("C1/17.1", Assert.IsType<DeliveryOutcome.Delivered>(await FollowUpAsync("slack", stub, "C1/17.1")).Reference);
    }

    [Theory]
    [InlineData("message_not_found")]
    [InlineData("channel_not_found")]
    [InlineData("cant_update_message")]
    [InlineData("edit_window_closed")]
    public async Task A_message_that_is_gone_is_replaced_by_a_new_one(string error)
    {
        await using var stub = new StubReceiver(StubReceiver.Answer(200, $$"""{"ok":false,"error":"{{error}}"}"""), Slacks("18.1"));

        Assert.Equal("C1/18.1", Assert.IsType<DeliveryOutcome.Delivered>(await FollowUpAsync("slack", stub, "C9/17.1")).Reference);

        Assert.Equal(["/hook/chat.update", "/hook/chat.postMessage"], stub.Heard.Select(one => one.Path));
        var posted = JsonNode.Parse(stub.Heard.ElementAt(1).Body)!;
        Assert.Equal(("C1", null), (posted["channel"]!.GetValue<string>(), posted["thread_ts"]));
    }

    [Fact]
    public async Task A_change_that_Slack_refuses_for_another_reason_is_not_said_again()
    {
        await using var stub = new StubReceiver(StubReceiver.Answer(200, """{"ok":false,"error":"invalid_auth"}"""));
        Assert.IsType<DeliveryOutcome.Failed>(await FollowUpAsync("slack", stub, "C1/17.1"));
        Assert.Single(stub.Heard);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task PagerDuty_hears_what_became_of_a_finding_that_has_an_incident(bool hasOne, int requests)
    {
        await using var stub = new StubReceiver(StubReceiver.Answer(202));
        Assert.IsType<DeliveryOutcome.Delivered>(await FollowUpAsync("pagerduty", stub, null, isFollowUp: hasOne, last: hasOne ? "secops-finding-17" : null));
        Assert.Equal(requests, stub.Heard.Count);
    }

    [Fact]
    public async Task PagerDuty_is_told_by_one_request_that_somebody_has_it()
    {
        await using var stub = new StubReceiver(StubReceiver.Answer(202));
        var options = new OutgoingOptions { AllowLoopback = true };
        using var http = new OutgoingHttp(options, TimeProvider.System);
        var (notifier, channel) = HttpContractTests.At("pagerduty", stub.Url, http, options);

        Assert.IsType<DeliveryOutcome.Delivered>(await notifier.DeliverAsync(Decided.Taken with { Channel = channel, LastReference = "secops-finding-17" }, CancellationToken.None));

        var told = JsonNode.Parse(Assert.Single(stub.Heard).Body)!;
        Assert.Equal(("acknowledge", "secops-finding-17", "canary-routing-key"), ((string?)told["event_action"], (string?)told["dedup_key"], (string?)told["routing_key"]));
    }

    [Theory]
    [InlineData(202)]
    [InlineData(500)]
    public async Task PagerDuty_ends_the_former_incident_after_the_new_one_pages(int second)
    {
        await using var stub = new StubReceiver(StubReceiver.Answer(202), StubReceiver.Answer(second), StubReceiver.Answer(202));
        var options = new OutgoingOptions { AllowLoopback = true };
        using var http = new OutgoingHttp(options, TimeProvider.System);
        var (notifier, channel) = HttpContractTests.At("pagerduty", stub.Url, http, options);
        var notice = Anew(channel);

        var outcome = await notifier.DeliverAsync(notice, CancellationToken.None);
        if (second == 500)
        {
            Assert.IsType<DeliveryOutcome.Retry>(outcome);
            outcome = await notifier.DeliverAsync(notice, CancellationToken.None);
        }

        Assert.Equal("secops-channel-9-4", Assert.IsType<DeliveryOutcome.Delivered>(outcome).Reference);
        var told = stub.Heard.Select(one => JsonNode.Parse(one.Body)!).Select(body => ((string?)body["event_action"], (string?)body["dedup_key"])).ToList();
        Assert.Equal(second == 500 ? 4 : 2, told.Count);
        Assert.Equal([("trigger", "secops-channel-9-4"), ("resolve", "secops-finding-17")], told.Distinct());
    }

    [Fact]
    public async Task PagerDuty_has_nothing_open_when_the_finding_was_settled_between_two_tries()
    {
        await using var stub = new StubReceiver(StubReceiver.Answer(202), StubReceiver.Answer(500), StubReceiver.Answer(202));
        var options = new OutgoingOptions { AllowLoopback = true };
        using var http = new OutgoingHttp(options, TimeProvider.System);
        var (notifier, channel) = HttpContractTests.At("pagerduty", stub.Url, http, options);
        await notifier.DeliverAsync(Anew(channel), CancellationToken.None);

        Assert.IsType<DeliveryOutcome.Delivered>(await notifier.DeliverAsync(Anew(channel) with { Finding = Notices.Payroll with { Status = WorkflowStatus.Resolved } }, CancellationToken.None));

        var told = stub.Heard.Select(one => JsonNode.Parse(one.Body)!).Select(body => ((string?)body["event_action"], (string?)body["dedup_key"])).ToList();
        Assert.Equal([("resolve", "secops-channel-9-4"), ("resolve", "secops-finding-17")], told[2..]);
    }

    /// <summary>An escalation of a finding whose incident somebody has acknowledged.</summary>
    private static Notice Anew(ChannelAddress channel) => Notices.Of(Notices.Payroll, channel, "Nobody answered: Bob is asked.") with
    {
        Kind = NotificationKind.Escalated, IsFollowUp = true, LastReference = "acknowledged secops-finding-17",
    };

    private static string Slacks(string ts) => StubReceiver.Answer(200, $$"""{"ok":true,"channel":"C1","ts":"{{ts}}"}""");

    private static async Task<DeliveryOutcome> FollowUpAsync(string id, StubReceiver stub, string? reference, bool isFollowUp = true, string? last = null)
    {
        var options = new OutgoingOptions { AllowLoopback = true };
        using var http = new OutgoingHttp(options, TimeProvider.System);
        var (notifier, channel) = HttpContractTests.At(id, stub.Url, http, options);
        var notice = Notices.Of(Notices.Payroll, channel, "Reverted by Ana.") with { Kind = NotificationKind.FindingChanged, IsFollowUp = isFollowUp, FirstReference = reference, LastReference = last };
        return await notifier.DeliverAsync(notice, CancellationToken.None);
    }

    [Theory]
    [InlineData("channel_not_found", false)]
    [InlineData("invalid_auth", false)]
    [InlineData("internal_error", true)]
    public async Task Slack_refuses_with_200_and_says_so_in_the_body(string error, bool passes)
    {
        await using var stub = new StubReceiver(StubReceiver.Answer(200, $$"""{"ok":false,"error":"{{error}}"}"""));
        var options = new OutgoingOptions { AllowLoopback = true };
        using var http = new OutgoingHttp(options, TimeProvider.System);
        var (notifier, channel) = HttpContractTests.At("slack", stub.Url, http, options);
        var outcome = await notifier.DeliverAsync(Notices.Of(Notices.Payroll, channel), CancellationToken.None);
        Assert.Equal(passes, outcome is DeliveryOutcome.Retry);
        Assert.Equal(!passes, outcome is DeliveryOutcome.Failed);
    }

    [Fact]
    public void A_message_never_exceeds_what_Slack_takes()
    {
        var huge = new string('&', 5000);
        var finding = Notices.Classification with { Title = huge, Actor = huge, Macie = Notices.Classification.Macie! with { ObjectKey = huge, Title = huge, Extension = huge } };
        var message = SlackNotifier.First(Notices.Of(finding, Slack, huge));
        Assert.InRange(message["text"]!.GetValue<string>().Length, 1, SlackText.LongestFallback);
        foreach (var block in message["blocks"]!.AsArray())
        {
            Assert.All(block!["fields"]?.AsArray() ?? [], field => Assert.InRange(field!["text"]!.GetValue<string>().Length, 1, SlackText.LongestField));
            Assert.InRange(block["fields"]?.AsArray().Count ?? 0, 0, 10);
            Assert.InRange(block["text"]?["text"]?.GetValue<string>().Length ?? 1, 1, SlackText.LongestSection);
            Assert.All(block["elements"]?.AsArray() ?? [], element => Assert.InRange(element!["url"]?.GetValue<string>().Length ?? 1, 1, SlackText.LongestUrl));
        }
    }

    [Fact]
    public void Every_severity_has_a_word_and_a_sign() => Assert.All(Enum.GetValues<Severity>(), severity =>
    {
        Assert.StartsWith(":", SlackBlocks.Words(severity), StringComparison.Ordinal);
        Assert.EndsWith(severity.ToString(), SlackBlocks.Words(severity), StringComparison.Ordinal);
    });

    private static ChannelAddress Slack => Notices.Channel("xoxb-1", ("channel", "C0123456789"));

    internal static string Pretty(JsonNode node) => Pretty(node.ToJsonString());

    private static string Pretty(string json) => JsonSerializer.Serialize(JsonNode.Parse(json), s_indented) + "\n";
}
