using System.Net;
using System.Net.Sockets;

namespace SecOpsConsole.Core.Notifications.Outgoing;

/// <summary>
/// Which addresses the console never connects to for somebody: whatever is not on the public internet. Asked after name resolution, for the
/// very address that is connected to, so that a name that changes its mind gains nothing. Source: IANA's special-purpose address registries.
/// </summary>
internal static class OutgoingAddress
{
    private static readonly (IPNetwork Network, string What)[] s_refused =
    [
        (IPNetwork.Parse("127.0.0.0/8"), "loopback"), (IPNetwork.Parse("::1/128"), "loopback"),
        // The metadata services of the clouds live here and below fd00::/8.
        (IPNetwork.Parse("169.254.0.0/16"), "link-local"), (IPNetwork.Parse("fe80::/10"), "link-local"),
        (IPNetwork.Parse("10.0.0.0/8"), "private"), (IPNetwork.Parse("172.16.0.0/12"), "private"), (IPNetwork.Parse("192.168.0.0/16"), "private"),
        (IPNetwork.Parse("fc00::/7"), "private"), (IPNetwork.Parse("fec0::/10"), "private"),
        (IPNetwork.Parse("100.64.0.0/10"), "shared (carrier-grade NAT)"),
        (IPNetwork.Parse("0.0.0.0/8"), "reserved"), (IPNetwork.Parse("::/128"), "reserved"), (IPNetwork.Parse("192.0.0.0/24"), "reserved"),
        (IPNetwork.Parse("198.18.0.0/15"), "reserved"), (IPNetwork.Parse("240.0.0.0/4"), "reserved"),
        (IPNetwork.Parse("192.0.2.0/24"), "reserved"), (IPNetwork.Parse("198.51.100.0/24"), "reserved"), (IPNetwork.Parse("203.0.113.0/24"), "reserved"),
        (IPNetwork.Parse("2001:db8::/32"), "reserved"), (IPNetwork.Parse("100::/64"), "reserved"), (IPNetwork.Parse("2001::/23"), "reserved"),
        (IPNetwork.Parse("224.0.0.0/4"), "multicast"), (IPNetwork.Parse("ff00::/8"), "multicast"),
    ];

    private static readonly IPNetwork s_nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork s_nat64Local = IPNetwork.Parse("64:ff9b:1::/48");
    private static readonly IPNetwork s_sixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork s_compatible = IPNetwork.Parse("::/96");

    /// <summary>Null when the address may be connected to, else what kind of address it is.</summary>
    public static string? Refusal(IPAddress address, bool allowLoopback)
    {
        var real = Real(address);
        if (allowLoopback && IPAddress.IsLoopback(real))
        {
            return null;
        }

        foreach (var (network, what) in s_refused)
        {
            if (network.Contains(real))
            {
                return what;
            }
        }

        return s_nat64Local.Contains(real) ? "private" : null;
    }

    /// <summary>The IPv4 address that an IPv6 form of it leads to: mapped, compatible, NAT64, 6to4.</summary>
    private static IPAddress Real(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        // A scope (fe80::1%eth0) would keep it out of every network.
        var bytes = address.GetAddressBytes();
        var plain = new IPAddress(bytes);
        if (s_nat64.Contains(plain))
        {
            return new IPAddress(bytes.AsSpan(12));
        }

        if (s_sixToFour.Contains(plain))
        {
            return new IPAddress(bytes.AsSpan(2, 4));
        }

        var isCompatible = s_compatible.Contains(plain) && !plain.Equals(IPAddress.IPv6Loopback) && !plain.Equals(IPAddress.IPv6Any);
        return isCompatible ? new IPAddress(bytes.AsSpan(12)) : plain;
    }
}
