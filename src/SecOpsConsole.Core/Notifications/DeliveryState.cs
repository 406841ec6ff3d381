namespace SecOpsConsole.Core.Notifications;

/// <summary>How a delivery stands.</summary>
public enum DeliveryState
{
    Waiting,
    Delivered,
    /// <summary>It can never be delivered, or was tried often enough; kept, so that somebody can see it.</summary>
    Failed,
}
