namespace SecOpsConsole.Web.Api.Models;

/// <summary>Sets where four eyes are needed.</summary>
/// <param name="Rule">The rule; null: as the configuration says.</param>
/// <param name="Reason">Why; it stays in the audit record. At most 2,000 characters.</param>
public sealed record FourEyesRequest(FourEyesRuleRequest? Rule, string Reason);
