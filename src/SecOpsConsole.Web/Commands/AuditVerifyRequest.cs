using SecOpsConsole.Core.Audit;

namespace SecOpsConsole.Web.Commands;

/// <summary>Asks for a verification of the audit record, against a head that somebody kept too.</summary>
internal sealed record AuditVerifyRequest(AuditHead? Head);
