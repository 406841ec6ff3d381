using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SecOpsConsole.Policies.Tests.Comparing;

/// <summary>
/// Pairs of policies with the exact sentences: tests/Fixtures/policies/access-diff. SECOPS_REWRITE_GOLDEN=1 writes the files anew;
/// the change is then reviewed as a diff.
/// </summary>
public sealed class AccessDiffTests
{
    private static readonly JudgeContext Context = new() { BucketAccount = "111122223333", BucketName = "acme-web" };

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private sealed record Pair(string? Before, string? After, bool? WidensForOutsiders, IReadOnlyList<string> Sentences);

    private static string Folder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "Fixtures", "policies", "access-diff");

    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures", "policies", "access-diff"), "*.json").Select(static file => Path.GetFileName(file)!).Order()];

    private static Pair Load(string name) =>
        JsonSerializer.Deserialize<Pair>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "policies", "access-diff", name)), Json)!;

    /// <summary>The same characters: in the older Version one prefix with a strange name, in the newer the callers' own tags.</summary>
    [Theory]
    [InlineData("Allow", "2008-10-17", "2012-10-17", true)]
    [InlineData("Allow", "2012-10-17", "2012-10-17", false)]
    [InlineData("Deny", "2012-10-17", "2008-10-17", true)]
    [InlineData("Deny", "2008-10-17", "2008-10-17", false)]
    public void Equal_texts_prove_nothing_where_a_variable_became_text_or_text_a_variable(string effect, string before, string after, bool widens)
    {
        string Policy(string version) => effect == "Allow"
            ? $$"""{"Version":"{{version}}","Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-web/${aws:PrincipalTag/team}/*"}]}"""
            : $$"""{"Version":"{{version}}","Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-web/*"},{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::acme-web/${aws:PrincipalTag/team}/*"}]}""";

        Assert.Equal(widens, AccessReach.WidensForOutsiders(Policy(before), Policy(after), Context));
        Assert.Equal(widens, AccessDiff.Compare(Policy(before), Policy(after), Context).Changes.Count > 0);
    }

    [Fact]
    public void There_are_enough_pairs() => Assert.InRange(Names.Count, 30, 1000);

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_pair_reads_exactly_as_reviewed(string name)
    {
        var pair = Load(name);
        var diff = AccessDiff.Compare(pair.Before, pair.After, Context);
        var widens = AccessReach.WidensForOutsiders(pair.Before, pair.After, Context);
        if (Environment.GetEnvironmentVariable("SECOPS_REWRITE_GOLDEN") == "1")
        {
            var rewritten = pair with { WidensForOutsiders = widens, Sentences = diff.Sentences };
            File.WriteAllText(Path.Combine(Folder(), name), JsonSerializer.Serialize(rewritten, Json) + "\n");
            return;
        }

        Assert.Equal(pair.Sentences, diff.Sentences);
        Assert.Equal(pair.WidensForOutsiders, widens);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_decision_would_do_is_never_told_as_done(string name)
    {
        var pair = Load(name);
        foreach (var change in AccessDiff.Compare(pair.Before, pair.After, Context).Changes)
        {
            Assert.All(
                new[] { change.In(AccessTense.Planned), change.In(AccessTense.Accepted) },
                sentence => Assert.True(sentence.Contains(" will ", StringComparison.Ordinal) && !sentence.Contains(" gained ", StringComparison.Ordinal)
                    && !sentence.Contains(" lost ", StringComparison.Ordinal) && !sentence.Contains(" may now ", StringComparison.Ordinal), sentence));
        }
    }

    [Fact]
    public void The_same_change_reads_as_done_as_planned_and_as_accepted()
    {
        const string Narrow = """{"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-web/*","Condition":{"IpAddress":{"aws:SourceIp":"198.51.100.0/24"}}}}""";
        const string Wide = """{"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-web/*"}}""";
        var given = Assert.Single(AccessDiff.Compare(null, Wide, Context).Changes);
        var taken = Assert.Single(AccessDiff.Compare(Wide, null, Context).Changes);

        Assert.Equal("Anyone on the internet gained s3:GetObject on all objects of acme-web", given.In(AccessTense.Happened));
        Assert.Equal("Anyone on the internet will gain s3:GetObject on all objects of acme-web", given.In(AccessTense.Planned));
        Assert.Equal("Anyone on the internet will keep s3:GetObject on all objects of acme-web", given.In(AccessTense.Accepted));
        Assert.Equal("Anyone on the internet will lose s3:GetObject on all objects of acme-web", taken.In(AccessTense.Planned));
        Assert.Equal("Anyone on the internet will stay without s3:GetObject on all objects of acme-web", taken.In(AccessTense.Accepted));
        Assert.Equal((true, false), (given.IsMore, taken.IsMore));
        Assert.All(AccessDiff.Compare(Wide, Narrow, Context).Changes, change => Assert.DoesNotContain("before,", change.In(AccessTense.Planned), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_change_of_text_is_no_change_of_access(string name)
    {
        var pair = Load(name);
        foreach (var text in new[] { pair.Before, pair.After })
        {
            var diff = AccessDiff.Compare(text, text, Context);
            Assert.Empty(diff.Changes);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_widens_for_outsiders_is_told_of_as_a_gain_or_as_a_doubt(string name)
    {
        var pair = Load(name);
        if (AccessReach.WidensForOutsiders(pair.Before, pair.After, Context))
        {
            var diff = AccessDiff.Compare(pair.Before, pair.After, Context);
            Assert.True(!diff.IsCertain || diff.Changes.Any(static change => change.ConcernsOutsiders && change.Kind is AccessChangeKind.Gained or AccessChangeKind.Widened));
        }
    }

    [Fact]
    public void Groups_say_what_the_actions_are_good_for()
    {
        var after = """{"Statement":{"Effect":"Allow","Principal":"*","Action":["s3:Get*","s3:PutBucketPolicy","s3:Frobnicate"],"Resource":"*"}}""";
        var change = Assert.Single(AccessDiff.Compare(null, after, Context).Changes);
        Assert.Equal(ActionGroup.Read | ActionGroup.Administer, change.Groups);
        Assert.Equal(AccessSubjectKind.Anyone, Assert.Single(change.Who).Kind);
        Assert.Equal(0, change.Statement);
    }

    [Fact]
    public void The_order_of_sentences_puts_the_gravest_first()
    {
        var after = """
            {"Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:GetObject","Resource":"*"},
                          {"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"s3:GetObject","Resource":"*"},
                          {"Effect":"Allow","Principal":"*","Action":"s3:PutObject","Resource":"*"}]}
            """;
        Assert.Equal(
            ["Anyone on the internet gained s3:PutObject on everything", "Account 444455556666 gained s3:GetObject on everything", "Account 111122223333 gained s3:GetObject on everything"],
            AccessDiff.Compare(null, after, Context).Sentences);
    }

    [Fact]
    public void Hidden_characters_cannot_hide_in_a_sentence()
    {
        var after = """{"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject\u202e","Resource":"arn:aws:s3:::acme\u200b-web/*"}}""";
        Assert.Equal(["Anyone on the internet gained s3:GetObject[U+202E] on all objects of acme[U+200B]-web"], AccessDiff.Compare(null, after, Context).Sentences);
    }

    [Fact]
    public void A_policy_alone_is_told_in_sentences()
    {
        var verdict = new PolicyJudge(Context).JudgeText("""
            {"Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"s3:GetObject","Resource":["arn:aws:s3:::acme-web","arn:aws:s3:::acme-web/*"],"Condition":{"Bool":{"aws:SecureTransport":"true"}}},
                          {"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-web/*"},
                          {"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::acme-web/hr/*"}]}
            """);
        Assert.Equal(
            [
                "Anyone on the internet may use s3:GetObject on all objects of acme-web",
                "Account 444455556666 may use s3:GetObject on the bucket acme-web and all its objects if aws:SecureTransport is true",
            ],
            AccessSummary.Of(verdict));
    }
}
