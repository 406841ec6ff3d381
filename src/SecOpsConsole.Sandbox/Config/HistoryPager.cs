namespace SecOpsConsole.Sandbox.Config;

/// <summary>
/// Pages through a resource's items as GetResourceConfigHistory does: "Each call to the API is limited to span a
/// duration of seven days. It is likely that the number of records returned is smaller than the specified limit."
/// A window without items gives an empty page with a token.
/// </summary>
internal static class HistoryPager
{
    public static readonly TimeSpan Span = TimeSpan.FromDays(7);

    public static HistoryPage Page(IReadOnlyCollection<ConfigurationItem> items, HistoryQuery query, HistoryCursor? cursor)
    {
        var inRange = items
            .Where(item => item.CaptureUtc >= query.EarlierUtc && item.CaptureUtc <= query.LaterUtc)
            .OrderBy(item => query.Forward ? item.StateId : -item.StateId)
            .ToList();
        var edge = cursor?.WindowUtc ?? (query.Forward ? Start(query, items) : query.LaterUtc);
        var ahead = inRange
            .Where(item => cursor?.AfterStateId is not { } after || (query.Forward ? item.StateId > after : item.StateId < after))
            .Where(item => query.Forward ? item.CaptureUtc >= edge : item.CaptureUtc <= edge)
            .ToList();
        var page = ahead.TakeWhile(item => IsInWindow(item, edge, query.Forward)).Take(query.Limit).ToList();
        var rest = ahead.Skip(page.Count).ToList();
        return rest.Count == 0
            ? new HistoryPage(page, null)
            : new HistoryPage(page, Next(edge, page, rest[0], query.Forward));
    }

    /// <summary>"If the earlier time is not specified, the action returns … from when the first configuration item was recorded": time before it is not paged through.</summary>
    private static DateTime Start(HistoryQuery query, IReadOnlyCollection<ConfigurationItem> items)
    {
        var first = items.Count == 0 ? query.EarlierUtc : items.Min(item => item.CaptureUtc);
        return first > query.EarlierUtc ? first : query.EarlierUtc;
    }

    private static bool IsInWindow(ConfigurationItem item, DateTime edge, bool forward) =>
        forward ? item.CaptureUtc - edge < Span : edge - item.CaptureUtc < Span;

    private static HistoryCursor Next(DateTime edge, List<ConfigurationItem> page, ConfigurationItem following, bool forward)
    {
        long? after = page.Count > 0 ? page[^1].StateId : null;
        return IsInWindow(following, edge, forward)
            ? new HistoryCursor(edge, after)
            : new HistoryCursor(forward ? edge + Span : edge - Span, null);
    }
}
