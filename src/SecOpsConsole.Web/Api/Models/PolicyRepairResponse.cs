using SecOpsConsole.Policies;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>An edit that makes the policy better.</summary>
/// <param name="Policy">The repaired text, every other byte kept; null means that the policy is deleted.</param>
/// <param name="ForPeopleOnly">It takes knowledge that the policy does not hold; automatic mode never does it.</param>
/// <param name="Statements">Indexes of the statements that are changed or dropped.</param>
/// <param name="Access">Who loses what by it.</param>
public sealed record PolicyRepairResponse(
    RepairKind Kind, string Sentence, string? Policy, PublicAnswer Public, bool ForPeopleOnly, IReadOnlyList<int> Statements, IReadOnlyList<string> Access)
{
    public static PolicyRepairResponse From(RepairProposal proposal) => new(
        proposal.Kind, proposal.Sentence, proposal.Text, proposal.Verdict.Public, proposal.ForPeopleOnly, proposal.Statements, proposal.Access.Sentences);
}
