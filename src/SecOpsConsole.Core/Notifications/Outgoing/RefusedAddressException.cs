namespace SecOpsConsole.Core.Notifications.Outgoing;

/// <summary>The guard refused an address; no byte was sent. Never leaves the folder: callers get a value.</summary>
internal sealed class RefusedAddressException(string message) : Exception(message);
