using SecOpsConsole.Fault.Tests.Deeds;

namespace SecOpsConsole.Fault.Tests.Answers;

/// <summary>A deed and the trouble that it meets.</summary>
internal sealed record Troubled(Deed Deed, Trouble Trouble)
{
    /// <summary>
    /// The fault plans. Calls and events that match are counted from now on; automatic mode decides only after somebody else's write,
    /// whose call, event and look come first.
    /// </summary>
    public IReadOnlyList<object> Plans => Trouble switch
    {
        Trouble.LostAnswer => [OnWrite("LostResponse")],
        Trouble.LostAnswerAndStaleReads => [OnWrite("LostResponse"), StaleAfterWrite],
        Trouble.Reset => [OnWrite("Reset")],
        Trouble.ServerError => [OnWrite("ServerError")],
        Trouble.ErrorAfterEffect => [OnWrite("ErrorAfterEffect")],
        Trouble.SlowAnswer => [OnWrite("SlowAnswer", milliseconds: 15_000)],
        Trouble.LateEffect => [OnWrite("LateEffect", milliseconds: 5_000)],
        Trouble.Throttled => [OnWrite("Throttle", count: 2)],
        Trouble.StaleReads => [StaleAfterWrite],
        Trouble.OwnEventDropped => [OnWrite("DropEvent")],
        Trouble.OwnEventTwice => [OnWrite("DuplicateEvent")],
        Trouble.OwnEventReordered => [OnWrite("ReorderEvent")],
        Trouble.OwnEventLate => [OnWrite("DelayEvent", milliseconds: 6_000)],
    };

    private int Foreign => Deed.IsByPerson ? 0 : 1;

    /// <summary>The read that compares comes before the write and is true; a look before it too, when automatic mode decides.</summary>
    private object StaleAfterWrite => new { kind = "StaleRead", operation = Deed.ReadOperation, bucket = Deed.Bucket, after = 1 + Foreign, milliseconds = 8_000 };

    private object OnWrite(string kind, int count = 1, int? milliseconds = null) =>
        new { kind, operation = Deed.Operation, bucket = Deed.Bucket, after = Foreign, count, milliseconds };
}
