namespace SecOpsConsole.Sandbox.Config;

/// <summary>
/// Where the next page begins: the edge of its seven-day window and, inside it, the last item already returned.
/// </summary>
internal sealed record HistoryCursor(DateTime WindowUtc, long? AfterStateId);
