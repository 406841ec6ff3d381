namespace SecOpsConsole.Core.Replay;

/// <summary>What a replay of one event found; <paramref name="Compared"/> false: there was nothing recorded to compare with.</summary>
internal sealed record ReplayOutcome(ReplayedEvent Event, bool Compared, IReadOnlyList<(ReplayDifferenceKind Kind, string Then, string Now)> Differences);
