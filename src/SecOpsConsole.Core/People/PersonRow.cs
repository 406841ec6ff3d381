namespace SecOpsConsole.Core.People;

/// <summary>One person as the settings page shows them.</summary>
public sealed record PersonRow(long Id, string Name, Role Role, DateTime CreatedUtc, DateTime? DisabledUtc);
