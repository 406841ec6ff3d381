namespace SecOpsConsole.Policies.Tests.Properties;

/// <summary>
/// However a policy is made, comparing it takes no more steps than its length allows, and what was not looked at any more is never cleared.
/// Steps, not seconds: the same policy has the same answer on every machine.
/// </summary>
public sealed class BoundedComparisonTests
{
    private static readonly JudgeContext Context = new() { BucketAccount = "111122223333", BucketName = "b" };

    public static TheoryData<string> Names => [.. HostilePairs.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_hostile_pair_takes_no_more_steps_than_its_length_allows(string name)
    {
        var (before, after) = HostilePairs.All[name];
        Assert.Empty(PolicyDocument.Parse(before).Errors.Concat(PolicyDocument.Parse(after).Errors));
        Assert.InRange(before.Length, 4_000, 20 * 1024);
        var budget = new StepBudget(before.Length + after.Length);

        var diff = AccessDiff.Compare(Grants.Of(before, Context), Grants.Of(after, Context), Context, budget);

        // Whoever finds the budget used up stops; what was being asked at that moment is answered first.
        Assert.InRange(budget.Used, 1, (StepBudget.StepsPerCharacter * (before.Length + after.Length)) + StepBudget.BaseSteps + (before.Length + after.Length));
        Assert.False(budget.IsExhausted && diff.IsCertain);
        Assert.Equal(diff.IsCertain, diff.Doubt is null);
        Assert.InRange(diff.Changes.Count, 0, AccessDiff.MostChanges);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_could_not_be_compared_to_its_end_counts_as_wider(string name)
    {
        var (before, after) = HostilePairs.All[name];
        var budget = new StepBudget(-StepBudget.BaseSteps / StepBudget.StepsPerCharacter);
        Assert.True(AccessReach.WidensForOutsiders(before, after, Context, budget));
        Assert.True(budget.IsExhausted);
    }

    [Fact]
    public void A_policy_that_only_lost_a_statement_is_still_certainly_no_wider()
    {
        var (before, _) = HostilePairs.All["small statements"];
        var shorter = before.Remove(before.LastIndexOf(",{", StringComparison.Ordinal)) + "]}";
        Assert.False(AccessReach.WidensForOutsiders(before, shorter, Context));
        Assert.Single(AccessDiff.Compare(before, shorter, Context).Changes);
    }
}
