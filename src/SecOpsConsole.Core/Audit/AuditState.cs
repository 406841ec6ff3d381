namespace SecOpsConsole.Core.Audit;

/// <summary>How the record stands.</summary>
/// <param name="Head">Its last row now; null when it is empty.</param>
/// <param name="LastVerdict">What the last verification of the whole record found; null when there was none.</param>
/// <param name="IsVerifying">One runs now.</param>
/// <param name="IsRefusing">Nothing can be recorded now.</param>
public sealed record AuditState(AuditHead? Head, AuditVerdict? LastVerdict, bool IsVerifying, bool IsRefusing);
