using SecOpsConsole.Policies;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>One change in access.</summary>
/// <param name="ConcernsOutsiders">Somebody outside the bucket's account is concerned.</param>
/// <param name="ByDeny">It comes from a Deny that was added or removed.</param>
/// <param name="Statement">Index in the submitted policy; null when it is only in the other one.</param>
/// <param name="FormerStatement">Index in the policy that it is compared with.</param>
public sealed record PolicyAccessChange(
    AccessChangeKind Kind,
    string Sentence,
    bool ConcernsOutsiders,
    bool ByDeny,
    IReadOnlyList<string> Actions,
    IReadOnlyList<string> Resources,
    int? Statement,
    int? FormerStatement)
{
    public static PolicyAccessChange From(AccessChange change) => new(
        change.Kind, change.Sentence, change.ConcernsOutsiders, change.IsDeny, change.Actions, change.Resources, change.Statement, change.FormerStatement);
}
