namespace SecOpsConsole.Core.Storage;

/// <summary>The store cannot be opened. The message is for the operator: what is wrong, that nothing was changed, what to do.</summary>
public sealed class StoreStartException(string message, Exception? inner = null) : Exception(message, inner);
