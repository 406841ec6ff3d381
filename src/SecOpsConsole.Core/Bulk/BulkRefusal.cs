namespace SecOpsConsole.Core.Bulk;

/// <summary>Findings for which the decision cannot be taken, for the same reason.</summary>
public sealed record BulkRefusal(string WhyNot, IReadOnlyList<string> Subjects);
