namespace SecOpsConsole.Core.Ports.Macie;

/// <summary>A page of ids of findings.</summary>
/// <param name="Ids">At most 50.</param>
/// <param name="Next">The token of the next page; null on the last one.</param>
public sealed record MacieIds(IReadOnlyList<string> Ids, string? Next);
