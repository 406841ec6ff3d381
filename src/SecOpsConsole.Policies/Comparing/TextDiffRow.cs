namespace SecOpsConsole.Policies;

/// <summary>One row of a diff: a line of the old side, of the new side, or both.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="OldLine">Line number on the old side, from 1; null for added lines.</param>
/// <param name="NewLine">Line number on the new side, from 1; null for removed lines.</param>
/// <param name="OldSegments">The old line in pieces; empty for added lines.</param>
/// <param name="NewSegments">The new line in pieces; empty for removed lines.</param>
/// <param name="OldStatement">Index of the statement that the old line belongs to.</param>
/// <param name="NewStatement">Index of the statement that the new line belongs to.</param>
public sealed record TextDiffRow(
    DiffKind Kind,
    int? OldLine,
    int? NewLine,
    IReadOnlyList<TextSegment> OldSegments,
    IReadOnlyList<TextSegment> NewSegments,
    int? OldStatement,
    int? NewStatement)
{
    /// <summary>The old line as one text.</summary>
    public string OldText => string.Concat(OldSegments.Select(static segment => segment.Text));

    /// <summary>The new line as one text.</summary>
    public string NewText => string.Concat(NewSegments.Select(static segment => segment.Text));
}
