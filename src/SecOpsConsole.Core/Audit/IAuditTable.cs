using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Audit;

/// <summary>What the chain needs of the database while the store opens; the one place that knows its dialect.</summary>
internal interface IAuditTable
{
    /// <summary>The name of the key under which the record is kept; null while no chain has begun.</summary>
    string? KeyId { get; }

    /// <summary>All rows in their order.</summary>
    IAuditRows All();

    /// <summary>The last two rows, oldest first.</summary>
    IAuditRows Tail { get; }

    /// <summary>
    /// In one transaction: gives every row its hash in their order, notes the key, and appends a row when <paramref name="tell"/>,
    /// told how many rows there were, has something to say.
    /// </summary>
    /// <param name="chain">With the key.</param>
    /// <param name="anew">Rows that have a hash get another one; without it, only rows from before the chain may be there.</param>
    /// <param name="nowUtc">The instant of the row.</param>
    /// <param name="tell">What the row says; null: none.</param>
    void Adopt(AuditChain chain, bool anew, DateTime nowUtc, Func<long, TransitionNote?> tell);

    /// <summary>Appends a row, and changes nothing else.</summary>
    void Append(AuditChain chain, DateTime nowUtc, TransitionNote note);
}
