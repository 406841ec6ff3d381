namespace SecOpsConsole.Policies.Tests.Parsing;

public sealed class ParseTests
{
    private const string Good =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}]}""";

    [Fact]
    public void The_original_text_is_kept_with_its_byte_order_mark()
    {
        var parsed = PolicyDocument.Parse("\uFEFF" + Good);
        Assert.True(parsed.IsValid);
        Assert.Equal("\uFEFF" + Good, parsed.Document!.Text);
        var span = parsed.Document.Statements[0].Span;
        Assert.StartsWith("{\"Effect\"", parsed.Document.Text.Substring(span.Start, span.Length), StringComparison.Ordinal);
        Assert.EndsWith("b/*\"}", parsed.Document.Text.Substring(span.Start, span.Length), StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_inside_a_json_string_is_read_too()
    {
        var parsed = PolicyDocument.Parse(System.Text.Json.JsonSerializer.Serialize(Good));
        Assert.True(parsed.IsValid);
        Assert.Equal(Good, parsed.Document!.Text);
    }

    [Theory]
    [InlineData("", "$")]
    [InlineData("nonsense", "$")]
    [InlineData("[]", "$")]
    [InlineData("{\"Version\":\"2012-10-17\"}", "$.Statement")]
    [InlineData("{\"Statement\":5}", "$.Statement")]
    [InlineData("{\"Statement\":[],\"Statement\":[]}", "$.Statement")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"*\",]}}]}", "$.Statement[0].Principal.AWS")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\"},{\"Sid\":\"\\ud800\"}]}", "$.Statement[1].Sid")]
    [InlineData("{\"Statement\":[]} x", "$")]
    [InlineData("{\"Statement\":[NaN]}", "$.Statement")]
    [InlineData("{\"a\":01}", "$")]
    [InlineData("{\"Statement\":[{\"Sid\":\"a\tb\"}]}", "$.Statement[0].Sid")]
    public void A_text_that_is_no_policy_has_no_document_and_an_error_with_a_path(string text, string path)
    {
        var parsed = PolicyDocument.Parse(text);
        Assert.Null(parsed.Document);
        Assert.Equal(path, Assert.Single(parsed.Errors).Path);
    }

    [Theory]
    [InlineData("\"Effect\":\"allow\"", "$.Statement[0].Effect")]
    [InlineData("\"Effect\":\"Allow\",\"Effect\":\"Allow\"", "$.Statement[0].Effect")]
    [InlineData("\"Effect\":\"Allow\",\"\\u0045ffect\":\"Deny\"", "$.Statement[0].Effect")]
    [InlineData("\"Effect\":\"Allow\",\"sid\":\"x\"", "$.Statement[0].sid")]
    [InlineData("\"Effect\":\"Allow\",\"Sid\":7", "$.Statement[0].Sid")]
    [InlineData("\"Effect\":\"Allow\",\"NotAction\":\"s3:PutObject\"", "$.Statement[0].Action")]
    [InlineData("\"Effect\":\"Allow\",\"Condition\":[]", "$.Statement[0].Condition")]
    [InlineData("\"Effect\":\"Allow\",\"Condition\":{\"Bool\":\"x\"}", "$.Statement[0].Condition")]
    [InlineData("\"Effect\":\"Allow\",\"Condition\":{\"Bool\":{\"k\":null}}", "$.Statement[0].Condition")]
    [InlineData("\"Effect\":\"Allow\",\"Condition\":{\"StringEquals\":{\"aws:SourceVpc\":\"vpc-1\",\"AWS:SourceVpc\":\"vpc-2\"}}", "$.Statement[0].Condition")]
    public void A_statement_that_S3_would_refuse_is_invalid_and_named_by_its_path(string members, string path)
    {
        var parsed = PolicyDocument.Parse(
            "{\"Version\":\"2012-10-17\",\"Statement\":[{" + members + ",\"Principal\":{\"AWS\":\"111122223333\"},\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/*\"}]}");
        Assert.Contains(parsed.Errors, error => error.Path == path);
        Assert.False(parsed.Document!.Statements[0].IsValid);
    }

    [Theory]
    [InlineData("\"me\"")]
    [InlineData("[\"*\"]")]
    [InlineData("{}")]
    [InlineData("{\"aws\":\"*\"}")]
    [InlineData("{\"AWS\":[]}")]
    [InlineData("{\"AWS\":[1]}")]
    [InlineData("{\"AWS\":\"*\",\"AWS\":\"111122223333\"}")]
    [InlineData("null")]
    public void A_principal_of_a_wrong_form_is_invalid_and_never_cleared(string principal)
    {
        var text = Good.Replace("{\"AWS\":\"111122223333\"}", principal, StringComparison.Ordinal);
        var verdict = new PolicyJudge(new JudgeContext { BucketAccount = "111122223333" }).JudgeText(text);
        Assert.True(verdict.IsInvalid);
        Assert.NotEqual(PublicAnswer.No, verdict.Public);
        Assert.False(verdict.IsCertainlyOpen);
        Assert.Equal(StatementClass.Invalid, verdict.Statements[0].Class);
        if (principal.Contains('*', StringComparison.Ordinal))
        {
            Assert.Equal(PublicAnswer.Yes, verdict.Public);
        }
    }

    [Fact]
    public void Size_and_depth_have_limits()
    {
        Assert.Null(PolicyDocument.Parse(new string(' ', PolicyDocument.MaximumTextLength + 1)).Document);
        Assert.Contains("nested", PolicyDocument.Parse(new string('[', 10_000)).Errors[0].Message, StringComparison.Ordinal);
        var wide = Good.Replace("b/*", "b/" + new string('x', PolicyDocument.MaximumPolicyLength), StringComparison.Ordinal);
        Assert.Contains(PolicyDocument.Parse(wide).Errors, static error => error.Path == "$");
        Assert.True(PolicyDocument.Parse(Good.Replace(",", "," + new string('\n', 30_000), StringComparison.Ordinal)).IsValid);
    }

    [Fact]
    public void A_version_that_does_not_exist_is_refused() =>
        Assert.Equal("$.Version", Assert.Single(PolicyDocument.Parse(Good.Replace("2012-10-17", "2025-01-01", StringComparison.Ordinal)).Errors).Path);

    [Fact]
    public void Config_says_found_none_or_unreadable()
    {
        Assert.Equal(PolicyText.None, PolicyText.FromConfig("{\"policyText\":null}"));
        Assert.Equal(PolicyText.Unreadable, PolicyText.FromConfig(null));
        Assert.Equal(PolicyText.Unreadable, PolicyText.FromConfig("{}"));
        Assert.Equal(PolicyText.Unreadable, PolicyText.FromConfig("{\"policyText\":"));
        Assert.Equal(PolicyText.Unreadable, PolicyText.FromConfig("{\"policyText\":null,\"policyText\":\"x\"}"));
        var wrapped = System.Text.Json.JsonSerializer.Serialize(new { policyText = Good });
        Assert.Equal(Good, PolicyText.FromConfig(wrapped).Text);
        Assert.Equal(Good, PolicyText.FromConfig(System.Text.Json.JsonSerializer.Serialize(wrapped)).Text);
        Assert.Equal(Good, PolicyText.FromConfig("{\"policyText\":" + Good + "}").Text);
    }

    [Fact]
    public void CloudTrail_gives_an_object_or_a_string()
    {
        Assert.Equal(Good, PolicyText.FromCloudTrail(Good).Text);
        Assert.Equal(Good, PolicyText.FromCloudTrail(System.Text.Json.JsonSerializer.Serialize(Good)).Text);
        Assert.Equal(PolicyTextStatus.Unreadable, PolicyText.FromCloudTrail("").Status);
    }
}
