using System.Net;
using System.Net.Sockets;

namespace SecOpsConsole.Core.Notifications.Outgoing;

/// <summary>The limits of whatever the console sends to addresses that people entered.</summary>
public sealed class OutgoingOptions
{
    /// <summary>Receivers on this machine may be reached, also without TLS: for the sandbox's stub receivers, in sandbox mode only.</summary>
    public bool AllowLoopback { get; init; }

    /// <summary>From the first byte of a connection to the last byte of an answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Of an answer, no more than this is read; the rest is not waited for.</summary>
    public int MostAnswerBytes { get; init; } = 64 * 1024;

    /// <summary>A receiver that asks for a longer pause than this is asked again after it all the same.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Asks for the addresses of a name: once for each connection, right before it.</summary>
    internal Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>Connects to one of the addresses that were judged; it is told no name, so none can be asked for again.</summary>
    internal Func<Socket, IPAddress[], int, CancellationToken, Task> Connect { get; init; } =
        static (socket, addresses, port, cancellationToken) => socket.ConnectAsync(addresses, port, cancellationToken).AsTask();
}
