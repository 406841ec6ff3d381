using SecOpsConsole.Policies.Tests.Oracle;

namespace SecOpsConsole.Policies.Tests.Properties;

/// <summary>The judge against a brute-force evaluation of concrete requests.</summary>
public sealed class OracleTests(ITestOutputHelper output)
{
    private static readonly JudgeContext Context = new() { BucketAccount = RandomPolicies.Owner, BucketName = "b" };

    private static readonly PolicyJudge Judge = new(Context);

    private void EachPolicy(int large, Action<int, RandomPolicies> check)
    {
        output.WriteLine($"seed {Scale.Seed}, {Scale.Count(large)} policies (SECOPS_SEED repeats a run)");
        for (var i = 0; i < Scale.Count(large); i++)
        {
            var seed = unchecked(Scale.Seed + (i * 7919));
            check(seed, new RandomPolicies(seed));
        }
    }

    [Fact]
    public void No_stranger_gets_in_where_the_judge_says_that_nobody_can()
    {
        var (open, requests) = (0, 0L);
        EachPolicy(100_000, (seed, policies) =>
        {
            var policy = policies.Next();
            var verdict = Judge.JudgeText(policy);
            var oracle = new Evaluator(policy);
            foreach (var request in new Universe(seed, policy).Strangers())
            {
                requests++;
                if (!oracle.Allowed(request))
                {
                    continue;
                }

                open++;
                var serviceTold = request.Caller.Kind == CallerKind.Service
                    && verdict.Statements.Any(static statement => statement is { Class: >= StatementClass.AwsServiceUnscoped, NeutralisedBy.Count: 0 });
                Assert.True(verdict.Public != PublicAnswer.No || serviceTold, $"seed {seed}: unsound for {request}\n{policy}");
            }
        });
        output.WriteLine($"{requests:N0} requests, {open:N0} allowed");
        Assert.NotEqual(0, open);
    }

    [Fact]
    public void Whoever_gets_in_without_credentials_was_announced()
    {
        EachPolicy(50_000, (seed, policies) =>
        {
            var policy = policies.Next();
            var verdict = Judge.JudgeText(policy);
            var oracle = new Evaluator(policy);
            foreach (var request in new Universe(seed, policy).Strangers().Where(static request => request.Caller.Kind == CallerKind.Unsigned))
            {
                if (oracle.Allowed(request))
                {
                    Assert.True(
                        verdict.AnonymousReachable || verdict.Statements.Any(static statement => statement.Public == PublicAnswer.Undetermined), $"seed {seed}: {request}\n{policy}");
                }
            }
        });
    }

    [Fact]
    public void A_public_verdict_without_a_stranger_has_a_listed_reason()
    {
        var imprecise = 0;
        EachPolicy(30_000, (seed, policies) =>
        {
            var policy = policies.Next();
            var verdict = Judge.JudgeText(policy);
            if (verdict.Public != PublicAnswer.Yes)
            {
                return;
            }

            var oracle = new Evaluator(policy);
            var universe = new Universe(seed, policy);
            if (!universe.Strangers(64).Any(oracle.Allowed))
            {
                imprecise++;
                var excused = verdict.Statements.Any(Excused) || verdict.Statements.Any(static statement => statement.Class == StatementClass.Deny);
                // Requests are drawn by lot: before a verdict is called wrong, many more are drawn.
                Assert.True(excused || universe.Strangers(4_000).Any(oracle.Allowed), $"seed {seed}: no reason\n{policy}");
            }
        });
        output.WriteLine($"{imprecise} public verdicts without a stranger");
    }

    /// <summary>Contradictory conditions, literal wildcards, or a condition that S3's list does not count although it may limit.</summary>
    private static bool Excused(StatementVerdict statement) =>
        statement.Public == PublicAnswer.Yes
        && (statement.Ignored.Count > 0 || (statement.Flags & (StatementFlags.NeverMatches | StatementFlags.LiteralWildcardNeverMatches)) != 0
            || statement.Statement.Resources.IsNegated || statement.Statement.Actions.IsNegated);

    [Fact]
    public void Every_named_account_that_gets_in_is_listed()
    {
        EachPolicy(50_000, (seed, policies) =>
        {
            var policy = policies.Next();
            var verdict = Judge.JudgeText(policy);
            var oracle = new Evaluator(policy);
            foreach (var account in (string[])["444455556666", "777788889999"])
            {
                foreach (var request in new Universe(seed, policy).Of(account, 12))
                {
                    if (oracle.Allowed(request))
                    {
                        Assert.True(verdict.ExternalAccounts.Contains(account) || verdict.Public != PublicAnswer.No, $"seed {seed}: {request}\n{policy}");
                    }
                }
            }
        });
    }

    [Fact]
    public void What_does_not_widen_for_outsiders_lets_no_outsider_do_more()
    {
        var (certain, allowed) = (0, 0);
        EachPolicy(100_000, (seed, policies) =>
        {
            var before = policies.Next();
            var after = policies.Mutate(before);
            if (AccessReach.WidensForOutsiders(before, after, Context))
            {
                return;
            }

            certain++;
            var (old, young) = (new Evaluator(before), new Evaluator(after));
            var universe = new Universe(seed, before, after);
            foreach (var request in universe.Strangers(8).Concat(universe.Of("444455556666", 8)).Concat(universe.Of("777788889999", 8)))
            {
                if (young.Allowed(request))
                {
                    allowed++;
                    Assert.True(old.Allowed(request), $"seed {seed}: widened for {request}\nbefore {before}\nafter  {after}");
                }
            }
        });
        output.WriteLine($"{certain} pairs that certainly do not widen, {allowed} requests allowed in them");
        Assert.NotEqual(0, allowed);
    }

    [Fact]
    public void An_access_diff_without_gains_lets_no_outsider_do_more()
    {
        EachPolicy(50_000, (seed, policies) =>
        {
            var before = policies.Next();
            var after = policies.Mutate(before);
            var diff = AccessDiff.Compare(before, after, Context);
            if (!diff.IsCertain || diff.Changes.Any(static change => change.Kind is AccessChangeKind.Gained or AccessChangeKind.Widened))
            {
                return;
            }

            var (old, young) = (new Evaluator(before), new Evaluator(after));
            foreach (var request in new Universe(seed, before, after).Strangers(8))
            {
                Assert.False(young.Allowed(request) && !old.Allowed(request), $"seed {seed}: not told of {request}\nbefore {before}\nafter  {after}");
            }
        });
    }
}
