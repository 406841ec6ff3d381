using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Rules.Guards;

/// <summary>A guard that holds automatic mode on a bucket now, for the person who wants it to act again.</summary>
/// <param name="Reason">Which guard.</param>
/// <param name="Scope">What is held, and so where it is resumed.</param>
/// <param name="SinceUtc">Since when; null when that is not known.</param>
/// <param name="By">Who or what tripped it.</param>
/// <param name="What">What tripped it, in one sentence.</param>
/// <param name="Resume">What it takes until automatic mode acts again.</param>
public sealed record TrippedGuard(HoldReason Reason, GuardScope Scope, DateTime? SinceUtc, string? By, string What, string Resume);
