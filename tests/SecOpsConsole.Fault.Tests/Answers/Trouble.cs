using SecOpsConsole.Fault.Tests.Deeds;

namespace SecOpsConsole.Fault.Tests.Answers;

/// <summary>What AWS and the network do to the one write of a deed, or to what is read and told around it.</summary>
internal enum Trouble
{
    /// <summary>The write takes effect; the connection dies before the answer.</summary>
    LostAnswer,

    /// <summary>The same, and what is read afterwards is the old policy for some seconds.</summary>
    LostAnswerAndStaleReads,

    /// <summary>The connection dies before the write takes effect.</summary>
    Reset,

    /// <summary>500, and nothing happened.</summary>
    ServerError,

    /// <summary>500, and it happened.</summary>
    ErrorAfterEffect,

    /// <summary>It happened, and the answer takes longer than anybody waits.</summary>
    SlowAnswer,

    /// <summary>The connection dies, and seconds later it happens.</summary>
    LateEffect,

    /// <summary>503 SlowDown, twice.</summary>
    Throttled,

    /// <summary>The answer comes; what is read afterwards is the old policy for some seconds.</summary>
    StaleReads,

    /// <summary>CloudTrail's record of our own write never arrives.</summary>
    OwnEventDropped,

    /// <summary>It arrives twice.</summary>
    OwnEventTwice,

    /// <summary>It arrives in another order.</summary>
    OwnEventReordered,

    /// <summary>It arrives long after the read-back.</summary>
    OwnEventLate,
}
