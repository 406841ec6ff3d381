namespace SecOpsConsole.Invariants;

/// <summary>What the checker may take for granted about a run.</summary>
public sealed record CheckOptions
{
    /// <summary>Envelope ids of events that were answered 202; null when nobody counted them.</summary>
    public IReadOnlyCollection<string>? Acknowledged { get; init; }

    /// <summary>The run has come to rest: nothing may be half done any more.</summary>
    public bool AtRest { get; init; } = true;

    /// <summary>One clock that only went forward stamped both sides; false when the run moved it: then order is told by sequence alone.</summary>
    public bool OneClock { get; init; } = true;

    /// <summary>Work that was given up is a violation, unless the run broke something for good on purpose.</summary>
    public bool MayGiveUp { get; init; }

    /// <summary>More pieces of work for one bucket than this means that something runs in circles.</summary>
    public int MostWorkOfOneBucket { get; init; } = 200;
}
