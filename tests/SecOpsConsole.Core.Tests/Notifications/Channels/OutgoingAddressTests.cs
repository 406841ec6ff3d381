using System.Net;
using SecOpsConsole.Core.Notifications.Outgoing;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

public sealed class OutgoingAddressTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.9.9.9")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("::ffff:192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("2002:a9fe:a9fe::1")]
    [InlineData("::169.254.169.254")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1%2")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("ff02::1")]
    public void What_is_not_on_the_public_internet_is_refused(string address) => Assert.NotNull(OutgoingAddress.Refusal(IPAddress.Parse(address), allowLoopback: false));

    [Theory]
    [InlineData("93.184.216.34")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("169.253.0.1")]
    [InlineData("2606:4700::6810:84e5")]
    [InlineData("64:ff9b::5db8:d822")]
    public void A_public_address_is_not(string address) => Assert.Null(OutgoingAddress.Refusal(IPAddress.Parse(address), allowLoopback: false));

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    public void The_sandbox_may_reach_this_machine_and_nothing_else_that_is_private(string address, bool isAllowed) =>
        Assert.Equal(isAllowed, OutgoingAddress.Refusal(IPAddress.Parse(address), allowLoopback: true) is null);

    [Theory]
    [InlineData("http://hooks.example.com/")]
    [InlineData("ftp://hooks.example.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:pass@hooks.example.com/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://[::ffff:10.0.0.1]/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("hooks.example.com")]
    [InlineData("")]
    public void An_address_that_can_never_be_meant_is_refused_when_it_is_entered(string url) => Assert.NotNull(OutgoingHttp.Refusal(url, new OutgoingOptions()));
}
