namespace SecOpsConsole.Policies.Tests.Judging;

/// <summary>The spots that the labelled cases leave out: where AWS's documents are silent, and hostile input.</summary>
public sealed class JudgeTests
{
    private static readonly JudgeContext Context = new() { BucketAccount = "111122223333", BucketName = "b" };

    private static PolicyVerdict Judge(string statements) =>
        new PolicyJudge(Context).JudgeText($$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""");

    private static string Open(string condition) =>
        $$"""{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*","Condition":{{condition}}}""";

    [Fact]
    public void A_bucket_without_a_policy_is_compliant()
    {
        var verdict = new PolicyJudge(Context).JudgeText(null);
        Assert.True(verdict.IsCompliant);
        Assert.Empty(verdict.Statements);
    }

    [Theory]
    [InlineData("""{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/*"}}""", StatementClass.Internal)]
    [InlineData("""{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::444455556666:role/*"}}""", StatementClass.CrossAccount)]
    [InlineData("""{"ForAnyValue:StringLike":{"aws:PrincipalOrgPaths":"o-a1b2c3d4e5/*"}}""", StatementClass.CrossOrganization)]
    [InlineData("""{"StringEquals":{"aws:PrincipalOrgPaths":"o-a1b2c3d4e5/r-ab12/"}}""", StatementClass.CrossOrganization)]
    [InlineData("""{"ArnLike":{"aws:SourceArn":"arn:aws:sns:*:111122223333:*"}}""", StatementClass.AwsService)]
    [InlineData("""{"StringLike":{"aws:userid":"AROAI1111111111111111:*"}}""", StatementClass.OpaquePrincipal)]
    [InlineData("""{"StringEquals":{"aws:PrincipalOrgID":"${aws:ResourceOrgID}"}}""", StatementClass.CrossOrganization)]
    [InlineData("""{"StringEquals":{"s3:x-amz-server-side-encryption-aws-kms-key-id":"arn:aws:kms:eu-west-1:111122223333:key/a"}}""", StatementClass.KmsKeyRestricted)]
    [InlineData("""{"IpAddress":{"aws:SourceIp":["11.0.0.0/8","12.0.0.0/8"]}}""", StatementClass.NetworkRestricted)]
    public void Where_AWS_is_silent_the_answer_is_undetermined(string condition, StatementClass expected)
    {
        var verdict = Judge(Open(condition));
        Assert.Equal(PublicAnswer.Undetermined, verdict.Public);
        Assert.Equal(expected, verdict.Statements[0].Class);
        Assert.True(verdict.NeedsPerson);
        Assert.False(verdict.AnonymousReachable);
    }

    [Theory]
    [InlineData("""{"StringLike":{"aws:PrincipalArn":"arn:aws:*:111122223333:role/app"}}""")]
    [InlineData("""{"StringLike":{"aws:SourceArn":"arn:aws:*:*:111122223333:*"}}""")]
    [InlineData("""{"StringLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333*"}}""")]
    [InlineData("""{"StringEquals":{"aws:PrincipalAccount":"１１１１２２２２３３３３"}}""")]
    [InlineData("""{"IpAddress":{"aws:SourceIp":"010.0.0.0/8"}}""")]
    [InlineData("""{"IpAddress":{"aws:SourceIp":"203.0.113.0/024"}}""")]
    [InlineData("""{"IpAddress":{"aws:SourceIp":"::ffff:0.0.0.0/96"}}""")]
    [InlineData("""{"IpAddress":{"aws:SourceIp":"203.0.113"}}""")]
    [InlineData("""{"StringEquals":{"aws:SourceIp":"203.0.113.7"}}""")]
    [InlineData("""{"StringEquals":{"aws:PrincipalAccount":["111122223333","Anonymous"]}}""")]
    [InlineData("""{"StringEquals":{"aws:userid":"anonymous"}}""")]
    [InlineData("""{"stringEquals":{"aws:SourceVpc":"vpc-1"}}""")]
    [InlineData("""{"StringEquals":{"aws:SourceVpc":[]}}""")]
    [InlineData("""{"StringEquals":{"aws:SourceOrgID":"o-a1b2c3d4e5"}}""")]
    public void Values_that_only_look_fixed_leave_the_policy_public(string condition) =>
        Assert.Equal(PublicAnswer.Yes, Judge(Open(condition)).Public);

    [Fact]
    public void A_value_that_nobody_can_have_is_public_by_the_text_and_reachable_by_nobody()
    {
        var verdict = Judge(Open("""{"StringEquals":{"aws:SourceVpc":"vpc-*"}}"""));
        Assert.Equal(PublicAnswer.Yes, verdict.Public);
        Assert.True(verdict.Statements[0].Flags.HasFlag(StatementFlags.LiteralWildcardNeverMatches));
        Assert.False(verdict.IsCertainlyOpen);
    }

    [Fact]
    public void A_guard_with_exceptions_leaves_the_decision_to_a_person()
    {
        var verdict = Judge(Open("{}") + """
            ,{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::b","arn:aws:s3:::b/*"],"Condition":{"StringNotEqualsIfExists":{"aws:SourceVpce":"vpce-1a2b3c4d"}}}
            """);
        Assert.Equal(PublicAnswer.Undetermined, verdict.Public);
        Assert.Equal(StatementClass.Public, verdict.Statements[0].Class);
        Assert.Equal(StatementClass.NetworkRestricted, verdict.Statements[0].GuardedClass);
        Assert.False(verdict.AnonymousReachable);
    }

    [Fact]
    public void A_perimeter_is_a_guard_only_if_every_exception_is_limited()
    {
        static PublicAnswer Perimeter(string extra) => Judge(Open("{}")
            + ",{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":{\"StringNotEquals\":{\"aws:PrincipalOrgID\":\"o-a1b2c3d4e5\"}"
            + extra + "}}").Public;
        Assert.Equal(PublicAnswer.Undetermined, Perimeter(""", "BoolIfExists":{"aws:PrincipalIsAWSService":"false"}"""));
        // An unsigned request has no such key: this Deny does not meet it.
        Assert.Equal(PublicAnswer.Yes, Perimeter(""", "Bool":{"aws:PrincipalIsAWSService":"false"}"""));
        Assert.Equal(PublicAnswer.Yes, Perimeter(""", "StringNotLike":{"aws:UserAgent":"x*"}"""));
        Assert.Equal(PublicAnswer.Yes, Perimeter(""", "NotIpAddress":{"aws:SourceIp":"0.0.0.0/0"}"""));
    }

    [Theory]
    [InlineData("""{"StringEquals":{"aws:PrincipalAccount":"${aws:ResourceAccount}"}}""")]
    [InlineData("""{"StringEqualsIfExists":{"aws:PrincipalAccount":"111122223333"}}""")]
    [InlineData("""{"StringEqualsIfExists":{"aws:PrincipalAccount":["111122223333","${aws:ResourceAccount}"]}}""")]
    public void What_lets_in_the_own_account_alone_is_left_to_a_person_and_not_certainly_open(string condition)
    {
        var verdict = Judge(Open(condition));
        Assert.Equal(PublicAnswer.Undetermined, verdict.Public);
        Assert.Equal((false, false, false), (verdict.AnonymousReachable, verdict.IsCertainlyOpen, verdict.Statements[0].Class is StatementClass.Public or StatementClass.AnyAuthenticatedAws));
    }

    [Theory]
    [InlineData("""{"StringEquals":{"aws:PrincipalAccount":"${aws:ResourceAccount}","aws:SourceVpce":"vpce-1a2b3c4d"}}""", PublicAnswer.No, StatementClass.Internal)]
    [InlineData("""{"StringEquals":{"aws:PrincipalAccount":["${aws:ResourceAccount}","444455556666"]}}""", PublicAnswer.Undetermined, StatementClass.CrossAccount)]
    [InlineData("""{"StringEquals":{"aws:PrincipalAccount":"${aws:ResourceAccount}"},"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/app"}}""", PublicAnswer.No, StatementClass.Internal)]
    public void The_own_account_by_its_variable_is_no_stranger_and_hides_none(string condition, PublicAnswer answer, StatementClass reached)
    {
        var verdict = Judge(Open(condition));
        Assert.Equal((answer, reached), (verdict.Public, verdict.Statements[0].Class));
        Assert.Equal(reached == StatementClass.CrossAccount ? ["444455556666"] : Array.Empty<string>(), verdict.ExternalAccounts);
        Assert.False(verdict.Statements[0].Flags.HasFlag(StatementFlags.NeverMatches));
    }

    [Fact]
    public void A_service_bound_to_the_accounts_own_resources_is_scoped() => Assert.Equal(StatementClass.AwsService, Judge("""
        {"Effect":"Allow","Principal":{"Service":"logging.s3.amazonaws.com"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::b/*","Condition":{"StringEquals":{"aws:SourceAccount":"${aws:ResourceAccount}"}}}
        """).Statements[0].Class);

    [Theory]
    [InlineData("""{"StringEqualsIfExists":{"aws:SourceVpce":"vpce-1a2b3c4d"}}""")]
    [InlineData("""{"StringEqualsIfExists":{"aws:PrincipalAccount":"anonymous"}}""")]
    [InlineData("""{"StringEquals":{"aws:SourceVpc":"${aws:ResourceAccount}"}}""")]
    public void What_only_looks_so_is_public(string condition) => Assert.Equal(PublicAnswer.Yes, Judge(Open(condition)).Public);

    [Fact]
    public void A_denied_grant_is_latent_and_reaches_nobody()
    {
        var verdict = Judge("""
            {"Effect":"Allow","Principal":{"AWS":["*","444455556666"]},"Action":["s3:GetObject","s3:GetObjectAcl"],"Resource":"arn:aws:s3:::b/a/*"},
            {"Effect":"Deny","Principal":{"AWS":"*"},"Action":"s3:Get*","Resource":"arn:aws:s3:::b/*"}
            """);
        Assert.Equal(PublicAnswer.No, verdict.Public);
        Assert.Equal([1], verdict.Statements[0].NeutralisedBy);
        Assert.Empty(verdict.ExternalAccounts);
        Assert.Equal(StatementClass.Deny, verdict.WorstClass);
    }

    [Theory]
    [InlineData("arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::b/$*")]
    [InlineData("arn:aws:s3:::b/*", "arn:aws:s3:::b/${aws:username}*")]
    [InlineData("arn:aws:s3:::b/*", "arn:aws:s3:::b/a*")]
    [InlineData("arn:aws:s3:::b*", "arn:aws:s3:::b/*")]
    [InlineData("arn:aws:s3:::b/?", "arn:aws:s3:::b/a")]
    public void A_denial_that_may_cover_less_changes_nothing(string allowed, string denied) =>
        Assert.Equal(PublicAnswer.Yes, Judge($$"""
            {"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"{{allowed}}"},
            {"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"{{denied}}"}
            """).Public);

    [Fact]
    public void Dangerous_grants_to_outsiders_are_flagged_and_those_to_the_owner_are_not()
    {
        static string Grant(string account) => $$"""
            {"Effect":"Allow","Principal":{"AWS":"{{account}}"},"Action":["s3:Put*","s3:DeleteObject"],"Resource":["arn:aws:s3:::b","arn:aws:s3:::b/*"]}
            """;
        const StatementFlags dangerous = StatementFlags.TakeoverActions | StatementFlags.DestructiveActions | StatementFlags.BlindingActions;
        Assert.Equal(dangerous, Judge(Grant("444455556666")).Statements[0].Flags & dangerous);
        Assert.Equal(StatementFlags.None, Judge(Grant("111122223333")).Statements[0].Flags & dangerous);
    }

    [Fact]
    public void A_denial_that_locks_the_owner_out_is_flagged()
    {
        var verdict = Judge("""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::b","arn:aws:s3:::b/*"]}""");
        Assert.True(verdict.Statements[0].Flags.HasFlag(StatementFlags.SelfLockout));
        Assert.False(Judge("""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::b/*"}""").Statements[0].Flags.HasFlag(StatementFlags.SelfLockout));
    }

    [Fact]
    public void Trusted_accounts_and_our_own_organization_are_marked()
    {
        var judge = new PolicyJudge(Context with
        {
            TrustedAccounts = new HashSet<string> { "444455556666" },
            OrganizationIds = new HashSet<string> { "o-a1b2c3d4e5" },
        });
        var verdict = judge.JudgeText($$"""
            {"Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"},
            {{Open("""{"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}""")}}]}
            """);
        Assert.Equal(["444455556666"], verdict.ExternalAccounts);
        Assert.True(verdict.Statements[0].Flags.HasFlag(StatementFlags.TrustedAccount));
        Assert.True(verdict.Statements[1].Flags.HasFlag(StatementFlags.TrustedOrganization));
    }

    [Fact]
    public void Conditions_carry_the_reason_why_they_do_not_limit()
    {
        var verdict = Judge(Open("""
            {"StringLike":{"aws:Referer":"https://x/*","aws:SourceVpc":"vpc-*"},"StringEquals":{"aws:ResourceAccount":"111122223333","aws:PrincipalTag/a":"b"},
             "StringNotEquals":{"aws:SourceVpce":"vpce-1"},"StringEqualsIfExists":{"aws:SourceVpce":"vpce-1"},"Null":{"aws:SourceVpc":"false"},
             "ForAllValues:StringEquals":{"aws:PrincipalOrgPaths":"o-a1b2c3d4e5/r-x/"},"IpAddress":{"aws:SourceIp":"0.0.0.0/0"},"Strange":{"a":"b"}}
            """));
        Assert.Equal(
            [
                IgnoredReason.CallerControlled, IgnoredReason.WildcardValue, IgnoredReason.DescribesBucket, IgnoredReason.NotOnAwsList,
                IgnoredReason.Negated, IgnoredReason.IfExists, IgnoredReason.ExistenceOnly, IgnoredReason.ForAllValues, IgnoredReason.TooBroadCidr,
                IgnoredReason.UnknownOperator,
            ],
            verdict.Statements[0].Ignored.Select(static item => item.Reason));
        Assert.All(verdict.Statements[0].Ignored, static item => Assert.EndsWith(".", item.Why, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, BucketExposure.Exposed)]
    [InlineData(true, BucketExposure.PublicButBlocked)]
    public void Block_Public_Access_decides_between_exposed_and_blocked(bool restricted, BucketExposure expected) =>
        Assert.Equal(expected, Judge(Open("{}")).ExposureWith(restricted));

    [Fact]
    public void An_unreadable_text_is_never_cleared()
    {
        var verdict = new PolicyJudge(Context).JudgeText("<Error><Code>NoSuchBucketPolicy</Code></Error>");
        Assert.Equal(PublicAnswer.Undetermined, verdict.Public);
        Assert.True(verdict is { IsInvalid: true, IsCompliant: false, NeedsPerson: true });
    }
}
