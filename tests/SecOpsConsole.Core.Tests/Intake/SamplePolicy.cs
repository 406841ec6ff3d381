namespace SecOpsConsole.Core.Tests.Intake;

/// <summary>Policies that tests name by what they mean.</summary>
public static class SamplePolicy
{
    public const string OwnAccountReads =
        """{"Version":"2012-10-17","Statement":[{"Sid":"Own","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*"}]}""";

    public const string OwnAccountLists =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/Reports"},"Action":"s3:ListBucket","Resource":"arn:aws:s3:::payroll"}]}""";

    public const string AnyoneReads =
        """{"Version":"2012-10-17","Statement":[{"Sid":"Weak","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*"}]}""";

    public const string AnyoneWrites =
        """{"Version":"2012-10-17","Statement":[{"Sid":"Worse","Effect":"Allow","Principal":{"AWS":"*"},"Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::payroll/*"}]}""";

    public const string AnyoneReadsAndWrites =
        """{"Version":"2012-10-17","Statement":[{"Sid":"Weak","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*"},{"Sid":"W","Effect":"Allow","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::payroll/*"}]}""";

    public const string PartnerReads =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*"}]}""";

    public const string SsoWildcard =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/*"}}}]}""";
}
