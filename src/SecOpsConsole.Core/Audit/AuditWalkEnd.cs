namespace SecOpsConsole.Core.Audit;

/// <summary>How far a walk came: how many rows are sound, the last of them, and what stopped it (null: the end).</summary>
internal sealed record AuditWalkEnd(long Sound, AuditHead? Head, AuditDefect? Defect);
