namespace SecOpsConsole.Core.Audit;

/// <summary>The first bad row, and what is wrong with it as a sentence.</summary>
public sealed record AuditDefect(AuditDefectKind Kind, long Sequence, string What);
