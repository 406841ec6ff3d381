namespace SecOpsConsole.Web.Api.Models;

/// <summary>What to replay: one event, or all that arrived in a stretch of time.</summary>
/// <param name="EventId">One stored event; then no times are given.</param>
/// <param name="FromUtc">From this instant.</param>
/// <param name="ToUtc">Until before this instant; at most 31 days and 10,000 events later.</param>
public sealed record ReplayStartRequest(long? EventId = null, DateTime? FromUtc = null, DateTime? ToUtc = null);
