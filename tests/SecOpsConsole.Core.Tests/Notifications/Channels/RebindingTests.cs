using System.Net;
using System.Net.Sockets;
using SecOpsConsole.Core.Notifications.Notifiers;
using SecOpsConsole.Core.Notifications.Outgoing;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>A name that changes its mind gains nothing: each connection asks once, judges what it was told, and connects to exactly that.</summary>
public sealed class RebindingTests
{
    private const string Host = "hooks.example.com";
    private static readonly IPAddress s_public = IPAddress.Parse("93.184.216.34");

    public static TheoryData<string> Inside =>
    [
        "127.0.0.1", "::1", "::ffff:127.0.0.1", "0.0.0.0", "::", "10.0.0.1", "172.16.0.1", "192.168.0.1", "::ffff:10.0.0.1", "169.254.169.254", "::ffff:169.254.169.254",
        "fe80::1", "fd00::1", "fd00:ec2::254", "fdff:ffff::1", "100.64.0.1", "100.127.255.254", "::ffff:100.64.0.1",
    ];

    [Theory]
    [MemberData(nameof(Inside))]
    public async Task A_name_that_was_public_and_leads_inside_when_it_is_connected_to_is_refused_and_nothing_is_sent(string inside)
    {
        var net = new Net([s_public], [IPAddress.Parse(inside)]);
        using var http = new OutgoingHttp(net.Options, TimeProvider.System);

        Assert.IsType<DeliveryOutcome.Retry>((await PostAsync(http)).Outcome);
        var refused = Assert.IsType<DeliveryOutcome.Failed>((await PostAsync(http)).Outcome);

        Assert.StartsWith($"{Host} leads to a ", refused.Why, StringComparison.Ordinal);
        Assert.DoesNotContain(inside, refused.Why, StringComparison.Ordinal);
        Assert.Equal([s_public], Assert.Single(net.Connected));
        Assert.Equal([Host, Host], net.Asked);
    }

    [Theory]
    [MemberData(nameof(Inside))]
    public async Task A_name_with_a_public_and_a_private_address_is_refused_whichever_comes_first(string inside)
    {
        var other = IPAddress.Parse(inside);
        var net = new Net([s_public, other], [other, s_public]);
        using var http = new OutgoingHttp(net.Options, TimeProvider.System);
        for (var i = 0; i < 2; i++)
        {
            Assert.IsType<DeliveryOutcome.Failed>((await PostAsync(http)).Outcome);
        }

        Assert.Empty(net.Connected);
    }

    [Fact]
    public async Task The_address_that_was_judged_is_the_one_that_is_connected_to()
    {
        await using var stub = new StubReceiver(StubReceiver.Answer(200));
        var asked = 0;
        // The name is known to nobody else: a second question would have another answer.
        var options = new OutgoingOptions
        {
            AllowLoopback = true,
            Resolve = (_, _) => Task.FromResult<IPAddress[]>(asked++ == 0 ? [IPAddress.Loopback] : [IPAddress.Parse("169.254.169.254")]),
        };

        using var socket = await GuardedSocket.ConnectAsync("receiver.invalid", stub.Port, options, CancellationToken.None);

        var end = Assert.IsType<IPEndPoint>(socket.RemoteEndPoint);
        Assert.Equal((IPAddress.Loopback, stub.Port, 1), (end.Address.MapToIPv4(), end.Port, asked));
    }

    [Theory]
    [InlineData("webhook")]
    [InlineData("slack")]
    [InlineData("teams")]
    [InlineData("pagerduty")]
    [InlineData("email")]
    public async Task Every_notifier_is_held_back(string id)
    {
        var net = new Net([IPAddress.Parse("169.254.169.254")]);
        using var http = new OutgoingHttp(net.Options, TimeProvider.System);
        var (notifier, channel) = id == "email"
            ? (new EmailNotifier(net.Options), Notices.Channel(null, ("host", Host), ("from", "secops@example.com"), ("to", "ana@example.com")))
            : HttpContractTests.At(id, $"https://{Host}/hook", http, net.Options);

        Assert.IsType<DeliveryOutcome.Failed>(await notifier.DeliverAsync(Notices.Of(Notices.Payroll, channel), CancellationToken.None));

        Assert.Equal([Host], net.Asked);
        Assert.Empty(net.Connected);
    }

    private static Task<OutgoingAnswer> PostAsync(OutgoingHttp http) => http.PostAsync(new OutgoingPost($"https://{Host}/hook", "{}"u8.ToArray()), CancellationToken.None);

    /// <summary>Names with the answers of the test, the last one for ever, and a network on which nobody answers.</summary>
    private sealed class Net(params IPAddress[][] answers)
    {
        public List<string> Asked { get; } = [];

        public List<IPAddress[]> Connected { get; } = [];

        public OutgoingOptions Options => new()
        {
            Resolve = (host, _) =>
            {
                Asked.Add(host);
                return Task.FromResult(answers[Math.Min(Asked.Count, answers.Length) - 1]);
            },
            Connect = (_, addresses, _, _) =>
            {
                Connected.Add(addresses);
                throw new SocketException((int)SocketError.ConnectionRefused);
            },
        };
    }
}
