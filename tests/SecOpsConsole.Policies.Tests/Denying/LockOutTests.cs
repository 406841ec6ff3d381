namespace SecOpsConsole.Policies.Tests.Denying;

public sealed class LockOutTests
{
    private const string Role = "arn:aws:iam::111122223333:role/secops/Remediator";
    private static readonly JudgeContext Context = new() { BucketAccount = "111122223333", BucketName = "payroll" };

    private static LockOutResult Run(string statement, string? before = null) => LockOutSimulation.Run(before is null ? null : Policy(before), Policy(statement), Context, Role);

    private static string Policy(string statement) => $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""";

    private static string Deny(string principal, string action = "\"s3:*\"", string resource = "\"arn:aws:s3:::payroll\"", string more = "") =>
        $$"""{"Sid":"D","Effect":"Deny",{{principal}},"Action":{{action}},"Resource":{{resource}}{{more}}}""";

    private const string All = "\"Principal\":\"*\"";

    [Theory]
    [InlineData("\"Principal\":\"*\"")]
    [InlineData("\"Principal\":{\"AWS\":\"111122223333\"}")]
    [InlineData("\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:root\"}")]
    [InlineData("\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:role/secops/Remediator\"}")]
    [InlineData("\"NotPrincipal\":{\"AWS\":\"arn:aws:iam::111122223333:user/dana\"}")]
    public void A_denial_that_names_our_role_locks_us_out(string principal)
    {
        var result = Run(Deny(principal));
        Assert.True(result.LocksOut);
        Assert.StartsWith("\"D\" denies the console's own role s3:GetBucketPolicy", result.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"NotPrincipal\":{\"AWS\":[\"arn:aws:iam::111122223333:root\",\"arn:aws:iam::111122223333:role/secops/Remediator\"]}")]
    [InlineData("\"Principal\":{\"AWS\":\"AROAQ3EGRXKTEXAMPLE00\"}")]
    [InlineData("\"Principal\":{\"CanonicalUser\":\"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"}")]
    [InlineData("\"Principal\":{\"AWS\":\"arn:aws:sts::111122223333:assumed-role/Remediator/SecOpsConsole-7\"}")]
    [InlineData("\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:role/Remediator\"}")]
    public void Whom_nobody_can_tell_apart_from_us_counts_as_us(string principal)
    {
        var result = Run(Deny(principal));
        Assert.True(result.MayLockOut);
        Assert.False(result.LocksOut);
        Assert.EndsWith("is not certain: who it names or which bucket it is about cannot be decided here.", result.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:role/web\"}")]
    [InlineData("\"Principal\":{\"AWS\":\"444455556666\"}")]
    [InlineData("\"Principal\":{\"Service\":\"cloudtrail.amazonaws.com\"}")]
    public void Somebody_elses_denial_is_not_ours(string principal) => Assert.False(Run(Deny(principal)).MayLockOut);

    [Theory]
    [InlineData("\"s3:GetObject\"", "\"arn:aws:s3:::payroll\"")]
    [InlineData("\"s3:PutBucketPolicyStatus\"", "\"arn:aws:s3:::payroll\"")]
    [InlineData("\"s3:*\"", "\"arn:aws:s3:::payroll/*\"")]
    [InlineData("\"s3:*\"", "\"arn:aws:s3:::payroll2\"")]
    public void A_denial_of_something_else_is_no_lock_out(string action, string resource) => Assert.False(Run(Deny(All, action, resource)).MayLockOut);

    [Theory]
    [InlineData("{\"Bool\":{\"aws:SecureTransport\":\"false\"}}")]
    [InlineData("{\"ArnNotEquals\":{\"aws:PrincipalArn\":\"arn:aws:iam::111122223333:role/secops/*\"}}")]
    [InlineData("{\"ArnNotLike\":{\"aws:PrincipalArn\":[\"arn:aws:iam::*:role/admin\",\"arn:aws:iam::111122223333:role/secops/Remediator\"]}}")]
    [InlineData("{\"StringNotEquals\":{\"aws:PrincipalAccount\":\"111122223333\",\"aws:PrincipalOrgID\":\"o-a1b2c3d4e5\"}}")]
    [InlineData("{\"Bool\":{\"aws:PrincipalIsAWSService\":\"true\"}}")]
    [InlineData("{\"Null\":{\"aws:SourceArn\":\"false\"}}")]
    public void A_condition_that_our_role_never_meets_is_no_lock_out(string condition) => Assert.False(Run(Deny(All, more: $",\"Condition\":{condition}")).MayLockOut);

    [Theory]
    [InlineData("{\"StringNotEquals\":{\"aws:SourceVpce\":\"vpce-1a2b3c4d\"}}", "aws:SourceVpce")]
    [InlineData("{\"NotIpAddress\":{\"aws:SourceIp\":\"203.0.113.0/24\"}}", "aws:SourceIp")]
    [InlineData("{\"StringNotEquals\":{\"aws:PrincipalOrgID\":\"o-a1b2c3d4e5\"},\"Bool\":{\"aws:PrincipalIsAWSService\":\"false\"}}", "aws:PrincipalOrgID")]
    [InlineData("{\"DateGreaterThan\":{\"aws:CurrentTime\":\"2020-01-01T00:00:00Z\"}}", "aws:CurrentTime")]
    public void What_cannot_be_decided_counts_as_locked_out_and_is_named(string condition, string key)
    {
        var result = Run(Deny(All, more: $",\"Condition\":{condition}"));
        Assert.True(result.MayLockOut);
        Assert.False(result.LocksOut);
        Assert.EndsWith($"its condition on {key} cannot be decided here.", result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void NotAction_denies_what_it_does_not_list()
    {
        var statement = $$"""{"Effect":"Deny","Principal":"*","NotAction":["s3:GetObject","s3:GetBucketPolicy"],"Resource":"*"}""";
        Assert.Equal(
            ["s3:PutBucketPolicy", "s3:DeleteBucketPolicy", "s3:GetBucketPublicAccessBlock", "s3:PutBucketPublicAccessBlock"],
            Run(statement).Denials.Single().Actions);
    }

    [Fact]
    public void A_denial_that_is_in_force_already_takes_nothing_from_us()
    {
        var deny = Deny(All, more: ",\"Condition\":{\"StringNotEquals\":{\"aws:SourceVpce\":\"vpce-1a2b3c4d\"}}");
        Assert.False(Run(deny, before: deny).MayLockOut);
        Assert.True(Run(deny, before: Deny(All, more: ",\"Condition\":{\"StringNotEquals\":{\"aws:SourceVpce\":\"vpce-other\"}}")).MayLockOut);
    }

    [Fact]
    public void Deleting_the_policy_locks_nobody_out_and_what_cannot_be_read_may()
    {
        Assert.False(LockOutSimulation.Run(null, null, Context, Role).MayLockOut);
        Assert.True(LockOutSimulation.Run(null, "no policy", Context, Role).MayLockOut);
        Assert.True(Run("""{"Effect":"deny","Principal":"*","Action":"s3:*","Resource":"*"}""").MayLockOut);
    }

    [Fact]
    public void Without_a_known_role_whoever_of_the_account_is_named_may_be_it()
    {
        var policy = Policy(Deny("\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:role/web\"}"));
        Assert.True(LockOutSimulation.Run(null, policy, Context, roleArn: null).MayLockOut);
    }
}
