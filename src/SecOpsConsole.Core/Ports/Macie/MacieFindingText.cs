namespace SecOpsConsole.Core.Ports.Macie;

/// <summary>A finding as Macie's API tells it: the same JSON that an event carries as its detail.</summary>
public sealed record MacieFindingText(string Id, DateTime? UpdatedUtc, string Json);
