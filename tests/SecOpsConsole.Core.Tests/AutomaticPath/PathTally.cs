using System.Collections.Concurrent;
using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Tests.AutomaticPath;

/// <summary>What the random cases led to, so that a run shows what it has tried.</summary>
internal sealed class PathTally
{
    private readonly ConcurrentDictionary<HoldReason, int> _holds = new();
    private int _changes, _writes, _deletions, _blocks, _requests, _superseded;

    public int Writes => _writes;

    public int Blocks => _blocks;

    public int KindsOfHold => _holds.Count;

    public void Changed() => Interlocked.Increment(ref _changes);

    public void Wrote(bool deletes, int requests)
    {
        Interlocked.Increment(ref _writes);
        Interlocked.Add(ref _deletions, deletes ? 1 : 0);
        Interlocked.Add(ref _requests, requests);
    }

    public void WroteBlock() => Interlocked.Increment(ref _blocks);

    public void Superseded(int attempts) => Interlocked.Add(ref _superseded, attempts);

    public void Held(HoldReason reason, int findings) => _holds.AddOrUpdate(reason, findings, (_, known) => known + findings);

    public override string ToString() =>
        $"{_changes:N0} changes, {_writes:N0} automatic writes ({_deletions:N0} deletions, {_superseded:N0} more given up because the policy moved), {_blocks:N0} blocks given back, {_requests:N0} requests of outsiders allowed and compared; "
        + $"held: {string.Join(", ", _holds.OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key} {pair.Value:N0}"))}";
}
