using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecOpsConsole.Core.Findings;
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
    public void Slack_of_several() => GoldenText.Matches("slack-several.json", Pretty(SlackNotifier.First(Notices.Several(Slack))));

    [Fact]
    public void Teams() => GoldenText.Matches("teams.json", Pretty(TeamsNotifier.Payload(Notices.Of(Notices.Classification))));

    [Fact]
    public void PagerDuty() => GoldenText.Matches("pagerduty-trigger.json", Pretty(PagerDutyNotifier.Payload(Notices.Of(Notices.Payroll, Notices.Channel("routing-key")))));

    [Fact]
    public void PagerDuty_resolves_what_is_settled() => GoldenText.Matches("pagerduty-resolve.json", Pretty(PagerDutyNotifier.Payload(
        Notices.Of(Notices.Payroll with { Status = WorkflowStatus.Resolved, Resolution = Resolution.Reverted }, Notices.Channel("routing-key")))));

    [Fact]
    public void Email() => GoldenText.Matches("email.txt", EmailNotifier.Payload(Notices.Of(
        Notices.Classification, Notices.Channel(null, ("from", "secops@example.com"), ("to", "oncall@example.com, ana@example.com")))).ToString());

    [Fact]
    public void EventBridge()
    {
        var published = EventBridgeNotifier.Payload(Notices.Of(Notices.Payroll, Notices.Channel(null, ("account", "111122223333"), ("region", "eu-west-1"))));
        GoldenText.Matches("eventbridge.json", Pretty(JsonSerializer.Serialize(new { published.AccountId, published.Region, published.Bus, published.DetailType, published.Resources, Detail = JsonNode.Parse(published.Detail) })));
    }

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
