using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>A mail server on a loopback port without TLS; <paramref name="onRecipient"/> is its answer to RCPT TO, empty for silence.</summary>
internal sealed class StubMailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly string _onRecipient;
    private readonly Task _serving;

    public StubMailServer(string onRecipient = "250 ok")
    {
        _onRecipient = onRecipient;
        _listener.Start();
        _serving = ServeAsync();
    }

    public List<string> Mails { get; } = [];

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
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException or InvalidOperationException)
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
            var answer = line.Split(' ')[0].ToUpperInvariant() switch
            {
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
