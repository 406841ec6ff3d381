namespace SecOpsConsole.Core.Audit;

/// <summary>What is wrong with the first bad row of the record.</summary>
public enum AuditDefectKind
{
    /// <summary>Its content or its hash is not what the console wrote, or the console never wrote it.</summary>
    Changed,
    /// <summary>Rows that were there are gone from the middle.</summary>
    Missing,
    /// <summary>It stands where another row belongs.</summary>
    OutOfOrder,
    /// <summary>It was put between two rows.</summary>
    Inserted,
    /// <summary>It has no hash at all.</summary>
    NotChained,
    /// <summary>The record ends before a head that was published.</summary>
    Truncated,
    /// <summary>It verifies, but it is not the row that stood there when the head was published.</summary>
    Rewritten,
}
