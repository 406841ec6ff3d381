using SecOpsConsole.Core.Audit;

namespace SecOpsConsole.Core.Evidence;

/// <summary>What chain/proof.json holds.</summary>
/// <param name="Form">How a hash is made, in words.</param>
/// <param name="KeyId">The name of the key; it says nothing about the secret.</param>
/// <param name="Head">The last row of the record when the bundle was taken: the row that says so.</param>
/// <param name="Rows">The finding's rows.</param>
internal sealed record EvidenceProof(string Form, string KeyId, AuditHead Head, IReadOnlyList<EvidenceChainRow> Rows);
