namespace SecOpsConsole.Core.Bulk;

/// <summary>How much one decision may do (configuration section <c>Bulk</c>).</summary>
public sealed class BulkOptions
{
    /// <summary>No decision has more findings, whoever takes it and whatever it does.</summary>
    public const int MostItems = 200;

    /// <summary>Buckets that one decision of an analyst may write to.</summary>
    public int MostBucketsWritten { get; init; } = 40;

    /// <summary>Buckets that one decision of an administrator may write to.</summary>
    public int MostBucketsWrittenByAdministrator { get; init; } = 200;

    /// <summary>Findings of one decision that writes nothing to AWS.</summary>
    public int MostFindings { get; init; } = 200;
}
