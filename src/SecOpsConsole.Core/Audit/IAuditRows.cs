namespace SecOpsConsole.Core.Audit;

/// <summary>
/// The rows of the audit record exactly as the database holds them, in their order. Bytes, not values: two contents that read
/// alike must not hash alike.
/// </summary>
internal interface IAuditRows : IDisposable
{
    /// <summary>Goes to the row after the present one, or to the first; false at the end.</summary>
    bool Next();

    /// <summary>Goes back to before the first row after <paramref name="sequence"/>.</summary>
    void Rewind(long sequence);

    long Sequence { get; }

    /// <summary>The stored hash; valid until the next call.</summary>
    ReadOnlySpan<byte> Hash { get; }

    /// <summary>Gives every column but the hash to the hasher, as if the row had this number.</summary>
    void Give(AuditHasher hasher, long sequence);
}
