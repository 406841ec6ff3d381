using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>Block Public Access of a whole account. A state is written as for buckets (<see cref="BlockResponse"/>).</summary>
/// <param name="AccountId">The account.</param>
/// <param name="State">What is in effect; goes back as <c>expectedBlock</c>. Null: it could not be read.</param>
/// <param name="ReadError">Why it could not be read.</param>
/// <param name="ObservedUtc">When it was read last.</param>
/// <param name="ChangedUtc">When it came to be so; null: as long as it is known.</param>
/// <param name="ChangedBy">Who made it so, if known.</param>
/// <param name="ManagedByOrganization">AWS refused a change because an organisation's policy manages the account.</param>
/// <param name="FormerState">What a restore would give back; null when there is nothing to restore.</param>
/// <param name="FormerSource">Where that was seen.</param>
/// <param name="FormerSeenUtc">When that was seen.</param>
/// <param name="Buckets">How many buckets lie open that the former state would hold.</param>
/// <param name="LaidOpen">Their names, at most 50.</param>
/// <param name="Restore">Whether it can be restored now, and if not, why not.</param>
/// <param name="Latest">The latest action on the account, with its undo.</param>
public sealed record AccountBlockResponse(
    string AccountId, string? State, string? ReadError, DateTime? ObservedUtc, DateTime? ChangedUtc, string? ChangedBy, bool ManagedByOrganization,
    string? FormerState, VersionSource? FormerSource, DateTime? FormerSeenUtc, int Buckets, IReadOnlyList<string> LaidOpen, ActionOffer Restore, ActionResponse? Latest)
{
    public static AccountBlockResponse From(AccountBlockState state)
    {
        var (block, former) = (state.Block, state.Former);
        var known = former.Former is not null;
        return new AccountBlockResponse(
            block.AccountId, block.State, block.ReadError, block.ObservedUtc, block.ChangedUtc, block.ChangedBy, block.ManagedByOrganization,
            former.Former?.State, known ? former.Source : null, known ? former.SeenUtc : null, state.Buckets, state.LaidOpen, state.Restore,
            state.Latest is { } latest ? ActionResponse.From(latest) : null);
    }
}
