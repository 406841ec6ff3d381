namespace SecOpsConsole.Sandbox.Events.Patterns;

/// <summary>Leaves the recursive parser with the reason; never crosses <see cref="EventPattern.Parse"/>.</summary>
internal sealed class EventPatternException(string reason) : Exception(reason);
