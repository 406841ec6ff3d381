namespace SecOpsConsole.Core.Intake;

/// <summary>
/// Turns one kind of event into facts. Found by a scan at start: a new source is one new class with a parameterless
/// constructor and a fixture pair (input envelope, expected facts) under tests/Fixtures/events.
/// Sources are pure: no clock, no I/O, and they never throw for what an event contains.
/// </summary>
public interface IFindingSource
{
    /// <summary>Stable name; also the name of its fixture folder.</summary>
    string Name { get; }

    /// <summary>Facts, or null when the event is none of this source's.</summary>
    EventFacts? Read(EventEnvelope envelope);
}
