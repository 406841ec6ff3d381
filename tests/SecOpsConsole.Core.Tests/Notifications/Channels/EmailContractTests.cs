using System.Globalization;
using SecOpsConsole.Core.Notifications.Notifiers;
using SecOpsConsole.Core.Notifications.Outgoing;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>The same contract in the words of SMTP.</summary>
public sealed class EmailContractTests
{
    [Fact]
    public async Task A_mail_is_taken_once_with_the_key_as_its_id()
    {
        await using var server = new StubMailServer();
        Assert.IsType<DeliveryOutcome.Delivered>(await DeliverAsync(server.Port));
        Assert.Contains("Message-Id: <secops-channel-9-4@secops-console.invalid>", Assert.Single(server.Mails), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("450 mailbox busy", true)]
    [InlineData("421 too many connections", true)]
    [InlineData("550 no such user", false)]
    public async Task Passing_and_permanent_refusals_are_told_apart(string answer, bool passes)
    {
        await using var server = new StubMailServer(answer);
        var outcome = await DeliverAsync(server.Port);
        Assert.Equal(passes, outcome is DeliveryOutcome.Retry);
        Assert.Equal(!passes, outcome is DeliveryOutcome.Failed);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_tried_again()
    {
        await using var server = new StubMailServer("");
        Assert.IsType<DeliveryOutcome.Retry>(await DeliverAsync(server.Port));
    }

    [Fact]
    public async Task Where_STARTTLS_is_offered_nothing_is_said_to_a_server_that_cannot_be_trusted()
    {
        await using var server = new StubMailServer(offersTls: true);

        var outcome = Assert.IsType<DeliveryOutcome.Retry>(await DeliverAsync(server.Port));

        Assert.Contains("certificate", outcome.Why, StringComparison.Ordinal);
        Assert.Equal(["EHLO", "STARTTLS"], server.Said);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_server_inside_is_refused_for_good()
    {
        await using var server = new StubMailServer();
        Assert.IsType<DeliveryOutcome.Failed>(await DeliverAsync(server.Port, allowLoopback: false));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public void A_title_with_line_breaks_makes_no_header()
    {
        var mail = EmailNotifier.Payload(Notices.Of(
            Notices.Payroll with { Title = "Bad\r\nBcc: eve@example.com" }, Notices.Channel(null, ("from", "secops@example.com"), ("to", "ana@example.com"))));
        Assert.Empty(mail.Bcc);
        Assert.DoesNotContain("\n", mail.Subject, StringComparison.Ordinal);
    }

    private static async Task<DeliveryOutcome> DeliverAsync(int port, bool allowLoopback = true)
    {
        var options = new OutgoingOptions { AllowLoopback = allowLoopback, Timeout = TimeSpan.FromSeconds(2) };
        var channel = Notices.Channel(null, ("host", "127.0.0.1"), ("port", port.ToString(CultureInfo.InvariantCulture)), ("from", "secops@example.com"), ("to", "ana@example.com"));
        return await new EmailNotifier(options).DeliverAsync(Notices.Of(Notices.Payroll, channel), CancellationToken.None);
    }
}
