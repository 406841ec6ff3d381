namespace SecOpsConsole.Core.Intake;

/// <summary>What became of an event.</summary>
public enum EventStatus
{
    /// <summary>Durably stored, not yet processed.</summary>
    Received,
    Processed,
    /// <summary>Authenticated, stored and listed, but no source knows it.</summary>
    Unrecognised,
    /// <summary>The account or Region is not configured: stored and flagged, no AWS call made.</summary>
    AccountNotConfigured,
    /// <summary>The same detail.eventID and recipientAccountId came before under another envelope id.</summary>
    Duplicate,
    /// <summary>Our own write coming back.</summary>
    OwnWrite,
    /// <summary>Processing failed for good; the reason is in Note.</summary>
    Failed,
}
