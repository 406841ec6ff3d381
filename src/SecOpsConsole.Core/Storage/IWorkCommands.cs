using SecOpsConsole.Core.Queue;

namespace SecOpsConsole.Core.Storage;

/// <summary>The queue's own state changes, each a compare-and-set.</summary>
internal interface IWorkCommands
{
    /// <summary>Takes up to <paramref name="max"/> items that are due, at most one of each partition and none of a partition that is executing.</summary>
    IReadOnlyList<WorkItem> Claim(int max, DateTime nowUtc);

    /// <summary>The next state of a claimed item; false when it is not this claim's any more.</summary>
    bool Settle(WorkItem claimed, in WorkSettlement settlement);

    /// <summary>What was executing when the process died becomes available again; the attempt counts, for it may be what killed the process.</summary>
    int Rescue();

    /// <summary>Everything that waits for its time comes <paramref name="by"/> earlier: the clock that set those times was ahead by that much.</summary>
    int BringForward(TimeSpan by);

    /// <summary>What is dated after now is dated now: the next start must not take it for another clock that was set back.</summary>
    int Date(DateTime nowUtc);

    /// <summary>When the newest items were enqueued, by the clock of that time; null when there are none.</summary>
    DateTime? NewestUtc();

    /// <summary>Deletes finished items older than <paramref name="beforeUtc"/>, at most <paramref name="limit"/> of them.</summary>
    int Prune(DateTime beforeUtc, int limit);
}
