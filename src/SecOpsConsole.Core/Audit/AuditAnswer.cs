using SecOpsConsole.Core.Desk;

namespace SecOpsConsole.Core.Audit;

/// <summary>What somebody asked of the audit record, or why they may not have it.</summary>
public sealed record AuditAnswer<T>(DeskResult? Refused, T? Value) where T : class;
