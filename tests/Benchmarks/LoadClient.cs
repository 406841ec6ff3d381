using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

/// <summary>Posts over keep-alive connections, each waiting for its answer, on plain sockets: the client must not cost more than the server.</summary>
internal static class LoadClient
{
    /// <summary>Answers of the status given per second, over <paramref name="connections"/> connections.</summary>
    public static async Task<double> MeasureAsync(Uri address, string path, string headers, Func<long, byte[]> body, int connections, TimeSpan length, int status)
    {
        using var stop = new CancellationTokenSource();
        var (number, answered) = (0L, 0L);
        var watch = Stopwatch.StartNew();
        var running = Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(address.Host, address.Port);
            var buffer = new byte[4096];
            while (!stop.IsCancellationRequested)
            {
                var content = body(Interlocked.Increment(ref number));
                var head = Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\n{headers}Content-Type: application/json\r\nContent-Length: {content.Length}\r\n\r\n");
                await socket.SendAsync(new ArraySegment<byte>[] { head, content });
                var code = await ReadStatusAsync(socket, buffer);
                if (code != status)
                {
                    throw new InvalidOperationException($"The server answered {code} instead of {status}.");
                }

                Interlocked.Increment(ref answered);
            }
        })).ToList();
        var all = Task.WhenAll(running);
        // An early failure ends the measurement at once.
        await Task.WhenAny(all, Task.Delay(length));
        var rate = Interlocked.Read(ref answered) / watch.Elapsed.TotalSeconds;
        await stop.CancelAsync();
        await all;
        return rate;
    }

    /// <summary>The answers measured here have no body: the head is all.</summary>
    private static async Task<int> ReadStatusAsync(Socket socket, byte[] buffer)
    {
        var length = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length));
            if (read == 0)
            {
                throw new IOException("The server closed the connection.");
            }

            length += read;
            if (buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) >= 0)
            {
                return int.Parse(Encoding.ASCII.GetString(buffer, 9, 3), System.Globalization.CultureInfo.InvariantCulture);
            }
        }
    }
}
