using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Policies;
using SecOpsConsole.Web.Components.ChangeSets;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>A change in words.</summary>
public sealed class ChangeWordsTests
{
    private static readonly DateTime Ten = new(2026, 11, 22, 10, 2, 7, DateTimeKind.Utc);

    private static ChangeSetRow Row(DateTime? last = null, string? arn = "arn:aws:sts::111122223333:assumed-role/deploy/run-1", string? tool = "Terraform") => new(
        7, "111122223333", "run-1", arn, tool, Ten, last ?? Ten.AddSeconds(30), 40, 40, 38, 40, Severity.High);

    [Fact]
    public void It_says_how_many_buckets_who_with_what_and_when() =>
        Assert.Equal("40 buckets by role deploy via Terraform at 10:02 UTC on 22 Nov 2026", ChangeWords.Sentence(Row()));

    [Fact]
    public void A_longer_change_says_from_when_to_when() =>
        Assert.Equal("40 buckets by role deploy from 10:02 to 10:20 UTC on 22 Nov 2026", ChangeWords.Sentence(Row(Ten.AddMinutes(18), tool: null)));

    [Theory]
    [InlineData("arn:aws:iam::111122223333:user/dana", "user run-1")]
    [InlineData(null, "run-1")]
    public void A_person_is_a_user_and_a_service_its_name(string? arn, string who) => Assert.Equal(who, ChangeWords.Who(Row(arn: arn)));

    [Theory]
    [InlineData("OK", "Recorded how the bucket is set up")]
    [InlineData("ResourceDiscovered", "Recorded the bucket for the first time")]
    [InlineData("ResourceDeleted", "Recorded that the bucket was deleted")]
    [InlineData("Frobnicated", "Status Frobnicated")]
    public void The_status_of_AWS_Config_is_said_in_words(string status, string words)
    {
        SignalRow Told(SignalKind kind, string name) => new(1, kind, name, null, null, null, "payroll", null, Ten, 1, null);

        Assert.Equal(words, ChangeWords.What(Told(SignalKind.Config, status)));
        Assert.Equal("PutBucketPolicy", ChangeWords.What(Told(SignalKind.CloudTrail, "PutBucketPolicy")));
    }

    [Fact]
    public void What_is_left_to_decide_is_said()
    {
        Assert.Equal("38 of 40 findings need a decision", ChangeWords.Standing(Row()));
        Assert.Equal("1 of 1 finding needs a decision", ChangeWords.Standing(Row() with { Findings = 1, NeedsDecision = 1 }));
        Assert.Equal("2 of 40 findings open, with somebody or held", ChangeWords.Standing(Row() with { NeedsDecision = 0, Open = 2 }));
        Assert.Equal("40 findings, all decided", ChangeWords.Standing(Row() with { NeedsDecision = 0, Open = 0 }));
    }
}
