using SecOpsConsole.Core.Storage;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Rules;

/// <summary>
/// What two policies mean for each other, and what a repair would be. Pure and bounded, but somebody can make a policy for which it takes long:
/// inside a write it is answered between rounds (<see cref="OutsideWrites"/>). Core asks here and nowhere else.
/// </summary>
internal static class Comparisons
{
    public static bool WidensForOutsiders(string? before, string? after, JudgeContext context) => OutsideWrites.Answer(
        new Question(nameof(WidensForOutsiders), before, after, Key(context), ""), () => AccessReach.WidensForOutsiders(before, after, context));

    public static AccessDiffResult Compare(string? before, string? after, JudgeContext context) => OutsideWrites.Answer(
        new Question(nameof(Compare), before, after, Key(context), ""), () => AccessDiff.Compare(before, after, context));

    /// <param name="text">The policy as it stands.</param>
    /// <param name="context">The bucket's owner.</param>
    /// <param name="picked">Indexes of the statements to take out; null: all public ones.</param>
    public static IReadOnlyList<RepairProposal> Repairs(string text, JudgeContext context, IReadOnlyCollection<int>? picked = null) => OutsideWrites.Answer(
        new Question(nameof(Repairs), text, null, Key(context), picked is null ? "all" : string.Join(',', picked)), () => PolicyRepair.Propose(text, context, picked));

    private static string Key(JudgeContext context) => string.Join(
        '|',
        context.BucketAccount,
        context.BucketName,
        string.Join(',', context.TrustedAccounts.Order(StringComparer.Ordinal)),
        string.Join(',', context.OrganizationIds.Order(StringComparer.Ordinal)));

    private sealed record Question(string What, string? Before, string? After, string Context, string Picked);
}
