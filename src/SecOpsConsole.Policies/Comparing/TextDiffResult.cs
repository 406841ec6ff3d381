namespace SecOpsConsole.Policies;

/// <summary>A diff of two policies as rows.</summary>
/// <param name="Rows">The rows in reading order.</param>
/// <param name="IsPlainText">One side was no JSON: lines were compared as they stand.</param>
/// <param name="IsTruncated">The texts were too large; only their beginnings were compared.</param>
public sealed record TextDiffResult(IReadOnlyList<TextDiffRow> Rows, bool IsPlainText, bool IsTruncated)
{
    /// <summary>True when at least one row is not the same on both sides.</summary>
    public bool HasChanges => Rows.Any(static row => row.Kind != DiffKind.Same);

    /// <summary>Number of lines that are only on the old side.</summary>
    public int Removed => Rows.Count(static row => row.Kind == DiffKind.Removed);

    /// <summary>Number of lines that are only on the new side.</summary>
    public int Added => Rows.Count(static row => row.Kind == DiffKind.Added);

    /// <summary>Number of lines that changed.</summary>
    public int Changed => Rows.Count(static row => row.Kind == DiffKind.Changed);
}
