using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>What the console may do by itself for a bucket.</summary>
/// <param name="Mode">Off, Shadow, Review or Automatic.</param>
/// <param name="OverrideProtection">
/// Automatic on a protected bucket, or where code would undo what automatic mode does, is refused without this; with it a reason is needed.
/// </param>
/// <param name="Reason">Why; at most 2,000 characters.</param>
public sealed record ModeRequest(AutomaticMode Mode, bool OverrideProtection = false, string? Reason = null);
