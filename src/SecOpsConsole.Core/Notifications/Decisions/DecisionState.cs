namespace SecOpsConsole.Core.Notifications.Decisions;

/// <summary>What was live: the fingerprint of a policy with the version's number here, or a small state (Block Public Access), which is its own fingerprint.</summary>
public sealed record DecisionState(string Fingerprint, long? Version);
