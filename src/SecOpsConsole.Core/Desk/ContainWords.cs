using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Desk;

/// <summary>What switching Block Public Access of a bucket means for those who reach it, for the consequence dialog.</summary>
internal static class ContainWords
{
    /// <summary>A policy of 20 KB can hold a hundred grants; nobody reads so many lines before a click.</summary>
    private const int MostOfAKind = 12;

    /// <summary>Whom the block cuts off, and what stops working with it.</summary>
    public static IReadOnlyList<AccessLine> OfHolding(Bucket bucket, PolicyVersion? live, BlockPublicAccess after)
    {
        var verdict = JudgeOfBuckets.Judge(BucketStore.Reference(bucket), live?.Text);
        var held = Reach(bucket, verdict, bucket.EffectiveBlock, after.With(bucket.AccountBlock));
        return
        [
            .. Few([.. held.Select(sentence => Less($"Will be held back: {sentence}"))]),
            .. CutOff(bucket, verdict, after),
            Less("If the bucket is meant to be public (a website, downloads), that will stop working too."),
        ];
    }

    /// <summary>Whom a loosened block lets in again; empty when that is nobody.</summary>
    public static IReadOnlyList<AccessLine> OfLoosening(Bucket bucket, PolicyVersion? live, BlockPublicAccess after) => Few([.. Reach(
        bucket, JudgeOfBuckets.Judge(BucketStore.Reference(bucket), live?.Text), after.With(bucket.AccountBlock), bucket.EffectiveBlock)
        .Select(sentence => new AccessLine(AccessSign.More, $"Will be reachable again: {sentence}"))]);

    /// <summary>What reaches the bucket under <paramref name="open"/> and not under <paramref name="closed"/>.</summary>
    private static IEnumerable<string> Reach(Bucket bucket, PolicyVerdict verdict, BlockPublicAccess? open, BlockPublicAccess? closed)
    {
        if (open?.RestrictPublicBuckets != true && closed?.RestrictPublicBuckets == true && verdict.Public != PublicAnswer.No)
        {
            foreach (var statement in verdict.Statements.Where(s => s.Public != PublicAnswer.No && s.NeutralisedBy.Count == 0))
            {
                yield return $"{AccessSummary.Of(statement)}.";
            }
            foreach (var statement in verdict.Statements.Where(s => s.Public == PublicAnswer.No && s.Class is StatementClass.CrossAccount or StatementClass.CrossOrganization))
            {
                yield return $"{AccessSummary.Of(statement)}.";
            }
        }
        if (open?.IgnorePublicAcls != true && closed?.IgnorePublicAcls == true && bucket.AclPublic)
        {
            yield return "Everyone, through a grant in the bucket's ACL.";
        }
    }

    /// <summary>RestrictPublicBuckets cuts off every other account for as long as one statement of the policy is public.</summary>
    private static IEnumerable<AccessLine> CutOff(Bucket bucket, PolicyVerdict verdict, BlockPublicAccess after)
    {
        if (after.RestrictPublicBuckets && verdict.Public != PublicAnswer.No && verdict.ExternalAccounts.Count > 0)
        {
            var accounts = verdict.ExternalAccounts.Order(StringComparer.Ordinal).ToList();
            var more = accounts.Count > MostOfAKind ? $" and {accounts.Count - MostOfAKind} more" : "";
            yield return Less($"{(accounts.Count == 1 ? "Account" : "Accounts")} {string.Join(", ", accounts.Take(MostOfAKind))}{more} will lose access to {bucket.Name} as long as the policy is public, also what was granted by name.");
        }
    }

    private static AccessLine Less(string text) => new(AccessSign.Less, text);

    private static IReadOnlyList<AccessLine> Few(IReadOnlyList<AccessLine> sentences) => sentences.Count <= MostOfAKind
        ? sentences
        : [.. sentences.Take(MostOfAKind), AccessLine.Plain($"… and {sentences.Count - MostOfAKind} more.")];
}
