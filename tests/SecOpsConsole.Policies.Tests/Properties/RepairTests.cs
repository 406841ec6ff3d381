using SecOpsConsole.Policies.Tests.Oracle;

namespace SecOpsConsole.Policies.Tests.Properties;

public sealed class RepairTests(ITestOutputHelper output)
{
    private static readonly JudgeContext Context = new()
    {
        BucketAccount = RandomPolicies.Owner,
        BucketName = "b",
        OrganizationIds = new HashSet<string> { "o-a1b2c3d4e5" },
    };

    private const string Mixed =
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Sid": "Own",  "Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "s3:*", "Resource": "*" },
            { "Sid": "Open", "Effect": "Allow", "Principal": {"AWS": [ "*" , "444455556666" ]}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*" } ,
            { "Sid": "Tls",  "Effect": "Deny",  "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}} }
          ]
        }
        """;

    [Fact]
    public void The_star_alone_goes_where_others_stand_beside_it()
    {
        var proposals = PolicyRepair.Propose(Mixed, Context);
        Assert.Equal([RepairKind.DropOpenPrincipals, RepairKind.DropStatements, RepairKind.AddCondition], proposals.Select(static proposal => proposal.Kind));
        Assert.Equal(Mixed.Replace("\"*\" , \"444455556666\"", "\"444455556666\"", StringComparison.Ordinal), proposals[0].Text);
        Assert.Equal("Take * out of \"Open\"; everything else stays", proposals[0].Sentence);
        Assert.Equal(["Anyone on the internet lost s3:GetObject on all objects of b; account 444455556666 keeps s3:GetObject on all objects of b"], proposals[0].Access.Sentences);
        Assert.Equal(["444455556666"], proposals[0].RegainedBehindBlock);
        Assert.DoesNotContain("Open", proposals[1].Text!, StringComparison.Ordinal);
        Assert.True(proposals[2].ForPeopleOnly);
        Assert.Contains("\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-a1b2c3d4e5\"}}", proposals[2].Text!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_of_which_nothing_is_left_is_deleted()
    {
        foreach (var statement in (string[])["{0}", "[{0}]"])
        {
            var text = "{\"Statement\":" + statement.Replace("{0}", """{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}""", StringComparison.Ordinal) + "}";
            var proposal = PolicyRepair.Propose(text, Context with { OrganizationIds = new HashSet<string>() });
            Assert.Equal((RepairKind.DeletePolicy, null), (Assert.Single(proposal).Kind, proposal[0].Text));
        }
    }

    [Fact]
    public void A_service_beside_the_star_stays()
    {
        const string text = """{"Statement":[{"Effect":"Allow","Principal":{"AWS":"*","Service":"cloudtrail.amazonaws.com"},"Action":"s3:PutObject","Resource":"*"}]}""";
        Assert.Equal(text.Replace("\"AWS\":\"*\",", "", StringComparison.Ordinal), PolicyRepair.Propose(text, Context)[0].Text);
    }

    [Fact]
    public void A_person_may_pick_a_statement_that_is_not_public()
    {
        const string text = """{"Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"s3:GetObject","Resource":"*"},{"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"s3:PutObject","Resource":"*"}]}""";
        Assert.Empty(PolicyRepair.Propose(text, Context));
        Assert.Empty(PolicyRepair.Propose(text, Context, [0])[0].Verdict.ExternalAccounts);
        var bound = Assert.Single(PolicyRepair.Propose(text, Context, [1]), static proposal => proposal.ForPeopleOnly);
        Assert.Equal(StatementClass.AwsService, bound.Verdict.Statements[1].Class);
    }

    [Fact]
    public void A_chosen_condition_is_offered_only_if_it_helps()
    {
        const string text = """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*","Condition":{}}]}""";
        var proposal = PolicyRepair.WithCondition(text, 0, "aws:SourceVpce", "vpce-1a2b3c4d", Context)!;
        Assert.Equal(PublicAnswer.No, proposal.Verdict.Public);
        Assert.Null(PolicyRepair.WithCondition(text, 0, "aws:Referer", "https://x/", Context));
        Assert.Null(PolicyRepair.WithCondition(text, 0, "aws:SourceVpce", "vpce-*", Context));
        Assert.Null(PolicyRepair.WithCondition(text, 7, "aws:SourceVpce", "vpce-1a2b3c4d", Context));
        Assert.Null(PolicyRepair.WithCondition(proposal.Text!, 0, "AWS:sourcevpce", "vpce-5e6f7a8b", Context));
    }

    [Fact]
    public void Every_public_case_can_be_repaired_and_needs_it_once()
    {
        foreach (var item in Cases.All)
        {
            var context = new JudgeContext { BucketAccount = item.Account };
            var proposals = PolicyRepair.Propose(item.Text, context);
            Assert.Equal(item.IsPublic, proposals.Count > 0);
            foreach (var proposal in proposals.Where(static proposal => proposal.Text is not null))
            {
                Assert.True(proposal.Verdict.Public < PublicAnswer.Yes, item.Id);
                Assert.True(IsSubsequence(proposal.Text!, item.Text), item.Id);
                Assert.Empty(PolicyRepair.Propose(proposal.Text!, context));
            }
        }
    }

    [Fact]
    public void After_a_repair_nobody_can_do_more_and_denials_stay()
    {
        output.WriteLine($"seed {Scale.Seed}");
        var repaired = 0;
        for (var i = 0; i < Scale.Count(50_000); i++)
        {
            var seed = unchecked(Scale.Seed + (i * 7919));
            var text = new RandomPolicies(seed).Next();
            foreach (var proposal in PolicyRepair.Propose(text, Context).Where(static proposal => proposal.Text is not null))
            {
                repaired++;
                var (old, young) = (new Evaluator(text), new Evaluator(proposal.Text!));
                foreach (var request in new Universe(seed, text).Strangers(6))
                {
                    Assert.True(old.Allowed(request) || !young.Allowed(request), $"seed {seed}: {request}\n{text}\n{proposal.Text}");
                }

                Assert.Equal(Denials(text), Denials(proposal.Text!));
                Assert.DoesNotContain(PolicyRepair.Propose(proposal.Text!, Context), again => again.Kind == proposal.Kind);
            }
        }

        output.WriteLine($"{repaired} repairs");
        Assert.NotEqual(0, repaired);
    }

    private static List<string> Denials(string text)
    {
        var document = PolicyDocument.Parse(text).Document!;
        return [.. document.Statements.Where(static statement => statement.Effect == Effect.Deny).Select(statement => text.Substring(statement.Span.Start, statement.Span.Length))];
    }

    /// <summary>The result can be had by deleting characters alone.</summary>
    private static bool IsSubsequence(string result, string original)
    {
        var at = 0;
        foreach (var c in original)
        {
            at += at < result.Length && result[at] == c ? 1 : 0;
        }

        return at == result.Length;
    }
}
