namespace SecOpsConsole.Web.Commands;

/// <summary>A stretch of time to replay, or a replay that was started and is asked after.</summary>
internal sealed record ReplayRequest(DateTime? FromUtc, DateTime? ToUtc, long? RunId = null);
