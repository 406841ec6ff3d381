using System.Text.Json.Nodes;
using SecOpsConsole.Policies.Tests.Oracle;

namespace SecOpsConsole.Policies.Tests.Properties;

/// <summary>More grants never look safer, more denials and conditions never look worse.</summary>
public sealed class MonotoneTests(ITestOutputHelper output)
{
    private static readonly PolicyJudge Judge = new(new JudgeContext { BucketAccount = RandomPolicies.Owner, BucketName = "b" });

    private void Each(Action<JsonObject, RandomPolicies, PublicAnswer> check)
    {
        output.WriteLine($"seed {Scale.Seed}");
        for (var i = 0; i < Scale.Count(50_000); i++)
        {
            var policies = new RandomPolicies(unchecked(Scale.Seed + (i * 15_485_863)));
            var root = JsonNode.Parse(policies.Next())!.AsObject();
            check(root, policies, Judge.JudgeText(root.ToJsonString()).Public);
        }
    }

    private static PublicAnswer Answer(JsonNode root) => Judge.JudgeText(root.ToJsonString()).Public;

    [Fact]
    public void Adding_an_Allow_never_lowers() => Each(static (root, policies, before) =>
    {
        var statement = policies.Statement();
        statement["Effect"] = "Allow";
        root["Statement"]!.AsArray().Add(statement);
        Assert.True(Answer(root) >= before, root.ToJsonString());
    });

    [Fact]
    public void Adding_a_Deny_never_raises() => Each(static (root, policies, before) =>
    {
        var statement = policies.Statement();
        statement["Effect"] = "Deny";
        root["Statement"]!.AsArray().Add(statement);
        Assert.True(Answer(root) <= before, root.ToJsonString());
    });

    [Fact]
    public void Adding_a_condition_to_an_Allow_never_raises() => Each(static (root, _, before) =>
    {
        foreach (var statement in root["Statement"]!.AsArray().Select(static item => item!.AsObject()).Where(static item => (string?)item["Effect"] == "Allow"))
        {
            var block = statement["Condition"] as JsonObject ?? [];
            statement["Condition"] = block.DeepClone();
            statement["Condition"]!["StringEqualsIgnoreCase"] ??= new JsonObject { ["aws:SourceVpce"] = "vpce-9999ffff" };
        }

        Assert.True(Answer(root) <= before, root.ToJsonString());
    });

    [Fact]
    public void Adding_a_value_to_a_positive_list_never_lowers() => Each(static (root, _, before) =>
    {
        foreach (var (_, keys) in Conditions(root).Where(static pair => !pair.Operator.Contains("Not", StringComparison.Ordinal) && !pair.Operator.EndsWith("Null", StringComparison.Ordinal)))
        {
            foreach (var key in keys.Select(static pair => pair.Key).ToList())
            {
                keys[key] = new JsonArray([.. (keys[key] as JsonArray ?? new JsonArray(keys[key]!.DeepClone())).Select(static value => value!.DeepClone()), JsonValue.Create("*")]);
            }
        }

        Assert.True(Answer(root) >= before, root.ToJsonString());
    });

    [Theory]
    [InlineData("", "IfExists")]
    [InlineData("ForAllValues:", "")]
    public void Weakening_an_operator_never_lowers(string prefix, string suffix) => Each((root, _, before) =>
    {
        foreach (var statement in root["Statement"]!.AsArray().Select(static item => item!.AsObject()))
        {
            // Behind a Deny the same change makes the denial stronger.
            if ((string?)statement["Effect"] == "Allow" && statement["Condition"] is JsonObject block)
            {
                var weaker = new JsonObject();
                foreach (var (op, keys) in block)
                {
                    var plain = op.Contains(':', StringComparison.Ordinal) || op.EndsWith("IfExists", StringComparison.Ordinal) || op == "Null"
                        || op.Contains("Not", StringComparison.Ordinal);
                    var name = plain ? op : prefix + op + suffix;
                    weaker[weaker.ContainsKey(name) || (name != op && block.ContainsKey(name)) ? op : name] = keys!.DeepClone();
                }

                statement["Condition"] = weaker;
            }
        }

        Assert.True(Answer(root) >= before, root.ToJsonString());
    });

    private static IEnumerable<(string Operator, JsonObject Keys)> Conditions(JsonObject root) =>
        from statement in root["Statement"]!.AsArray()
        where (string?)statement!["Effect"] == "Allow"
        from pair in (statement["Condition"] as JsonObject ?? []).ToList()
        select (pair.Key, pair.Value!.AsObject());
}
