namespace SecOpsConsole.Core.Tests.Remediation;

/// <summary>Weak policies of the bucket <c>payroll</c> and what a repair leaves of them, byte by byte.</summary>
public static class RepairPolicies
{
    /// <summary>Everybody beside a role in one list, written as nobody's formatter would.</summary>
    public const string List = """
        {"Version":"2012-10-17",  "Statement":[{"Sid":"Team","Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111122223333:role/web", "*"]},
            "Action":"s3:GetObjectVersion","Resource":"arn:aws:s3:::payroll/*"}]}
        """;

    public const string ListRepaired = """
        {"Version":"2012-10-17",  "Statement":[{"Sid":"Team","Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111122223333:role/web"]},
            "Action":"s3:GetObjectVersion","Resource":"arn:aws:s3:::payroll/*"}]}
        """;

    /// <summary>The same put added a role for the reports and opened the bucket to everybody.</summary>
    public const string Statement = """{"Version":"2012-10-17","Statement":[{"Sid":"Reports","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/reports"},"Action":"s3:ListBucket","Resource":"arn:aws:s3:::payroll"},{"Sid":"World","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*"}]}""";

    public const string StatementRepaired = """{"Version":"2012-10-17","Statement":[{"Sid":"Reports","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/reports"},"Action":"s3:ListBucket","Resource":"arn:aws:s3:::payroll"}]}""";

    /// <summary>A partner's grant stays; nobody has accepted it.</summary>
    public const string PartnerAndWorld = """{"Version":"2012-10-17","Statement":[{"Sid":"Partner","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::payroll/*"},{"Sid":"World","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*"}]}""";

    public const string PartnerAlone = """{"Version":"2012-10-17","Statement":[{"Sid":"Partner","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::payroll/*"}]}""";
}
