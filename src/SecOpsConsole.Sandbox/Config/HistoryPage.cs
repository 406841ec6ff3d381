namespace SecOpsConsole.Sandbox.Config;

/// <summary>One page; it may be shorter than the limit, even empty, while <see cref="Next"/> is still set.</summary>
internal sealed record HistoryPage(IReadOnlyList<ConfigurationItem> Items, HistoryCursor? Next);
