using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>Turns the secret around, so that a test can tell what is stored from what is sent.</summary>
internal sealed class PlainBox : ISecretBox
{
    public string Protect(string secret) => new([.. secret.Reverse()]);

    public string? Open(string box) => Protect(box);
}
