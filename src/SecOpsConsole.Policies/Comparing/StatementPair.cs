namespace SecOpsConsole.Policies;

/// <summary>A statement before and its counterpart after; one of the two may be missing.</summary>
/// <param name="Old">Index before.</param>
/// <param name="New">Index after.</param>
internal readonly record struct StatementPair(int? Old, int? New);
