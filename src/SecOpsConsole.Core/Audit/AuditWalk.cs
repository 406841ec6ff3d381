using System.Security.Cryptography;

namespace SecOpsConsole.Core.Audit;

/// <summary>
/// Goes through the whole record, row by row at flat memory, and stops at the first bad one. Heads must come in ascending order;
/// each must be found in the record as it was published.
/// </summary>
internal sealed class AuditWalk(AuditKey key, Func<IAuditRows> open)
{
    /// <summary>How often the caller's wish to stop is looked at.</summary>
    private const int Stride = 4096;

    public AuditWalkEnd Run(IEnumerable<AuditHead> heads, CancellationToken cancellationToken)
    {
        using var rows = open();
        using var hasher = new AuditHasher(key);
        using var published = heads.GetEnumerator();
        var (last, count) = (0L, 0L);
        var previous = new byte[AuditHasher.Size];
        var expected = new byte[AuditHasher.Size];
        var head = NextOf(published);
        // A head that is left at the end can be of a row that was appended since: then there is more to read.
        while (rows.Next() || (head is not null && rows.Next()))
        {
            if (count++ % Stride == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            hasher.Begin(last == 0 ? [] : previous);
            rows.Give(hasher, rows.Sequence);
            hasher.Finish(expected);
            if (rows.Sequence <= last || !CryptographicOperations.FixedTimeEquals(expected, rows.Hash))
            {
                var diagnosis = new AuditDiagnosis(key, open).Of(rows, last, last == 0 ? [] : previous, cancellationToken);
                return new AuditWalkEnd(count - 1, At(last, previous), diagnosis);
            }

            (last, previous, expected) = (rows.Sequence, expected, previous);
            while (head is not null && head.Sequence <= last)
            {
                if (head.Sequence < last || head.Hash != Convert.ToHexStringLower(previous))
                {
                    return new AuditWalkEnd(count, At(last, previous), new AuditDefect(AuditDefectKind.Rewritten, head.Sequence, AuditWords.Rewritten(head)));
                }

                head = NextOf(published);
            }
        }

        return new AuditWalkEnd(count, At(last, previous), head is null
            ? null
            : new AuditDefect(AuditDefectKind.Truncated, last + 1, AuditWords.Truncated(last, LastOf(published, head))));
    }

    private static AuditHead? At(long sequence, byte[] hash) => sequence == 0 ? null : new AuditHead(sequence, Convert.ToHexStringLower(hash));

    private static AuditHead? NextOf(IEnumerator<AuditHead> heads) => heads.MoveNext() ? heads.Current : null;

    private static AuditHead LastOf(IEnumerator<AuditHead> heads, AuditHead head)
    {
        while (heads.MoveNext())
        {
            head = heads.Current;
        }

        return head;
    }
}
