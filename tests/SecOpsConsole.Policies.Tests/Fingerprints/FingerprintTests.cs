namespace SecOpsConsole.Policies.Tests.Fingerprints;

public sealed class FingerprintTests
{
    private const string Base =
        """
        {"Version":"2012-10-17","Statement":[
          {"Sid":"A","Effect":"Allow","Principal":{"AWS":["111122223333","arn:aws:iam::444455556666:role/etl"]},"Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::b/*",
           "Condition":{"ArnEquals":{"aws:PrincipalArn":["arn:aws:iam::444455556666:role/etl"]}}},
          {"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::b","arn:aws:s3:::b/*"],"Condition":{"Bool":{"aws:SecureTransport":false}}}]}
        """;

    [Theory]
    [InlineData("\"Sid\":\"A\",", "")]
    [InlineData("\"111122223333\"", "\"arn:aws:iam::111122223333:root\"")]
    [InlineData("\"111122223333\"", "\"arn:aws-cn:iam::111122223333:root\"")]
    [InlineData("s3:GetObject", "S3:getobject")]
    [InlineData("s3:GetObject", "s3:Get\\u004fbject")]
    [InlineData("\"Resource\":\"arn:aws:s3:::b/*\"", "\"Resource\":[\"arn:aws:s3:::b/*\"]")]
    [InlineData("[\"arn:aws:s3:::b\",\"arn:aws:s3:::b/*\"]", "[\"arn:aws:s3:::b/*\",\"arn:aws:s3:::b\"]")]
    [InlineData("ArnEquals", "ArnLike")]
    [InlineData("aws:SecureTransport", "AWS:securetransport")]
    [InlineData("\"aws:SecureTransport\":false", "\"aws:SecureTransport\":[\"false\"]")]
    [InlineData("\"Principal\":\"*\"", "\"Principal\":{\"AWS\":\"*\"}")]
    [InlineData("{\"Version\"", "{\"Id\":\"x\",\"Version\"")]
    public void A_change_without_meaning_keeps_the_fingerprint(string from, string to)
    {
        Assert.Contains(from, Base, StringComparison.Ordinal);
        Assert.Equal(PolicyFingerprint.OfText(Base), PolicyFingerprint.OfText(Base.Replace(from, to, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("\"Effect\":\"Deny\"", "\"Effect\":\"Allow\"")]
    [InlineData("role/etl", "role/ETL")]
    [InlineData("arn:aws:s3:::b/*", "arn:aws:s3:::B/*")]
    [InlineData("ArnEquals", "StringEquals")]
    [InlineData("ArnEquals", "ArnLikeIfExists")]
    [InlineData(":false", ":true")]
    [InlineData("\"Action\":\"s3:*\"", "\"NotAction\":\"s3:*\"")]
    [InlineData("\"Principal\":\"*\"", "\"NotPrincipal\":{\"AWS\":\"*\"}")]
    [InlineData("2012-10-17", "2008-10-17")]
    [InlineData("s3:PutObject", "s3:PutObjectAcl")]
    [InlineData("\"Version\":\"2012-10-17\",", "")]
    public void A_change_of_meaning_changes_the_fingerprint(string from, string to)
    {
        Assert.Contains(from, Base, StringComparison.Ordinal);
        Assert.NotEqual(PolicyFingerprint.OfText(Base), PolicyFingerprint.OfText(Base.Replace(from, to, StringComparison.Ordinal)));
    }

    [Fact]
    public void Splitting_a_statement_by_principal_keeps_the_fingerprint()
    {
        const string together = """{"Statement":{"Effect":"Allow","Principal":{"AWS":["111122223333","444455556666"]},"Action":"s3:*","Resource":"*"}}""";
        const string apart =
            """
            {"Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"s3:*","Resource":"*"},
                          {"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:*","Resource":"*"},
                          {"Sid":"again","Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:*","Resource":"*"}]}
            """;
        Assert.Equal(PolicyFingerprint.OfText(together), PolicyFingerprint.OfText(apart));
    }

    [Fact]
    public void No_two_cases_share_a_fingerprint_by_accident()
    {
        var groups = Cases.All.GroupBy(static item => PolicyFingerprint.OfText(item.Text).Value).Where(static group => group.Count() > 1);
        Assert.Empty(groups.Select(static group => string.Join(", ", group.Select(static item => item.Id))));
    }

    [Fact]
    public void No_policy_and_unreadable_text_have_fingerprints_of_their_own()
    {
        Assert.Equal("none", PolicyFingerprint.OfText(null).Value);
        Assert.StartsWith("raw-", PolicyFingerprint.OfText("<xml/>").Value, StringComparison.Ordinal);
        Assert.NotEqual(PolicyFingerprint.OfText("\ud800"), PolicyFingerprint.OfText("\udc00"));
        Assert.Matches("^[0-9a-f]{32}$", PolicyFingerprint.OfText(Base).Value);
    }

    [Fact]
    public void A_statement_is_known_by_its_meaning_and_not_by_its_label()
    {
        var one = PolicyDocument.Parse(Base).Document!;
        var other = PolicyDocument.Parse(Base.Replace("\"Sid\":\"A\"", "\"Sid\":\"B\"", StringComparison.Ordinal)).Document!;
        Assert.Equal(StatementFingerprint.Of(one, one.Statements[0]), StatementFingerprint.Of(other, other.Statements[0]));
        Assert.NotEqual(StatementFingerprint.Of(one, one.Statements[0]), StatementFingerprint.Of(one, one.Statements[1]));
    }
}
