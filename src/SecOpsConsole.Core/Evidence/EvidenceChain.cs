using SecOpsConsole.Core.Audit;

namespace SecOpsConsole.Core.Evidence;

/// <summary>The links of some rows, read as the database holds them.</summary>
internal static class EvidenceChain
{
    public static IReadOnlyList<EvidenceChainRow> Read(AuditKey key, IAuditRows rows, IEnumerable<long> sequences)
    {
        using var hasher = new AuditHasher(key);
        var links = new List<EvidenceChainRow>();
        foreach (var sequence in sequences.Order())
        {
            var previous = "";
            if (sequence > 1)
            {
                rows.Rewind(sequence - 2);
                previous = rows.Next() ? Convert.ToHexStringLower(rows.Hash) : "";
            }
            else
            {
                rows.Rewind(0);
            }

            if (rows.Next() && rows.Sequence == sequence)
            {
                hasher.Begin([]);
                rows.Give(hasher, sequence);
                links.Add(new EvidenceChainRow(sequence, previous, Convert.ToHexStringLower(rows.Hash), Convert.ToBase64String(hasher.Columns)));
            }
        }

        rows.Rewind(0);
        return links;
    }

    /// <summary>The first row whose hash does not come out; null when all do.</summary>
    public static long? FirstBad(AuditKey key, IEnumerable<EvidenceChainRow> rows)
    {
        using var hasher = new AuditHasher(key);
        var hash = new byte[AuditHasher.Size];
        foreach (var row in rows)
        {
            hasher.Begin(Convert.FromHexString(row.PreviousHash));
            hasher.AddForm(Convert.FromBase64String(row.Row));
            hasher.Finish(hash);
            if (Convert.ToHexStringLower(hash) != row.Hash)
            {
                return row.Sequence;
            }
        }

        return null;
    }
}
