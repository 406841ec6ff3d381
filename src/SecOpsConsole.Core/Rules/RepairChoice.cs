using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Rules;

/// <summary>The repair of a live policy, or why there is none.</summary>
public sealed record RepairChoice
{
    private readonly IReadOnlySet<string> _left;
    private bool _leavesOnlyAccepted;

    private RepairChoice(PolicyVersion? target, RepairProposal? proposal, IReadOnlySet<string> left, string? whyNot) =>
        (Target, Proposal, _left, WhyNot) = (target, proposal, left, whyNot);

    /// <summary>What would be written (its text null: the policy is deleted); its id is 0 until it is stored.</summary>
    public PolicyVersion? Target { get; private init; }

    public RepairProposal? Proposal { get; }

    /// <summary>After it nobody is let in for certain but through what a person accepted.</summary>
    public bool ClosesForCertain => Target is { IsInvalid: false } target && (target.Public == PublicAnswer.No || _leavesOnlyAccepted);

    /// <summary>One sentence; null when there is a repair.</summary>
    public string? WhyNot { get; }

    public static RepairChoice No(string whyNot) => new(null, null, new HashSet<string>(), whyNot);

    /// <param name="target">What would be written.</param>
    /// <param name="proposal">The edit behind it.</param>
    /// <param name="left">Dedup keys of the problems that the repaired policy still has.</param>
    /// <param name="accepted">Fingerprints of the statements that a person accepted and the repair keeps.</param>
    public static RepairChoice Of(PolicyVersion target, RepairProposal proposal, IReadOnlySet<string> left, IReadOnlySet<string> accepted) =>
        new(target, proposal, left, null)
        {
            _leavesOnlyAccepted = accepted.Count > 0 && proposal.Verdict.Statements.All(
                statement => statement.Public == PublicAnswer.No || accepted.Contains(statement.Fingerprint.Value)),
        };

    /// <summary>The same content is stored already: that row is the target, with the bytes that it was stored with.</summary>
    public RepairChoice StoredAs(PolicyVersion stored) => this with { Target = stored };

    /// <summary>The repaired policy has the problem of this finding too.</summary>
    public bool Leaves(Finding finding) => Target is { Accepted: false } && _left.Contains(finding.DedupKey);
}
