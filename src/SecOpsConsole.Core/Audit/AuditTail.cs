using System.Security.Cryptography;

namespace SecOpsConsole.Core.Audit;

/// <summary>Whether the end of the record is one that this console wrote, from its last two rows.</summary>
internal static class AuditTail
{
    /// <summary>Null when the end is sound; otherwise what is wrong with it.</summary>
    /// <param name="tail">The last two rows, oldest first.</param>
    /// <param name="hasher">With the console's key.</param>
    /// <param name="last">Takes the last row's hash.</param>
    /// <param name="floor">A head that must be there, or null.</param>
    /// <param name="sequence">The number of the last row; 0 when there is none.</param>
    public static AuditDefect? Check(IAuditRows tail, AuditHasher hasher, byte[] last, AuditHead? floor, out long sequence)
    {
        sequence = 0;
        var rows = 0;
        Span<byte> expected = stackalloc byte[AuditHasher.Size];
        tail.Rewind(0);
        while (tail.Next())
        {
            rows++;
            // The first of two rows is believed: its own predecessor is not here. A row without one is checked.
            hasher.Begin(sequence == 0 ? [] : last);
            tail.Give(hasher, tail.Sequence);
            hasher.Finish(expected);
            var sound = CryptographicOperations.FixedTimeEquals(expected, tail.Hash);
            if (!sound && (rows == 2 || tail.Sequence == 1 || tail.Hash.Length != last.Length))
            {
                return new AuditDefect(AuditDefectKind.Changed, tail.Sequence, AuditWords.BadEnd(tail.Sequence));
            }

            sequence = tail.Sequence;
            tail.Hash.CopyTo(last);
        }

        return rows == 1 && sequence != 1
            ? new AuditDefect(AuditDefectKind.Missing, 1, AuditWords.Missing(1, sequence - 1, sequence))
            : Below(floor, sequence, last);
    }

    private static AuditDefect? Below(AuditHead? floor, long sequence, byte[] last) => floor switch
    {
        null => null,
        _ when sequence < floor.Sequence => new AuditDefect(AuditDefectKind.Truncated, sequence + 1, AuditWords.Truncated(sequence, floor)),
        _ when sequence == floor.Sequence && floor.Hash != Convert.ToHexStringLower(last)
            => new AuditDefect(AuditDefectKind.Rewritten, sequence, AuditWords.Rewritten(floor)),
        _ => null,
    };
}
