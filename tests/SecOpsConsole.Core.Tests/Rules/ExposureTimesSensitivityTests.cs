using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Rules;

/// <summary>The table: who can reach the bucket, what Macie found there, what the judge says by itself; and how severe it is then.</summary>
public sealed class ExposureTimesSensitivityTests
{
    [Theory]
    // Anyone, with or without an AWS account.
    [InlineData(Exposure.Public, SensitiveDataKind.Credentials, Severity.Medium, Severity.Critical)]
    [InlineData(Exposure.Public, SensitiveDataKind.Several, Severity.High, Severity.Critical)]
    [InlineData(Exposure.Public, SensitiveDataKind.Financial, Severity.High, Severity.Critical)]
    [InlineData(Exposure.Public, SensitiveDataKind.Personal, Severity.Low, Severity.High)]
    [InlineData(Exposure.Public, SensitiveDataKind.Custom, Severity.Medium, Severity.High)]
    [InlineData(Exposure.AnyAwsAccount, SensitiveDataKind.Credentials, Severity.High, Severity.Critical)]
    [InlineData(Exposure.AnyAwsAccount, SensitiveDataKind.Personal, Severity.Medium, Severity.High)]
    // It only raises.
    [InlineData(Exposure.Public, SensitiveDataKind.Custom, Severity.Critical, Severity.Critical)]
    [InlineData(Exposure.OtherAccounts, SensitiveDataKind.Personal, Severity.High, Severity.High)]
    // Fixed other accounts.
    [InlineData(Exposure.OtherAccounts, SensitiveDataKind.Credentials, Severity.Medium, Severity.High)]
    [InlineData(Exposure.OtherAccounts, SensitiveDataKind.Financial, Severity.Medium, Severity.High)]
    [InlineData(Exposure.OtherAccounts, SensitiveDataKind.Custom, Severity.Low, Severity.Medium)]
    public void Data_that_is_exposed_raises(Exposure exposure, SensitiveDataKind kind, Severity judged, Severity expected)
    {
        var ranked = ExposureTimesSensitivity.Rank(exposure, Known(new SensitiveData(kind, 1, 3)), judged);

        Assert.Equal((expected, true), (ranked.Severity, ranked.IsDataExposed));
        Assert.EndsWith("(3 occurrences in 1 object) in it.", ranked.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Exposure.Unknown)]
    [InlineData(Exposure.OwnAccount)]
    [InlineData(Exposure.Organization)]
    [InlineData(Exposure.Blocked)]
    public void Credentials_that_nobody_outside_reaches_change_nothing(Exposure exposure)
    {
        foreach (var judged in Enum.GetValues<Severity>())
        {
            var ranked = ExposureTimesSensitivity.Rank(exposure, Known(new SensitiveData(SensitiveDataKind.Credentials, 1, 3)), judged);
            Assert.Equal(new RankedSeverity(judged, "Nobody outside the account is known to reach the bucket.", false), ranked);
        }
    }

    [Fact]
    public void Without_a_finding_of_Macie_a_public_bucket_is_as_the_judge_says() => Assert.Equal(
        new RankedSeverity(Severity.High, "No open finding of Macie tells of sensitive data in the bucket.", false),
        ExposureTimesSensitivity.Rank(Exposure.Public, Sensitivity.None, Severity.High));

    [Fact]
    public void It_never_lowers_whatever_meets()
    {
        foreach (var exposure in Enum.GetValues<Exposure>())
        {
            foreach (var kind in Enum.GetValues<SensitiveDataKind>())
            {
                foreach (var judged in Enum.GetValues<Severity>())
                {
                    Assert.True(ExposureTimesSensitivity.Rank(exposure, Known(new SensitiveData(kind, 1, 0)), judged).Severity >= judged);
                }
            }
        }
    }

    [Fact]
    public void The_sentence_says_who_and_what_the_gravest_first() => Assert.Equal(
        "Anyone on the internet can reach the bucket, and Macie found credentials (in 1 object), financial data (1,240 occurrences in 2 objects) and personal data (1 occurrence in 1 object) in it.",
        ExposureTimesSensitivity.Rank(
            Exposure.Public,
            Known(new SensitiveData(SensitiveDataKind.Personal, 1, 1), new SensitiveData(SensitiveDataKind.Credentials, 1, 0), new SensitiveData(SensitiveDataKind.Financial, 2, 1240)),
            Severity.High).Sentence);

    [Fact]
    public void What_is_known_is_stored_and_read_back()
    {
        var known = Known(new SensitiveData(SensitiveDataKind.Credentials, 1, 3), new SensitiveData(SensitiveDataKind.Custom, 7, 0));
        var again = Sensitivity.OfState(known.State);

        Assert.Equal(known.Kinds, again.Kinds);
        Assert.Equal(known.LatestUtc, again.LatestUtc);
        Assert.Equal("credentials in 1 object, also data of a custom identifier", again.Summary);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("Credentials:1:3")]
    [InlineData("Nothing:1:3@0")]
    [InlineData("Credentials:-1:x@0")]
    public void A_state_that_says_nothing_is_nothing_known(string? state) => Assert.True(Sensitivity.OfState(state).IsNone);

    private static Sensitivity Known(params SensitiveData[] found) => Sensitivity.Of(found, new DateTime(2026, 11, 20, 9, 0, 0, DateTimeKind.Utc));
}
