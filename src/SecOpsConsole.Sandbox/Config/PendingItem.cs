namespace SecOpsConsole.Sandbox.Config;

/// <summary>A configuration item that Config has not recorded yet; <see cref="DueUtc"/> becomes its capture time.</summary>
internal sealed record PendingItem(string Id, ConfigurationItem Item, DateTime DueUtc);
