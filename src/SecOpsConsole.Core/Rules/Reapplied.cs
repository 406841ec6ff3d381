namespace SecOpsConsole.Core.Rules;

/// <summary>An event told that somebody put exactly the live content, after automatic mode had taken it away.</summary>
/// <param name="AtUtc">When AWS says that it was put.</param>
/// <param name="ActorKey">Tells actors apart (<see cref="Findings.Actor.Key"/>); null when the event does not say who: it may be anybody.</param>
/// <param name="Who">The actor's name, for the story.</param>
/// <param name="Tool">With what.</param>
public sealed record Reapplied(DateTime AtUtc, string? ActorKey, string? Who, string? Tool);
