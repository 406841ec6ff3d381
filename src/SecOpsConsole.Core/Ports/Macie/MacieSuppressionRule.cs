namespace SecOpsConsole.Core.Ports.Macie;

/// <summary>A suppression rule: findings that match all conditions are archived by Macie and never published.</summary>
/// <param name="Id">Macie's id.</param>
/// <param name="Name">3 to 64 characters.</param>
/// <param name="Description">May be missing.</param>
/// <param name="Conditions">Joined by AND.</param>
/// <param name="HasMore">It also has conditions of a kind that is not shown here.</param>
public sealed record MacieSuppressionRule(string Id, string Name, string? Description, IReadOnlyList<MacieCondition> Conditions, bool HasMore);
