namespace SecOpsConsole.Core.Intake;

/// <summary>The payload of an Inventory work item; without an account: all of them.</summary>
public sealed record InventoryPayload(string? AccountId = null);
