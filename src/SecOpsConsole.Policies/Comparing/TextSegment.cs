namespace SecOpsConsole.Policies;

/// <summary>A piece of a line.</summary>
/// <param name="Text">The characters.</param>
/// <param name="IsChanged">True where the two sides differ.</param>
public readonly record struct TextSegment(string Text, bool IsChanged);
