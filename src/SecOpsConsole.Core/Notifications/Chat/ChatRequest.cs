namespace SecOpsConsole.Core.Notifications.Chat;

/// <summary>A signature that was accepted: what carries it again is a replay. Kept a little longer than a signature is valid.</summary>
public sealed class ChatRequest
{
    public required string Signature { get; set; }
    public DateTime AtUtc { get; set; }
}
