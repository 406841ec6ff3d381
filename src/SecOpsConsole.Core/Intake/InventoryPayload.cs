namespace SecOpsConsole.Core.Intake;

/// <summary>The payload of an Inventory work item: one slice of a run. Without an account: all of them.</summary>
public sealed record InventoryPayload(string? AccountId = null, long? RunId = null, int Slice = 0);
