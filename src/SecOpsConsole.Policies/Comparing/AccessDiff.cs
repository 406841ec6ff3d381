namespace SecOpsConsole.Policies;

/// <summary>
/// Compares what two policies allow in effect, not how they are written: a removed Deny can grant, a grant that another one covers
/// adds nothing.
/// </summary>
/// <example>
/// <code>
/// var diff = AccessDiff.Compare(before, after, new JudgeContext { BucketAccount = "111122223333", BucketName = "acme-web" });
/// Console.WriteLine(diff.Sentences[0]); // Anyone on the internet gained s3:GetObject on all objects of acme-web
/// </code>
/// </example>
public static class AccessDiff
{
    /// <summary>More pairs of actions and resources than this are not compared one by one.</summary>
    private const int MostPairs = 20_000;

    /// <summary>Nobody reads so many, and joining them to sentences takes longer the more there are.</summary>
    internal const int MostChanges = 1_000;

    /// <summary>Compares two policy texts; null stands for "no policy". Never throws.</summary>
    /// <param name="before">The older policy.</param>
    /// <param name="after">The newer policy.</param>
    /// <param name="context">The bucket's owner.</param>
    public static AccessDiffResult Compare(string? before, string? after, JudgeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var old = Grants.Of(before, context);
        var young = Grants.Of(after, context);
        if (PairCount(old) > MostPairs || PairCount(young) > MostPairs)
        {
            return new AccessDiffResult { Changes = [], IsCertain = false, Doubt = "The policies are too large to compare grant by grant; a person has to read them" };
        }

        return Compare(old, young, context, new StepBudget((before?.Length ?? 0) + (after?.Length ?? 0)));
    }

    internal static AccessDiffResult Compare(Grants old, Grants young, JudgeContext context, StepBudget budget)
    {
        var coverage = new GrantCoverage(budget, old.SpeaksLike(young));
        var changes = new List<AccessChange>();
        var widened = new HashSet<Grant>(ReferenceEqualityComparer.Instance);
        GrantChanges.Add(changes, young, old, coverage, widened, isGain: true);
        GrantChanges.Add(changes, old, young, coverage, widened, isGain: false);
        DenyChanges.Add(changes, old, young, context, coverage);
        return new AccessDiffResult
        {
            Changes = ChangeMerging.Merge(changes.Count > MostChanges ? changes.GetRange(0, MostChanges) : changes),
            IsCertain = old.IsCertain && young.IsCertain && !budget.IsExhausted && changes.Count <= MostChanges,
            Doubt = Doubt(old, young, budget.IsExhausted || changes.Count > MostChanges),
        };
    }

    private static long PairCount(Grants grants) =>
        grants.Allowed.Sum(static grant => (long)Math.Max(1, grant.Statement.Actions.Patterns.Count) * Math.Max(1, grant.Statement.Resources.Patterns.Count));

    private static string? Doubt(Grants old, Grants young, bool isIncomplete) => true switch
    {
        _ when !young.IsCertain => "The new text is not a policy that S3 would store, so its effect cannot be told for certain",
        _ when !old.IsCertain => "The old text is not a policy that S3 would store, so its effect cannot be told for certain",
        _ when isIncomplete => "The policies are too intricate to compare completely; a person has to read them",
        _ => null,
    };
}
