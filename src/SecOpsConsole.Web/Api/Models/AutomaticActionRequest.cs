using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>What automatic mode does about a public policy of a bucket.</summary>
/// <param name="Action">RevertToBaseline or RepairStatements.</param>
/// <param name="Reason">Why; optional, at most 2,000 characters.</param>
public sealed record AutomaticActionRequest(AutomaticAction Action, string? Reason = null);
