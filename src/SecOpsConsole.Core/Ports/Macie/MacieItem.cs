namespace SecOpsConsole.Core.Ports.Macie;

/// <summary>A custom data identifier or an allow list in a list.</summary>
public sealed record MacieItem(string Id, string Name, string? Description, DateTime? CreatedUtc);
