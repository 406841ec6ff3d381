using System.Text;

namespace SecOpsConsole.Policies.Tests.Properties;

/// <summary>Hostile input: nothing throws, work is bounded by the length, and an open Allow that cannot be read is never cleared.</summary>
public sealed class RobustnessTests(ITestOutputHelper output)
{
    private static readonly JudgeContext Context = new() { BucketAccount = "111122223333", BucketName = "b" };

    private static readonly PolicyJudge Judge = new(Context);

    private static void Exercise(string text)
    {
        var verdict = Judge.JudgeText(text);
        foreach (var statement in verdict.Statements)
        {
            Assert.NotEmpty(statement.Explanation);
            Assert.NotEmpty(statement.Fingerprint.Value);
        }

        _ = PolicyFingerprint.OfText(text);
        _ = PolicyFormatter.Format(text);
        _ = PolicyText.FromConfig(text);
        _ = PolicyText.FromCloudTrail(text);
        Assert.NotNull(PolicyChecks.Run(new CheckInput(verdict)));
    }

    [Fact]
    public void Mutated_bytes_of_every_case_never_throw()
    {
        output.WriteLine($"seed {Scale.Seed}");
        var random = new Random(Scale.Seed);
        foreach (var item in Cases.All)
        {
            var bytes = Encoding.UTF8.GetBytes(item.Text);
            for (var i = 0; i < Scale.Count(1_000); i++)
            {
                var copy = bytes.ToArray();
                for (var changes = 1 + random.Next(3); changes > 0; changes--)
                {
                    copy[random.Next(copy.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : (byte)"\"{}[],:*?\\$ 0"[random.Next(13)];
                }

                var text = Encoding.UTF8.GetString(copy);
                Exercise(text);
                _ = TextDiff.Compare(item.Text, text);
                _ = AccessDiff.Compare(item.Text, text, Context).Sentences;
                _ = AccessReach.WidensForOutsiders(item.Text, text, Context);
            }
        }
    }

    [Fact]
    public void A_broken_star_is_never_cleared()
    {
        output.WriteLine($"seed {Scale.Seed}");
        const string open = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}]}""";
        var random = new Random(Scale.Seed);
        for (var i = 0; i < Scale.Count(200_000); i++)
        {
            var text = new StringBuilder(open);
            text[random.Next(open.Length)] = "\"{}[],:x\\ "[random.Next(10)];
            var broken = text.ToString();
            if (!PolicyDocument.Parse(broken).IsValid)
            {
                Assert.NotEqual(PublicAnswer.No, Judge.JudgeText(broken).Public);
            }
        }
    }

    public static TheoryData<string> Hostile => new(
        new string('*', 20_000),
        new string('[', 10_000),
        new string('{', 10_000),
        string.Concat(Enumerable.Repeat("{\"a\":", 10_000)),
        "\ud800",
        "{\"Statement\":[{\"Sid\":\"\ud800\"}]}",
        "{\"Statement\":[{\"Sid\":\"\\udc00\\ud800\"}]}",
        "{\"Statement\":[NaN]}",
        "{\"Statement\":[1e999999]}",
        "{\"Statement\":" + new string('9', 20_000) + "}",
        "{\"Statement\":[" + string.Join(',', Enumerable.Repeat("{}", 5_000)) + "]}",
        "{\"Statement\":[" + string.Join(',', Enumerable.Repeat("null", 20_000)) + "]}",
        "{" + string.Join(',', Enumerable.Range(0, 3_000).Select(static i => $"\"k{i}\":1")) + "}",
        "{" + string.Join(',', Enumerable.Repeat("\"k\":1", 3_000)) + "}",
        "\"" + new string('\\', 20_000),
        Allow("\"*\"", $"\"{new string('*', 9_000)}\"", $"\"{new string('*', 9_000)}\""),
        Allow("{\"AWS\":[" + string.Join(',', Enumerable.Repeat("\"*\"", 4_000)) + "]}", "\"s3:*\"", "\"*\""),
        // Each of these took minutes: a look at every name for every name, an insert of every account for every principal.
        "{" + string.Concat(Enumerable.Repeat("\"\\t\":0,", 35_000)) + "\"Statement\":[]}",
        "{" + string.Concat(Enumerable.Repeat("\"a\":0,", 20_000)) + "\"Statement\":[" + string.Join(',', Enumerable.Repeat("{}", 30_000)) + "]}",
        "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[" + string.Join(',', Enumerable.Repeat("\"*\"", 30_000)) + "]},\"Action\":\"s3:GetObject\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:PrincipalAccount\":["
            + string.Join(',', Enumerable.Range(0, 8_000).Select(static i => $"\"44445555{i:0000}\"")) + "]}}}]}",
        "\0\0\0",
        "");

    private static string Allow(string principal, string action, string resource) =>
        $"{{\"Statement\":[{{\"Effect\":\"Allow\",\"Principal\":{principal},\"Action\":{action},\"Resource\":{resource}}}]}}";

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_texts_are_answered(string text)
    {
        Exercise(text);
        Assert.False(Judge.JudgeText(text).IsCompliant);
        _ = TextDiff.Compare(text, text + " ");
        _ = AccessDiff.Compare(text, text + " ", Context).Sentences;
    }

    public static TheoryData<string, string> Shapes => new()
    {
        { "*", "*" },
        { "*a", "aaaaaaaaa*" },
        { "?", "*?" },
        { "*ab*", "ab*" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_work_of_a_judgement_is_linear_in_the_length_of_the_text(string denied, string allowed)
    {
        foreach (var repeat in (int[])[10, 100, 1_000])
        {
            string Many(string unit) => string.Concat(Enumerable.Repeat(unit, repeat));
            var text = "{\"Statement\":[" + string.Join(',', Enumerable.Range(0, 4).Select(i =>
                $$"""{"Effect":"{{(i % 2 == 0 ? "Deny" : "Allow")}}","Principal":"*","Action":"s3:{{Many(i % 2 == 0 ? denied : allowed)}}","Resource":"{{Many(i % 2 == 0 ? denied : allowed)}}b"}""")) + "]}";
            var budget = new StepBudget(text.Length);
            new PolicyJudge(Context).Judge(PolicyDocument.Parse(text).Document!, budget);
            // A used-up budget answers every further question at once, with one more step.
            var questions = text.Length;
            Assert.InRange(budget.Used, 0, StepBudget.BaseSteps + ((long)StepBudget.StepsPerCharacter * text.Length) + questions);
        }
    }

    [Fact]
    public void A_used_up_budget_never_clears_a_public_grant()
    {
        var pattern = string.Concat(Enumerable.Repeat("*a", 4_000));
        var text = "{\"Statement\":[" + $$"""
            {"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"{{new string('a', 8_000)}}"},
            {"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"{{pattern}}b"}
            """ + "]}";
        Assert.Equal(PublicAnswer.Yes, Judge.JudgeText(text).Public);
    }
}
