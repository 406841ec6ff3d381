using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>What a receiver heard: headers with names in lower case.</summary>
internal sealed record Heard(string Path, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>An HTTP receiver on a loopback port that answers as the test says, the last answer for ever.</summary>
internal sealed class StubReceiver : IAsyncDisposable
{
    /// <summary>An answer that never comes.</summary>
    public const string Silence = "silence";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly string[] _answers;
    private readonly Task _serving;
    private int _next;

    public StubReceiver(params string[] answers)
    {
        _answers = answers;
        _listener.Start();
        _serving = ServeAsync();
    }

    public ConcurrentQueue<Heard> Heard { get; } = new();

    public int Connections { get; private set; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Url => $"http://127.0.0.1:{Port}/hook";

    public static string Answer(int status, string body = "{}", params string[] headers) =>
        $"HTTP/1.1 {status} X\r\n{string.Concat(headers.Select(header => header + "\r\n"))}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _serving;
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                Connections++;
                talks.Add(TalkAsync(client));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                if (await ReadAsync(stream) is not { } heard)
                {
                    return;
                }

                Heard.Enqueue(heard);
                var answer = _answers[Math.Min(Interlocked.Increment(ref _next) - 1, _answers.Length - 1)];
                if (answer == Silence)
                {
                    await Task.Delay(Timeout.Infinite, _end.Token);
                }

                await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), _end.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
            {
                // The test is over, or the other end went away.
            }
        }
    }

    private async Task<Heard?> ReadAsync(NetworkStream stream)
    {
        var bytes = new List<byte>();
        var buffer = new byte[8192];
        while (true)
        {
            var text = Encoding.Latin1.GetString([.. bytes]);
            if (text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is >= 0 and var end)
            {
                var lines = text[..end].Split("\r\n");
                var headers = lines.Skip(1).Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0].ToLowerInvariant(), pair => pair[1].Trim(), StringComparer.Ordinal);
                var length = headers.TryGetValue("content-length", out var known) ? int.Parse(known, CultureInfo.InvariantCulture) : 0;
                if (bytes.Count >= end + 4 + length)
                {
                    return new Heard(lines[0].Split(' ')[1], headers, Encoding.UTF8.GetString([.. bytes], end + 4, length));
                }
            }

            var read = await stream.ReadAsync(buffer, _end.Token);
            if (read == 0)
            {
                return null;
            }

            bytes.AddRange(buffer.AsSpan(0, read));
        }
    }
}
