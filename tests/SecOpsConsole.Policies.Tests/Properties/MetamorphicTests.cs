using System.Text;
using System.Text.Json.Nodes;
using SecOpsConsole.Policies.Tests.Oracle;

namespace SecOpsConsole.Policies.Tests.Properties;

/// <summary>Rewriting a policy without changing its meaning changes neither verdict nor fingerprint.</summary>
public sealed class MetamorphicTests(ITestOutputHelper output)
{
    private static readonly PolicyJudge Judge = new(new JudgeContext { BucketAccount = RandomPolicies.Owner, BucketName = "b" });

    private delegate void Rewrite(JsonObject statement, Random random);

    private static readonly Dictionary<string, Rewrite> Rewrites = new(StringComparer.Ordinal)
    {
        ["a string becomes a list of one"] = static (statement, _) => EachList(statement, static (map, key) =>
        {
            if (map[key] is JsonValue value)
            {
                map[key] = new JsonArray(value.DeepClone());
            }
        }),
        ["a list of one becomes a string"] = static (statement, _) => EachList(statement, static (map, key) =>
        {
            if (map[key] is JsonArray { Count: 1 } list)
            {
                map[key] = list[0]!.DeepClone();
            }
        }),
        ["lists are turned round"] = static (statement, _) => EachList(statement, static (map, key) =>
        {
            if (map[key] is JsonArray list)
            {
                map[key] = new JsonArray([.. list.Reverse().Select(static item => item!.DeepClone())]);
            }
        }),
        ["values are repeated"] = static (statement, _) => EachList(statement, static (map, key) =>
        {
            if (map[key] is JsonArray list)
            {
                list.Add(list[0]!.DeepClone());
            }
        }),
        ["members are shuffled"] = static (statement, random) => Rebuild(statement, statement.OrderBy(_ => random.Next()).ToList()),
        ["the Sid changes"] = static (statement, random) => statement["Sid"] = $"S{random.Next()}",
        ["capitals of condition keys change"] = static (statement, _) => EachOperator(statement, static keys =>
            Rebuild(keys, keys.Select(static pair => KeyValuePair.Create(pair.Key.ToUpperInvariant(), pair.Value)).ToList())),
        ["capitals of actions change"] = static (statement, _) =>
        {
            if ((statement["Action"] ?? statement["NotAction"]) is JsonValue action)
            {
                statement[statement.ContainsKey("Action") ? "Action" : "NotAction"] = ((string)action!).ToUpperInvariant();
            }
        },
        ["ArnEquals becomes ArnLike"] = static (statement, _) =>
        {
            if (statement["Condition"] is JsonObject block && block.All(static pair => !pair.Key.Contains("ArnLike", StringComparison.Ordinal)))
            {
                Rebuild(block, block.Select(static pair => KeyValuePair.Create(pair.Key.Replace("ArnEquals", "ArnLike", StringComparison.Ordinal), pair.Value)).ToList());
            }
        },
        ["an account id becomes the ARN of its root"] = static (statement, _) =>
        {
            if (statement["Principal"] is JsonObject { Count: 1 } map && map["AWS"] is JsonValue value && ((string)value!).Length == 12)
            {
                map["AWS"] = $"arn:aws:iam::{(string)value!}:root";
            }
        },
        ["a star becomes an AWS star"] = static (statement, _) =>
        {
            if (statement["Principal"] is JsonValue)
            {
                statement["Principal"] = new JsonObject { ["AWS"] = "*" };
            }
        },
    };

    public static TheoryData<string> Names => [.. Rewrites.Keys];

    private static IEnumerable<string> Policies(int large)
    {
        foreach (var item in Cases.All.Where(static item => PolicyDocument.Parse(item.Text).IsValid && item.Account == RandomPolicies.Owner))
        {
            yield return item.Text;
        }

        for (var i = 0; i < Scale.Count(large); i++)
        {
            yield return new RandomPolicies(unchecked(Scale.Seed + (i * 104_729))).Next();
        }
    }

    private static string Summary(PolicyVerdict verdict) =>
        $"{verdict.Public} {verdict.AnonymousReachable} {verdict.AnyAwsAccountReachable} {verdict.IsInvalid} [{string.Join(',', verdict.ExternalAccounts)}]";

    private static string WithClasses(PolicyVerdict verdict) =>
        Summary(verdict) + string.Join(';', verdict.Statements.Select(static statement => $"{statement.Class} {statement.Public} {string.Join(',', statement.External)} {statement.NeutralisedBy.Count}"));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rewriting_without_meaning_changes_nothing(string name)
    {
        output.WriteLine($"seed {Scale.Seed}");
        var random = new Random(Scale.Seed);
        foreach (var policy in Policies(20_000))
        {
            var root = JsonNode.Parse(policy)!.AsObject();
            foreach (var statement in Statements(root))
            {
                Rewrites[name](statement, random);
            }

            var rewritten = root.ToJsonString();
            Assert.True(WithClasses(Judge.JudgeText(policy)) == WithClasses(Judge.JudgeText(rewritten)), $"{policy}\n{rewritten}");
            Assert.True(PolicyFingerprint.OfText(policy) == PolicyFingerprint.OfText(rewritten), $"{policy}\n{rewritten}");
        }
    }

    [Fact]
    public void Order_repetition_and_splitting_of_statements_change_nothing()
    {
        output.WriteLine($"seed {Scale.Seed}");
        foreach (var policy in Policies(20_000))
        {
            foreach (var rewritten in (string[])[Reversed(policy), Repeated(policy), Split(policy)])
            {
                Assert.True(Summary(Judge.JudgeText(policy)) == Summary(Judge.JudgeText(rewritten)), $"{policy}\n{rewritten}");
                Assert.True(PolicyFingerprint.OfText(policy) == PolicyFingerprint.OfText(rewritten), $"{policy}\n{rewritten}");
            }
        }
    }

    [Fact]
    public void Escapes_and_white_space_change_nothing()
    {
        foreach (var policy in Policies(5_000))
        {
            var escaped = Escaped(policy);
            Assert.True(WithClasses(Judge.JudgeText(policy)) == WithClasses(Judge.JudgeText(escaped)), escaped);
            Assert.Equal(PolicyFingerprint.OfText(policy), PolicyFingerprint.OfText(escaped));
            var loose = JsonNode.Parse(policy)!.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true });
            Assert.Equal(PolicyFingerprint.OfText(policy), PolicyFingerprint.OfText("\uFEFF" + loose));
        }
    }

    /// <summary>Every character of every string as <c>\u….</c></summary>
    private static string Escaped(string json)
    {
        var text = new StringBuilder();
        var inside = false;
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] == '"')
            {
                inside = !inside;
                text.Append('"');
            }
            else if (inside && json[i] == '\\')
            {
                text.Append(json, i, json[i + 1] == 'u' ? 6 : 2);
                i += json[i + 1] == 'u' ? 5 : 1;
            }
            else
            {
                text.Append(inside ? $"\\u{(int)json[i]:X4}" : json[i].ToString());
            }
        }

        return text.ToString();
    }

    private static string Reversed(string policy) => Changed(policy, static list => list.Reverse());

    private static string Repeated(string policy) => Changed(policy, static list => list.Append(list[0]));

    private static string Split(string policy) => Changed(policy, static list => list.SelectMany(static statement =>
        statement!["Principal"] is JsonObject { Count: 1 } map && map["AWS"] is JsonArray names
            ? names.Select(name =>
            {
                var copy = statement.DeepClone();
                copy["Principal"] = new JsonObject { ["AWS"] = name!.DeepClone() };
                return copy;
            })
            : [statement]));

    private static string Changed(string policy, Func<JsonArray, IEnumerable<JsonNode?>> change)
    {
        var root = JsonNode.Parse(policy)!.AsObject();
        var list = new JsonArray([.. Statements(root).Select(static statement => statement.DeepClone())]);
        root["Statement"] = new JsonArray([.. change(list).Select(static statement => statement!.DeepClone())]);
        return root.ToJsonString();
    }

    private static IEnumerable<JsonObject> Statements(JsonObject root) =>
        root["Statement"] is JsonArray list ? [.. list.Select(static item => item!.AsObject())] : [root["Statement"]!.AsObject()];

    private static void EachList(JsonObject statement, Action<JsonObject, string> change)
    {
        foreach (var key in (string[])["Action", "NotAction", "Resource", "NotResource"])
        {
            change(statement, key);
        }

        EachOperator(statement, keys =>
        {
            foreach (var key in keys.Select(static pair => pair.Key).ToList())
            {
                change(keys, key);
            }
        });
        if ((statement["Principal"] ?? statement["NotPrincipal"]) is JsonObject map)
        {
            foreach (var key in map.Select(static pair => pair.Key).ToList())
            {
                change(map, key);
            }
        }
    }

    private static void EachOperator(JsonObject statement, Action<JsonObject> change)
    {
        foreach (var (_, keys) in (statement["Condition"] as JsonObject ?? []).ToList())
        {
            change(keys!.AsObject());
        }
    }

    private static void Rebuild(JsonObject map, List<KeyValuePair<string, JsonNode?>> members)
    {
        map.Clear();
        foreach (var (key, value) in members)
        {
            map[key] = value;
        }
    }
}
