using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>
/// A mail server on a loopback port; <paramref name="onRecipient"/> is its answer to RCPT TO, empty for silence. With <paramref name="offersTls"/> it
/// offers STARTTLS, with a certificate that nobody has reason to trust.
/// </summary>
internal sealed class StubMailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly string _onRecipient;
    private readonly bool _offersTls;
    private readonly Task _serving;

    public StubMailServer(string onRecipient = "250 ok", bool offersTls = false)
    {
        (_onRecipient, _offersTls) = (onRecipient, offersTls);
        _listener.Start();
        _serving = ServeAsync();
    }

    public List<string> Mails { get; } = [];

    /// <summary>What was said before the connection was secured, or at all.</summary>
    public List<string> Said { get; } = [];

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _serving;
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_end.Token);
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException or InvalidOperationException or AuthenticationException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await SayAsync(stream, "220 stub ESMTP");
        while (await reader.ReadLineAsync(_end.Token) is { } line)
        {
            Said.Add(line.Split(' ')[0].ToUpperInvariant());
            if (_offersTls && Said[^1] == "STARTTLS")
            {
                await SayAsync(stream, "220 go on");
                await SecureAsync(stream);
                return;
            }

            var answer = line.Split(' ')[0].ToUpperInvariant() switch
            {
                "EHLO" when _offersTls => "250-stub\r\n250 STARTTLS",
                "RCPT" when _onRecipient.Length == 0 => null,
                "RCPT" => _onRecipient,
                "DATA" => await DataAsync(stream, reader),
                "QUIT" => "221 bye",
                _ => "250 ok",
            };
            if (answer is not null)
            {
                await SayAsync(stream, answer);
            }
        }
    }

    /// <summary>Whoever asks for a certificate that can be trusted ends the connection here.</summary>
    private async Task SecureAsync(NetworkStream stream)
    {
        using var key = RSA.Create(2048);
        using var made = new CertificateRequest("CN=stub", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        await using var secure = new SslStream(stream, leaveInnerStreamOpen: true);
        await secure.AuthenticateAsServerAsync(made, clientCertificateRequired: false, checkCertificateRevocation: false);
        using var reader = new StreamReader(secure, Encoding.ASCII);
        while (await reader.ReadLineAsync(_end.Token) is { } line)
        {
            Said.Add(line.Split(' ')[0].ToUpperInvariant());
        }
    }

    private async Task<string> DataAsync(NetworkStream stream, StreamReader reader)
    {
        await SayAsync(stream, "354 go on");
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(_end.Token) is { } line && line != ".")
        {
            mail.AppendLine(line);
        }

        Mails.Add(mail.ToString());
        return "250 taken";
    }

    private async Task SayAsync(NetworkStream stream, string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), _end.Token);
}
