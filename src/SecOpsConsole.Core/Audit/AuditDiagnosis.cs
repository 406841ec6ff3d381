using System.Security.Cryptography;

namespace SecOpsConsole.Core.Audit;

/// <summary>Says what was done to the first bad row. May read the whole record: it runs once, when there is bad news anyway.</summary>
internal sealed class AuditDiagnosis(AuditKey key, Func<IAuditRows> open)
{
    /// <param name="bad">Stands on the first bad row.</param>
    /// <param name="last">The number of the last sound row before it; 0 for none.</param>
    /// <param name="previous">That row's hash; empty for none.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public AuditDefect Of(IAuditRows bad, long last, ReadOnlySpan<byte> previous, CancellationToken cancellationToken)
    {
        var sequence = bad.Sequence;
        if (bad.Hash.IsEmpty)
        {
            return new AuditDefect(AuditDefectKind.NotChained, sequence, AuditWords.NotChained(sequence));
        }

        if (sequence <= 0)
        {
            return new AuditDefect(AuditDefectKind.Inserted, sequence, AuditWords.Changed(sequence, hashIsWhole: false));
        }

        if (sequence > last + 1)
        {
            return new AuditDefect(AuditDefectKind.Missing, last + 1, AuditWords.Missing(last + 1, sequence - 1, sequence));
        }

        using var hasher = new AuditHasher(key);
        var stored = bad.Hash.ToArray();
        return Misplaced(bad, stored, previous, hasher, cancellationToken)
            ?? new AuditDefect(AuditDefectKind.Changed, sequence, AuditWords.Changed(sequence, Follows(sequence, stored, hasher)));
    }

    /// <summary>Looks for the row that belongs here: under this number and after the previous row its hash comes out right.</summary>
    private AuditDefect? Misplaced(
        IAuditRows bad, byte[] stored, ReadOnlySpan<byte> previous, AuditHasher hasher, CancellationToken cancellationToken)
    {
        var sequence = bad.Sequence;
        var before = stored;
        Span<byte> expected = stackalloc byte[AuditHasher.Size];
        using var rows = open();
        rows.Rewind(sequence);
        while (rows.Next())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var hash = rows.Hash.ToArray();
            Hash(rows, sequence, previous, hasher, expected);
            // The hashes moved with the rows, or stayed where they were.
            if (expected.SequenceEqual(hash) || expected.SequenceEqual(stored))
            {
                Hash(bad, rows.Sequence, rows.Sequence == sequence + 1 ? expected : before, hasher, expected);
                return expected.SequenceEqual(stored) || expected.SequenceEqual(hash)
                    ? new AuditDefect(AuditDefectKind.OutOfOrder, sequence, AuditWords.Swapped(sequence, rows.Sequence))
                    : rows.Sequence == sequence + 1
                        ? new AuditDefect(AuditDefectKind.Inserted, sequence, AuditWords.Inserted(sequence))
                        : new AuditDefect(AuditDefectKind.OutOfOrder, sequence, AuditWords.Moved(sequence, rows.Sequence));
            }

            before = hash;
        }

        return null;
    }

    /// <summary>True when the next row fits to the stored hash of the bad one: then that hash is the one that the console wrote.</summary>
    private bool Follows(long sequence, byte[] stored, AuditHasher hasher)
    {
        using var rows = open();
        rows.Rewind(sequence);
        if (!rows.Next() || rows.Sequence != sequence + 1)
        {
            return false;
        }

        Span<byte> expected = stackalloc byte[AuditHasher.Size];
        Hash(rows, rows.Sequence, stored, hasher, expected);
        return CryptographicOperations.FixedTimeEquals(expected, rows.Hash);
    }

    private static void Hash(IAuditRows row, long sequence, ReadOnlySpan<byte> previous, AuditHasher hasher, Span<byte> hash)
    {
        hasher.Begin(previous);
        row.Give(hasher, sequence);
        hasher.Finish(hash);
    }
}
