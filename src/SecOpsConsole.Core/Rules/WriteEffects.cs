using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Rules;

/// <summary>What a write would break beside what it is for: our own way back, and the services that rely on the policy. Pure.</summary>
/// <param name="LockOut">Whether the console's own role could still manage the bucket.</param>
/// <param name="Cuts">The services that would lose what they have.</param>
/// <param name="Stale">Unique ids of deleted users and roles in the new policy: AWS will refuse it.</param>
internal sealed record WriteEffects(LockOutResult LockOut, IReadOnlyList<ServiceCut> Cuts, IReadOnlyList<string> Stale)
{
    /// <summary>So many services are named one by one.</summary>
    private const int MostNamed = 6;

    /// <summary>What a person must accept before the console locks itself out; null when it does not.</summary>
    public string? AcceptLockOut => LockOut.Sentence is { } sentence
        ? $"{sentence} After that this console can no longer {Lost} here; only the account's root user, or central root access (S3UnlockBucketPolicy), can take the policy away."
        : null;

    /// <summary>Who is cut off, one sentence each.</summary>
    public IReadOnlyList<string> CutSentences => Cuts.Count <= MostNamed
        ? [.. Cuts.Select(cut => cut.Sentence)]
        : [.. Cuts.Take(MostNamed).Select(cut => cut.Sentence), $"… and {Cuts.Count - MostNamed} more services would lose what they have."];

    /// <summary>What a person should know before the click, one sentence each.</summary>
    public IReadOnlyList<string> Warnings => Stale is [var first, ..]
        ? [$"The policy names {first}, the unique id that a deleted user or role left behind: AWS takes no such principal back and will refuse it.", .. CutSentences]
        : CutSentences;

    /// <summary>The first of them; null when nobody is cut off.</summary>
    public string? FirstCut => Cuts is [var first, ..] ? first.Sentence : null;

    private string Lost => LockOut.Denials.Any(denial => denial.Actions.Contains("s3:PutBucketPolicy") || denial.Actions.Contains("s3:DeleteBucketPolicy"))
        ? "change or restore the policy"
        : "see and contain everything";

    public static WriteEffects Of(Bucket bucket, string? before, string? after, string? roleArn)
    {
        var context = JudgeOfBuckets.ContextOf(BucketStore.Reference(bucket));
        return new WriteEffects(LockOutSimulation.Run(before, after, context, roleArn), ServiceCuts.Of(before, after, context), StalePrincipals.In(after));
    }
}
