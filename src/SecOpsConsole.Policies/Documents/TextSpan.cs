namespace SecOpsConsole.Policies;

/// <summary>A range of characters of <see cref="PolicyDocument.Text"/>.</summary>
/// <param name="Start">Offset of the first character.</param>
/// <param name="Length">Number of characters.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Offset behind the last character.</summary>
    public int End => Start + Length;
}
