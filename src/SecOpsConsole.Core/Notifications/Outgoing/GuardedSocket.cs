using System.Net;
using System.Net.Sockets;

namespace SecOpsConsole.Core.Notifications.Outgoing;

/// <summary>Connects to a host by name, to allowed addresses only. Every outgoing connection begins here.</summary>
internal static class GuardedSocket
{
    /// <exception cref="RefusedAddressException">The name leads to an address that is refused; one such address is enough, since it is no mistake.</exception>
    /// <exception cref="SocketException">The name is not known, or nobody answers.</exception>
    public static async Task<Socket> ConnectAsync(string host, int port, OutgoingOptions options, CancellationToken cancellationToken)
    {
        IPAddress[] addresses = IPAddress.TryParse(host.Trim('[', ']'), out var literal)
            ? [literal]
            : await options.Resolve(host, cancellationToken).ConfigureAwait(false);
        foreach (var address in addresses)
        {
            if (OutgoingAddress.Refusal(address, options.AllowLoopback) is { } what)
            {
                // The address itself is not told: the answer must not become a way to ask for names inside.
                throw new RefusedAddressException($"{host} leads to a {what} address. Nothing was sent there. Use an address on the public internet.");
            }
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await options.Connect(socket, addresses, port, cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The other end is on this machine.</summary>
    public static bool IsLoopback(Socket socket) =>
        socket.RemoteEndPoint is IPEndPoint { Address: var address } && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
}
