using System.Globalization;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using SecOpsConsole.Core.Notifications.Messages;
using SecOpsConsole.Core.Notifications.Outgoing;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Notifications.Notifiers;

/// <summary>
/// E-mail by SMTP. The connection is secured by STARTTLS before anything is said; a server that does not offer it is refused, except on
/// this machine in sandbox mode. 4xx answers are passing, 5xx permanent (RFC 5321). Every try carries the same Message-Id.
/// </summary>
internal sealed class EmailNotifier(OutgoingOptions options) : INotifier
{
    private const int DefaultPort = 587;

    public string Id => "email";

    public ChannelForm Form => new("E-mail",
        [
            new("host", "SMTP server", "Such as smtp.example.com; it must offer STARTTLS.", IsAddress: true),
            new("port", "Port", "Empty: 587.", IsRequired: false, IsAddress: true),
            new("from", "From", "The sender's address, such as secops@example.com."),
            new("to", "To", "One or more addresses, separated by commas."),
            new("user", "User", "Empty: no sign-in.", IsRequired: false),
        ],
        "Password", IsSecretRequired: false)
    {
        Check = channel => !MailboxAddress.TryParse(channel["from"] ?? "", out _) ? "The sender is no e-mail address."
            : !InternetAddressList.TryParse(channel["to"] ?? "", out var to) || to.Count == 0 || !to.All(address => address is MailboxAddress) ? "The receivers are no e-mail addresses."
            : Port(channel) is null ? "The port is no number between 1 and 65535."
            : channel["user"] is not null && channel.Secret is null ? "There is a user without a password."
            : null,
    };

    public async Task<DeliveryOutcome> DeliverAsync(Notice notice, CancellationToken cancellationToken)
    {
        var channel = notice.Channel!;
        var host = channel["host"] ?? "";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout);
        try
        {
            await SendAsync(channel, host, notice, limit.Token).ConfigureAwait(false);
            return new DeliveryOutcome.Delivered();
        }
        catch (Exception late) when (late is OperationCanceledException or TimeoutException && !cancellationToken.IsCancellationRequested)
        {
            // The library counts the time of each answer, we that of all together: whichever ends first.
            return new DeliveryOutcome.Retry($"{host} did not answer within {options.Timeout.TotalSeconds:0} seconds.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException && Of(host, exception) is { } outcome)
        {
            return outcome;
        }
    }

    internal static MimeMessage Payload(Notice notice)
    {
        var channel = notice.Channel!;
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        text.WriteLine(NoticeWords.Text(notice));
        text.WriteLine();
        foreach (var (label, value) in notice.Finding is { } finding ? NoticeWords.Facts(finding) : [])
        {
            text.WriteLine($"{label}: {value}");
        }

        foreach (var item in notice.Finding is null ? notice.Items.Where(item => item.Text != notice.Text) : [])
        {
            text.WriteLine($"- {NoticeWords.Item(item)}");
        }

        if (notice.Link is { } link)
        {
            text.WriteLine();
            text.WriteLine(link.AbsoluteUri);
        }

        var message = new MimeMessage { Subject = $"[SecOps] {NoticeWords.Headline(notice)}", MessageId = $"{notice.Key}@secops-console.invalid", Date = notice.AtUtc };
        message.From.Add(MailboxAddress.Parse(channel["from"] ?? ""));
        message.To.AddRange(InternetAddressList.Parse(channel["to"] ?? ""));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (notice.Finding is { } about)
        {
            // Mail programs show what is told of one finding as one conversation.
            message.Headers.Add(HeaderId.References, $"<{about.Key}@secops-console.invalid>");
        }

        message.Body = new TextPart("plain") { Text = text.ToString() };
        return message;
    }

    private async Task SendAsync(ChannelAddress channel, string host, Notice notice, CancellationToken cancellationToken)
    {
        var port = Port(channel) ?? DefaultPort;
        using var message = Payload(notice);
        using var socket = await GuardedSocket.ConnectAsync(host, port, options, cancellationToken).ConfigureAwait(false);
        using var client = new SmtpClient { Timeout = (int)options.Timeout.TotalMilliseconds };
        var security = options.AllowLoopback && GuardedSocket.IsLoopback(socket) ? SecureSocketOptions.StartTlsWhenAvailable : SecureSocketOptions.StartTls;
        await client.ConnectAsync(socket, host, port, security, cancellationToken).ConfigureAwait(false);
        if (channel["user"] is { } user)
        {
            await client.AuthenticateAsync(user, channel.Secret ?? "", cancellationToken).ConfigureAwait(false);
        }

        await client.SendAsync(message, cancellationToken).ConfigureAwait(false);
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or SocketException or ProtocolException or CommandException or OperationCanceledException)
        {
            // The server has taken it; how it says goodbye changes nothing, and a second try would send it twice.
        }
    }

    private static DeliveryOutcome? Of(string host, Exception exception) => exception switch
    {
        RefusedAddressException refused => new DeliveryOutcome.Failed(refused.Message),
        AuthenticationException => new DeliveryOutcome.Failed($"{host} did not accept the user or the password. Nothing was sent. Enter them anew."),
        SmtpCommandException { StatusCode: var status } when (int)status is >= 400 and < 500 => new DeliveryOutcome.Retry($"{host} answered {(int)status}."),
        SmtpCommandException { StatusCode: var status } => new DeliveryOutcome.Failed($"{host} refused it ({(int)status}). Check sender and receivers."),
        NotSupportedException => new DeliveryOutcome.Failed($"{host} offers no STARTTLS. Nothing was sent. Use a server or a port that offers it."),
        SslHandshakeException => new DeliveryOutcome.Retry($"No secure connection to {host}: its certificate or its TLS was not accepted."),
        SocketException or IOException or ProtocolException => new DeliveryOutcome.Retry($"{host} could not be reached, or ended the connection."),
        _ => null,
    };

    private static int? Port(ChannelAddress channel) => channel["port"] is not { } text ? DefaultPort
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536 ? port : null;
}
