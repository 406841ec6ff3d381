namespace SecOpsConsole.Sandbox.Events.Delivery;

/// <summary>Where an event stands on its way to one target.</summary>
internal enum DeliveryStatus
{
    Pending,
    Delivered,
    DeadLettered,
}
