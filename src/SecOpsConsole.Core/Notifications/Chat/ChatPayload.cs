namespace SecOpsConsole.Core.Notifications.Chat;

/// <summary>A button that was pressed, on its way to the Desk. The address for the answer is a capability, so it is protected like a secret.</summary>
internal sealed record ChatPayload(ChatDeed Deed, long FindingId, string Fingerprint, bool HeldBack, string UserId, string? ResponseBox);
