using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Audit;

/// <summary>
/// Links each new row to the one before it. The end of the record is read and checked inside the transaction that appends, so a
/// write that is rolled back leaves nothing wrong behind, and nothing is ever appended to an end that is not sound.
/// </summary>
internal sealed class AuditChain(AuditKey key) : IDisposable
{
    private readonly AuditHasher _hasher = new(key);
    private readonly byte[] _last = new byte[AuditHasher.Size];
    private AuditHead? _floor;
    private AuditDefect? _stopped;
    private AuditDefect? _refused;

    public AuditKey Key => key;

    /// <summary>Nothing can be appended: what is wrong with the end of the record; null while it is sound.</summary>
    public AuditDefect? Refuses => Volatile.Read(ref _stopped) ?? Volatile.Read(ref _refused);

    /// <summary>A head that was published: the record can never end before it.</summary>
    public AuditHead? Floor
    {
        get => Volatile.Read(ref _floor);
        set => Volatile.Write(ref _floor, value);
    }

    /// <summary>Nothing is appended any more; false when that was so already.</summary>
    public bool Stop(AuditDefect defect) => Interlocked.Exchange(ref _stopped, defect) is null;

    /// <summary>Numbers the rows and gives them their hashes. One thread at a time: the writer's.</summary>
    /// <exception cref="StoreBusyException">The end of the record is not sound; nothing may be appended to it.</exception>
    public void Append(IReadOnlyList<FindingEvent> rows, IAuditRows tail)
    {
        if (Volatile.Read(ref _stopped) is not null)
        {
            throw new StoreBusyException(StoreFault.AuditBroken);
        }

        var defect = Check(tail, out var sequence);
        Volatile.Write(ref _refused, defect);
        if (defect is not null)
        {
            throw new StoreBusyException(StoreFault.AuditBroken);
        }

        foreach (var row in rows)
        {
            row.Id = sequence + 1;
            row.Hash = Link(row, sequence == 0 ? [] : _last);
            row.Hash.CopyTo(_last, 0);
            sequence++;
        }
    }

    /// <summary>What is wrong with the end of the record; null when nothing is. The writer's thread only.</summary>
    public AuditDefect? Check(IAuditRows tail, out long sequence)
    {
        try
        {
            return AuditTail.Check(tail, _hasher, _last, Floor, out sequence);
        }
        finally
        {
            // Nothing may stay open on the connection that commits.
            tail.Rewind(0);
        }
    }

    public void Dispose() => _hasher.Dispose();

    private byte[] Link(FindingEvent row, ReadOnlySpan<byte> previous)
    {
        var hash = new byte[AuditHasher.Size];
        _hasher.Begin(previous);
        AuditRowForm.Give(row, _hasher);
        _hasher.Finish(hash);
        return hash;
    }
}
