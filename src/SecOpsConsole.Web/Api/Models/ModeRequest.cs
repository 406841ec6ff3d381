using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>What the console may do by itself for a bucket.</summary>
/// <param name="Mode">Off, Shadow, Review or Automatic.</param>
/// <param name="Reason">Why; optional, at most 2,000 characters.</param>
public sealed record ModeRequest(AutomaticMode Mode, string? Reason = null);
