using SecOpsConsole.Core.Notifications.Notifiers;
using SecOpsConsole.Core.Notifications.Outgoing;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>What every notifier over HTTP does when its receiver is slow, busy, broken, refuses, redirects or lies inside.</summary>
public sealed class HttpContractTests
{
    private const string Ok = """{"ok":true,"channel":"C1","ts":"1700000000.000100"}""";

    public static TheoryData<string> All => ["webhook", "slack", "teams", "pagerduty"];

    [Theory]
    [MemberData(nameof(All))]
    public async Task What_is_taken_is_delivered_by_one_request(string id)
    {
        await using var stub = new StubReceiver(StubReceiver.Answer(200, Ok));
        Assert.IsType<DeliveryOutcome.Delivered>(await DeliverAsync(id, stub.Url));
        Assert.Single(stub.Heard);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_receiver_that_says_nothing_is_tried_again(string id)
    {
        await using var stub = new StubReceiver(StubReceiver.Silence);
        var retry = Assert.IsType<DeliveryOutcome.Retry>(await DeliverAsync(id, stub.Url));
        Assert.Null(retry.After);
        Assert.Contains("did not answer", retry.Why, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_busy_receiver_says_when_to_try_again(string id)
    {
        await using var stub = new StubReceiver(StubReceiver.Answer(429, "{}", "Retry-After: 37"));
        Assert.Equal(TimeSpan.FromSeconds(37), Assert.IsType<DeliveryOutcome.Retry>(await DeliverAsync(id, stub.Url)).After);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Nobody_is_told_to_wait_for_days(string id)
    {
        await using var stub = new StubReceiver(StubReceiver.Answer(429, "{}", "Retry-After: 864000"));
        Assert.Equal(TimeSpan.FromHours(1), Assert.IsType<DeliveryOutcome.Retry>(await DeliverAsync(id, stub.Url)).After);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_broken_receiver_is_tried_again(string id)
    {
        await using var stub = new StubReceiver(StubReceiver.Answer(500, "secret stack trace"));
        Assert.DoesNotContain("stack", Assert.IsType<DeliveryOutcome.Retry>(await DeliverAsync(id, stub.Url)).Why, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_refusal_is_for_good(string id)
    {
        await using var stub = new StubReceiver(StubReceiver.Answer(403));
        Assert.IsType<DeliveryOutcome.Failed>(await DeliverAsync(id, stub.Url));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_redirect_is_not_followed_and_is_for_good(string id)
    {
        await using var inside = new StubReceiver(StubReceiver.Answer(200, Ok));
        await using var stub = new StubReceiver(StubReceiver.Answer(307, "", $"Location: {inside.Url}"));
        Assert.Contains("redirect", Assert.IsType<DeliveryOutcome.Failed>(await DeliverAsync(id, stub.Url)).Why, StringComparison.Ordinal);
        Assert.Equal(0, inside.Connections);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_name_that_leads_inside_is_refused_for_good_and_nothing_is_sent(string id)
    {
        await using var stub = new StubReceiver(StubReceiver.Answer(200, Ok));
        var outcome = await DeliverAsync(id, $"https://localhost:{stub.Port}/hook", allowLoopback: false);
        Assert.Contains("loopback", Assert.IsType<DeliveryOutcome.Failed>(outcome).Why, StringComparison.Ordinal);
        Assert.Equal(0, stub.Connections);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_metadata_service_is_refused_also_in_the_sandbox(string id) =>
        Assert.IsType<DeliveryOutcome.Failed>(await DeliverAsync(id, "https://169.254.169.254/latest"));

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_receiver_that_is_down_is_tried_again(string id)
    {
        string url;
        await using (var stub = new StubReceiver(StubReceiver.Answer(200)))
        {
            url = stub.Url;
        }

        Assert.IsType<DeliveryOutcome.Retry>(await DeliverAsync(id, url));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task What_is_told_of_a_failure_holds_no_secret(string id)
    {
        await using var stub = new StubReceiver(StubReceiver.Answer(403, "xoxb-canary-secret-0001"));
        var why = Assert.IsType<DeliveryOutcome.Failed>(await DeliverAsync(id, stub.Url + "/canary-path")).Why;
        Assert.DoesNotContain("canary", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endless_answer_is_not_read_to_its_end()
    {
        await using var stub = new StubReceiver("HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n" + new string('x', 200_000));
        Assert.IsType<DeliveryOutcome.Delivered>(await DeliverAsync("webhook", stub.Url));
    }

    internal static (INotifier Notifier, ChannelAddress Channel) At(string id, string url, OutgoingHttp http, OutgoingOptions options) => id switch
    {
        "webhook" => (new WebhookNotifier(http, options, TimeProvider.System), Notices.Channel("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", ("url", url))),
        "slack" => (new SlackNotifier(http, options), Notices.Channel("xoxb-canary-secret-0001", ("channel", "C1"), ("api", url + "/"))),
        "teams" => (new TeamsNotifier(http, options), Notices.Channel(url)),
        _ => (new PagerDutyNotifier(http, options), Notices.Channel("canary-routing-key", ("url", url))),
    };

    private static async Task<DeliveryOutcome> DeliverAsync(string id, string url, bool allowLoopback = true)
    {
        var options = new OutgoingOptions { AllowLoopback = allowLoopback, Timeout = TimeSpan.FromSeconds(1) };
        using var http = new OutgoingHttp(options, TimeProvider.System);
        var (notifier, channel) = At(id, url, http, options);
        return await notifier.DeliverAsync(Notices.Of(Notices.Payroll, channel), CancellationToken.None);
    }
}
