namespace SecOpsConsole.Web.Api.Models;

/// <summary>A command that needs nothing but who and why.</summary>
/// <param name="Reason">Why; optional, at most 2,000 characters.</param>
public sealed record ReasonRequest(string? Reason = null);
