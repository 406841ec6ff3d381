using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Tests.ChangeSets;

/// <summary>What belongs to one change, as pure rules.</summary>
public sealed class ChangeRulesTests
{
    private static readonly DateTime Ten = new(2026, 11, 20, 10, 0, 0, DateTimeKind.Utc);

    private static Actor Robot(string session = "run-1", string key = "ASIA1", string? tool = "Terraform") => new()
    {
        Arn = $"arn:aws:sts::111122223333:assumed-role/deploy/{session}", IssuerArn = "arn:aws:iam::111122223333:role/deploy", AccessKeyId = key, Tool = tool,
    };

    [Fact]
    public void One_session_with_one_tool_is_one_chain()
    {
        Assert.Equal(ChangeRules.ChainOf("111122223333", Robot()), ChangeRules.ChainOf("111122223333", Robot()));
    }

    [Fact]
    public void Another_session_other_credentials_another_tool_or_another_account_is_another_chain()
    {
        string?[] chains =
        [
            ChangeRules.ChainOf("111122223333", Robot()), ChangeRules.ChainOf("111122223333", Robot(session: "run-2")),
            ChangeRules.ChainOf("111122223333", Robot(key: "ASIA2")), ChangeRules.ChainOf("111122223333", Robot(tool: "CLI")), ChangeRules.ChainOf("444455556666", Robot()),
        ];

        Assert.Equal(chains.Length, chains.Distinct().Count());
    }

    [Fact]
    public void The_browser_console_changes_its_credentials_within_one_session() =>
        Assert.Equal(ChangeRules.ChainOf("1", Robot(key: "ASIA1", tool: "Console")), ChangeRules.ChainOf("1", Robot(key: "ASIA2", tool: "Console")));

    [Fact]
    public void Who_is_not_known_is_joined_with_nobody() => Assert.Null(ChangeRules.ChainOf("111122223333", new Actor { Tool = "Terraform", SourceIp = "203.0.113.9" }));

    [Theory]
    [InlineData(-300, true)]
    [InlineData(-301, false)]
    [InlineData(30, true)]
    [InlineData(360, true)]
    [InlineData(361, false)]
    public void A_set_reaches_a_pause_beyond_its_first_and_last_call(int seconds, bool reached)
    {
        var span = new ChangeSpan(1, Ten, Ten.AddSeconds(60));

        Assert.Equal(reached, ChangeRules.Reached([span], Ten.AddSeconds(seconds)).Count == 1);
    }

    [Fact]
    public void A_call_in_the_gap_between_two_sets_reaches_both_and_the_older_one_comes_first()
    {
        var reached = ChangeRules.Reached([new ChangeSpan(9, Ten, Ten), new ChangeSpan(4, Ten.AddMinutes(8), Ten.AddMinutes(8))], Ten.AddMinutes(4));

        Assert.Equal([4, 9], reached.Select(span => span.Id));
    }

    [Fact]
    public void In_whatever_order_calls_are_told_the_sets_are_the_same()
    {
        var random = new Random(20261126);
        for (var round = 0; round < 300; round++)
        {
            var calls = Enumerable.Range(0, random.Next(1, 25)).Select(_ => Ten.AddSeconds(random.Next(0, 5_400))).ToList();
            var sorted = Sets(calls.Order());

            Assert.Equal(sorted, Sets(calls.OrderBy(_ => random.Next())));
            Assert.Equal(sorted, Sets(calls.Concat(calls).OrderBy(_ => random.Next())));
        }
    }

    [Fact]
    public void The_cause_of_what_Config_recorded_is_the_last_call_before_it()
    {
        var (first, last, after) = (Call("a", Ten), Call("b", Ten.AddMinutes(2)), Call("c", Ten.AddMinutes(2).AddSeconds(40)));

        Assert.Same(last, ChangeRules.CauseOf(Item(Ten.AddMinutes(2).AddSeconds(20)), [after, first, last]));
    }

    [Fact]
    public void A_call_that_seems_to_come_a_little_after_is_the_cause_when_there_is_no_other() =>
        Assert.NotNull(ChangeRules.CauseOf(Item(Ten), [Call("a", Ten.AddSeconds(50))]));

    [Theory]
    [InlineData(61)]
    [InlineData(-961)]
    public void A_call_outside_the_window_is_no_cause(int seconds) => Assert.Null(ChangeRules.CauseOf(Item(Ten), [Call("a", Ten.AddSeconds(seconds))]));

    [Fact]
    public void Another_bucket_and_somebody_else_are_no_cause_and_who_is_not_named_may_be_anybody()
    {
        var dana = Macie(Ten, "dana");

        Assert.Null(ChangeRules.CauseOf(dana, [Call("a", Ten, "ben")]));
        Assert.Null(ChangeRules.CauseOf(dana, [Call("a", Ten, "dana", bucket: "1/eu-west-1/other")]));
        Assert.NotNull(ChangeRules.CauseOf(dana, [Call("a", Ten, "dana")]));
        Assert.NotNull(ChangeRules.CauseOf(dana, [Call("a", Ten, who: null)]));
        Assert.NotNull(ChangeRules.CauseOf(Item(Ten), [Call("a", Ten, "ben")]));
    }

    [Fact]
    public void Macie_tells_of_the_last_of_several_occurrences_and_its_first_may_be_long_ago()
    {
        var told = Macie(Ten, "dana");
        told.FromUtc = Ten.AddHours(-6);
        var (old, recent) = (Call("a", Ten.AddHours(-6), "dana"), Call("b", Ten.AddHours(-1), "dana"));

        Assert.Same(recent, ChangeRules.CauseOf(told, [old, recent]));
        Assert.Same(old, ChangeRules.CauseOf(told, [old]));
    }

    [Fact]
    public void Times_that_no_event_can_have_are_reckoned_with_all_the_same()
    {
        Assert.True(ChangeRules.Usable(DateTime.MinValue) > DateTime.MinValue.AddDays(1));
        Assert.True(ChangeRules.Usable(DateTime.MaxValue) < DateTime.MaxValue.AddDays(-1));
        Assert.Equal(Ten, ChangeRules.Usable(Ten));
    }

    /// <summary>What the book does with each call: join, begin, or close the gap.</summary>
    private static List<(DateTime, DateTime)> Sets(IEnumerable<DateTime> calls)
    {
        var sets = new List<ChangeSpan>();
        var next = 1;
        foreach (var call in calls)
        {
            var reached = ChangeRules.Reached(sets, call);
            sets.RemoveAll(reached.Contains);
            sets.Add(reached.Count == 0
                ? new ChangeSpan(next++, call, call)
                : new ChangeSpan(reached[0].Id, reached.Min(s => s.FirstUtc) is var first && call < first ? call : first, reached.Max(s => s.LastUtc) is var last && call > last ? call : last));
        }

        return [.. sets.Select(set => (set.FirstUtc, set.LastUtc)).Order()];
    }

    private static Signal Call(string id, DateTime atUtc, string? who = "dana", string bucket = "1/eu-west-1/payroll") => new()
    {
        Key = $"cloudtrail/{id}", Kind = SignalKind.CloudTrail, BucketKey = bucket, AtUtc = atUtc, Name = "PutBucketPolicy", ActorName = who, ActorKey = who,
    };

    private static Signal Item(DateTime atUtc) => new() { Key = "config/1", Kind = SignalKind.Config, BucketKey = "1/eu-west-1/payroll", AtUtc = atUtc, Name = "OK" };

    private static Signal Macie(DateTime atUtc, string who) => new()
    {
        Key = "macie/1", Kind = SignalKind.Macie, BucketKey = "1/eu-west-1/payroll", AtUtc = atUtc, Name = "Policy:IAMUser/S3BucketPublic", ActorName = who, ActorKey = who,
    };
}
