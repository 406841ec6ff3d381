namespace SecOpsConsole.Policies.Tests.Checks;

public sealed class CheckTests
{
    private static readonly PolicyJudge Judge = new(new JudgeContext { BucketAccount = "111122223333", BucketName = "acme-web" });

    public static TheoryData<string> Ids => [.. PolicyChecks.All.Select(static check => check.Id)];

    private static IReadOnlyList<CheckFinding> Run(IPolicyCheck check, PolicyExample example) =>
        [.. check.Find(new CheckInput(Judge.JudgeText(example.Policy), example.Before is null ? null : Judge.JudgeText(example.Before)))];

    [Fact]
    public void Every_check_that_was_asked_for_is_there()
    {
        string[] asked =
        [
            "public-principal", "any-authenticated-aws", "external-account", "unscoped-service", "takeover-actions", "destructive-actions",
            "not-principal-allow", "wide-network", "self-lockout", "missing-tls-deny", "deny-removed", "invalid-policy",
        ];
        Assert.Subset(PolicyChecks.All.Select(static check => check.Id).ToHashSet(), asked.ToHashSet());
        Assert.Distinct(PolicyChecks.All.Select(static check => check.Id));
    }

    [Theory]
    [InlineData("arn:aws:s3:::acme-web", true)]
    [InlineData("arn:aws:s3:::acme-web/public/*", true)]
    [InlineData("arn:aws:s3:::acme-web/*", false)]
    [InlineData("arn:aws:s3:::acme-web*", false)]
    [InlineData("*", false)]
    public void Plain_http_is_refused_where_every_object_is_meant(string resource, bool isReported)
    {
        var check = PolicyChecks.All.Single(item => item.Id == "missing-tls-deny");
        var policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::acme-web/*"},{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"RESOURCE","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""".Replace("RESOURCE", resource, StringComparison.Ordinal);
        Assert.Equal(isReported, Run(check, new PolicyExample(policy)).Count > 0);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_check_reports_its_weak_example_and_passes_its_strong_one(string id)
    {
        var check = PolicyChecks.All.Single(item => item.Id == id);
        var found = Run(check, check.Weak);
        Assert.NotEmpty(found);
        Assert.All(found, finding =>
        {
            Assert.Equal(id, finding.CheckId);
            Assert.InRange(finding.Severity, Severity.Informational, check.Severity);
            Assert.False(finding.Message.EndsWith('.'));
        });
        Assert.Empty(Run(check, check.Strong));
        Assert.EndsWith(".", check.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_examples_are_policies_that_S3_stores_except_where_that_is_the_point(string id)
    {
        var check = PolicyChecks.All.Single(item => item.Id == id);
        Assert.True(PolicyDocument.Parse(check.Weak.Policy).IsValid);
        Assert.True(PolicyDocument.Parse(check.Strong.Policy).IsValid);
        Assert.Equal(id == "invalid-policy", Judge.JudgeText(check.Weak.Policy).IsInvalid);
    }

    [Fact]
    public void Public_writing_is_worse_than_public_reading()
    {
        static CheckFinding First(string action) => PolicyChecks.Run(new CheckInput(Judge.JudgeText(
            """{"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:X","Resource":"arn:aws:s3:::acme-web/*"}}""".Replace("s3:X", action, StringComparison.Ordinal))))[0];
        Assert.Equal((Severity.High, "S3.2"), (First("s3:GetObject").Severity, First("s3:GetObject").Control));
        Assert.Equal((Severity.Critical, "S3.3"), (First("s3:PutObject").Severity, First("s3:PutObject").Control));
        Assert.Equal("Anyone on the internet may use s3:PutObject on all objects of acme-web", First("s3:PutObject").Message);
    }

    [Fact]
    public void A_bucket_without_a_policy_has_no_findings() =>
        Assert.Empty(PolicyChecks.Run(new CheckInput(Judge.JudgeText(null))));

    [Fact]
    public void A_text_that_cannot_be_read_is_reported() =>
        Assert.Equal("invalid-policy", Assert.Single(PolicyChecks.Run(new CheckInput(Judge.JudgeText("{")))).CheckId);

    [Fact]
    public void Public_cases_have_a_finding_of_high_severity()
    {
        foreach (var item in Cases.All)
        {
            var findings = PolicyChecks.Run(new CheckInput(item.Judge()));
            Assert.Equal(item.IsPublic, findings.Any(static finding =>
                finding.CheckId is "public-principal" or "any-authenticated-aws" or "invalid-policy" && finding.Severity >= Severity.High));
        }
    }
}
