namespace SecOpsConsole.Core.Tests.Remediation;

/// <summary>Policies of the bucket <c>payroll</c> in account 111122223333.</summary>
public static class SamplePolicies
{
    public const string Good = """{"Version":"2012-10-17","Statement":[{"Sid":"Team","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/web"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*"}]}""";
    public const string Weak = """{"Version":"2012-10-17","Statement":[{"Sid":"World","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*"}]}""";
    public const string Weaker = """{"Version":"2012-10-17","Statement":[{"Sid":"World","Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::payroll/*"}]}""";
    public const string Partner = """{"Version":"2012-10-17","Statement":[{"Sid":"Partner","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*"}]}""";
}
