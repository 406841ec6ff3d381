namespace SecOpsConsole.Core.Evidence;

/// <summary>A row of the record as the hash sees it: with the key, whoever has these bytes can make its hash again.</summary>
/// <param name="Sequence">Its number in the record.</param>
/// <param name="PreviousHash">The hash of the row before it; empty for the first one.</param>
/// <param name="Hash">Its own hash.</param>
/// <param name="Row">Its columns in the form that is hashed, as base64.</param>
internal sealed record EvidenceChainRow(long Sequence, string PreviousHash, string Hash, string Row);
