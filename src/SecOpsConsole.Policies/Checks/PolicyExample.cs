namespace SecOpsConsole.Policies;

/// <summary>A policy that shows a check at work. The bucket is owned by account 111122223333.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Before">The policy before it, for checks that compare.</param>
public sealed record PolicyExample(string Policy, string? Before = null);
