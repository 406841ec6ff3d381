namespace SecOpsConsole.Core.People;

/// <summary>One person as they are listed.</summary>
public sealed record PersonRow(long Id, string Name, Role Role, DateTime CreatedUtc, DateTime? DisabledUtc);
