namespace SecOpsConsole.Web.Api.Models;

/// <summary>Automatic mode may act again.</summary>
/// <param name="Reason">Why; at most 2,000 characters.</param>
public sealed record ResumeRequest(string Reason);
