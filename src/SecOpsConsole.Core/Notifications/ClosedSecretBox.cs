using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Notifications;

/// <summary>Stands where a host brings no keys: it can neither keep nor read a secret.</summary>
internal sealed class ClosedSecretBox : ISecretBox
{
    public string Protect(string secret) => throw new InvalidOperationException("This host has no keys to keep a secret with.");

    public string? Open(string box) => null;
}
