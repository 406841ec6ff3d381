using SecOpsConsole.Sandbox.State;

namespace SecOpsConsole.Sandbox.Config;

/// <summary>All recorded configuration items. A bucket made again under an old name continues the same history, as in AWS.</summary>
internal sealed class ConfigHistory(SandboxState state)
{
    /// <summary>Items kept of one bucket; the oldest go first.</summary>
    private const int KeptPerResource = 1_000;

    private readonly StateSection<ConfigurationItem> items = state.Section<ConfigurationItem>("config/items");

    public IReadOnlyList<ConfigurationItem> Of(string accountId, string region, string resourceId) =>
        [.. items.All().Where(item => item.ResourceId == resourceId && item.AccountId == accountId && item.Region == region)];

    public IReadOnlyList<ConfigurationItem> Latest(string accountId, string region) =>
        [.. items.All()
            .Where(item => item.AccountId == accountId && item.Region == region)
            .GroupBy(item => item.ResourceId, StringComparer.Ordinal)
            .Select(group => group.MaxBy(item => item.StateId)!)
            .OrderBy(item => item.ResourceId, StringComparer.Ordinal)];

    /// <summary>Stores an item as the newest of its bucket; a state id is never used twice.</summary>
    public (ConfigurationItem Stored, ConfigurationItem? Before) Record(ConfigurationItem item)
    {
        var known = Of(item.AccountId, item.Region, item.ResourceId);
        var before = known.Where(other => other.CaptureUtc <= item.CaptureUtc).MaxBy(other => other.StateId);
        // The wire has milliseconds: an item must be found again by the time that was shown.
        var stored = item with { CaptureUtc = new DateTime(item.CaptureUtc.Ticks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, DateTimeKind.Utc) };
        while (known.Any(other => other.StateId == stored.StateId))
        {
            stored = stored with { CaptureUtc = stored.CaptureUtc.AddMilliseconds(1) };
        }

        items.Set($"{stored.AccountId}/{stored.Region}/{stored.ResourceId}/{stored.StateId}", stored);
        if (known.Count >= KeptPerResource)
        {
            var oldest = known.MinBy(other => other.StateId)!;
            items.Remove($"{oldest.AccountId}/{oldest.Region}/{oldest.ResourceId}/{oldest.StateId}");
        }

        return (stored, before);
    }
}
