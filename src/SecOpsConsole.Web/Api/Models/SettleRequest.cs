namespace SecOpsConsole.Web.Api.Models;

/// <summary>Closes the matter of a repeat offender.</summary>
/// <param name="ExpectedVersion">The <c>version</c> that was read; when the story went on since, nothing is done.</param>
/// <param name="Reason">How it was settled; optional, at most 2,000 characters.</param>
public sealed record SettleRequest(int ExpectedVersion, string? Reason = null);
