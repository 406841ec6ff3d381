using System.Text.Json.Nodes;
using SecOpsConsole.Policies.Tests.Oracle;

namespace SecOpsConsole.Policies.Tests.Properties;

/// <summary>The lock-out simulation against a brute-force evaluation of our own role's requests, from everywhere and with any tags.</summary>
public sealed class LockOutPropertyTests(ITestOutputHelper output)
{
    private const string Role = "arn:aws:iam::111122223333:role/app";
    private static readonly JudgeContext Context = new() { BucketAccount = RandomPolicies.Owner, BucketName = "b" };
    private static readonly string[] Verbs =
        ["s3:PutBucketPolicy", "s3:*", "*", "s3:GetBucketP*", "s3:DeleteBucketPolicy", "s3:?utBucketPublicAccessBlock", "s3:GetObject", "s3:Put*"];

    [Fact]
    public void Our_role_is_never_refused_where_the_simulation_says_that_it_may_go_on()
    {
        var refused = 0;
        EachPolicy((seed, random, policy) =>
        {
            var result = LockOutSimulation.Run(null, policy, Context, Role);
            var told = result.Denials.SelectMany(static denial => denial.Actions).ToHashSet(StringComparer.Ordinal);
            var oracle = new Evaluator(policy);
            foreach (var request in Requests(random))
            {
                if (!oracle.Allowed(request))
                {
                    refused++;
                    Assert.True(told.Contains(request.Action), $"seed {seed}: unsound for {request}\n{policy}");
                }
            }
        });
        Assert.NotEqual(0, refused);
    }

    [Fact]
    public void What_is_certain_holds_from_everywhere()
    {
        var certain = 0;
        EachPolicy((seed, random, policy) =>
        {
            var told = LockOutSimulation.Run(null, policy, Context, Role).Denials.Where(static denial => denial.IsCertain)
                .SelectMany(static denial => denial.Actions).ToHashSet(StringComparer.Ordinal);
            var oracle = new Evaluator(policy);
            foreach (var request in Requests(random).Where(request => told.Contains(request.Action)))
            {
                certain++;
                Assert.False(oracle.Allowed(request), $"seed {seed}: not certain for {request}\n{policy}");
            }
        });
        Assert.NotEqual(0, certain);
    }

    private void EachPolicy(Action<int, Random, string> check)
    {
        output.WriteLine($"seed {Scale.Seed}, {Scale.Count(40_000)} policies (SECOPS_SEED repeats a run)");
        for (var i = 0; i < Scale.Count(40_000); i++)
        {
            var seed = unchecked(Scale.Seed + (i * 7919));
            var random = new Random(seed);
            check(seed, random, Denying(new RandomPolicies(seed), random));
        }
    }

    /// <summary>Everything is allowed but for random denials, most of them of what manages the bucket.</summary>
    private static string Denying(RandomPolicies policies, Random random)
    {
        var root = JsonNode.Parse(policies.Next())!;
        foreach (var statement in root["Statement"]!.AsArray())
        {
            statement!["Effect"] = "Deny";
            if (random.Next(4) != 0)
            {
                statement[statement.AsObject().ContainsKey("NotAction") ? "NotAction" : "Action"] = Verbs[random.Next(Verbs.Length)];
            }
        }

        root["Statement"]!.AsArray().Add(JsonNode.Parse("""{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}"""));
        return root.ToJsonString();
    }

    private static IEnumerable<OracleRequest> Requests(Random random)
    {
        var caller = new OracleCaller(CallerKind.Aws, Role, RandomPolicies.Owner, "AROAI1111111111111111");
        foreach (var action in LockOutSimulation.Actions)
        {
            for (var i = 0; i < 4; i++)
            {
                yield return new OracleRequest(caller, action, "arn:aws:s3:::b", Keys(random));
            }
        }
    }

    /// <summary>What the simulation knows is fixed; what it does not know is anything, or absent.</summary>
    private static Dictionary<string, string[]> Keys(Random random)
    {
        var keys = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["aws:securetransport"] = ["true"],
            ["aws:principalarn"] = [Role],
            ["aws:principalaccount"] = [RandomPolicies.Owner],
            ["aws:principaltype"] = ["AssumedRole"],
            ["aws:principalisawsservice"] = ["false"],
            ["aws:resourceaccount"] = [RandomPolicies.Owner],
        };
        void May(string key, params string[] values)
        {
            if (random.Next(3) != 0)
            {
                keys[key] = [values[random.Next(values.Length)]];
            }
        }

        May("aws:principalorgid", "o-a1b2c3d4e5", "o-zz99yy88xx");
        May("aws:principalorgpaths", "o-a1b2c3d4e5/r-ab12/", "o-x/r-ab12/");
        May("aws:principaltag/team", "data", "hr");
        May("aws:userid", "AROAI1111111111111111:SecOpsConsole-1");
        May("aws:multifactorauthpresent", "true", "false");
        May("aws:sourceip", "203.0.113.9", "198.51.100.4", "2600::1");
        May("aws:sourcevpc", "vpc-0a1b2c3d", "vpc-other");
        May("aws:sourcevpce", "vpce-1a2b3c4d", "vpce-other");
        May("aws:useragent", "Mozilla/5.0", "SecOpsConsole");
        May("aws:referer", "https://x/1", "https://y/");
        May("aws:resourceorgid", "o-bucketorg01");
        return keys;
    }
}
