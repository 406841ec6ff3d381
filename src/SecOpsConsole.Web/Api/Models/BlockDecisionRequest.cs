namespace SecOpsConsole.Web.Api.Models;

/// <summary>A decision about Block Public Access of a bucket.</summary>
/// <param name="ExpectedBlock">The <c>block.state</c> that was seen, such as <c>bpa:none</c>; when the bucket has another one by now, nothing is done.</param>
/// <param name="Reason">Why; optional, at most 2,000 characters.</param>
public sealed record BlockDecisionRequest(string ExpectedBlock, string? Reason = null);
