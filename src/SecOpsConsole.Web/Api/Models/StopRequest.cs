namespace SecOpsConsole.Web.Api.Models;

/// <summary>Stops automatic mode for every bucket, or releases the stop.</summary>
internal sealed record StopRequest(bool On, string? Reason = null);
