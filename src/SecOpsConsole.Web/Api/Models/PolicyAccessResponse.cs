using SecOpsConsole.Policies;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>Who gains and who loses what.</summary>
/// <param name="Certain">False when a text could not be understood fully: the changes are then incomplete.</param>
public sealed record PolicyAccessResponse(bool Certain, IReadOnlyList<string> Sentences, IReadOnlyList<PolicyAccessChange> Changes)
{
    public static PolicyAccessResponse From(AccessDiffResult diff) => new(diff.IsCertain, diff.Sentences, [.. diff.Changes.Select(PolicyAccessChange.From)]);
}
