namespace SecOpsConsole.Web.Api.Models;

/// <summary>A later, or earlier, end of an exception.</summary>
/// <param name="ExpiresUtc">Until when.</param>
/// <param name="Reason">Why; optional, at most 2,000 characters.</param>
public sealed record ExtensionRequest(DateTime ExpiresUtc, string? Reason = null);
