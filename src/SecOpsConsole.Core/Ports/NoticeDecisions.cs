namespace SecOpsConsole.Core.Ports;

/// <summary>What can be decided about a finding from a message; each with what the person must have read before they say yes.</summary>
/// <param name="Approve">Who keeps which access; null when it cannot be approved from there.</param>
/// <param name="Revert">Who gains and who loses what by it; null when it cannot be reverted.</param>
/// <param name="Escalate">It can be handed over.</param>
public sealed record NoticeDecisions(string? Approve, string? Revert, bool Escalate)
{
    /// <summary>Block Public Access keeps everybody out whom the policy lets in: an approval is bound to that.</summary>
    public bool HeldBack { get; init; }
}
