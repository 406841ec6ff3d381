namespace SecOpsConsole.Core.Tests.Suppressions;

/// <summary>Policies of a public web site and its worse forms.</summary>
internal static class SitePolicy
{
    private const string Site = """{"Sid":"Site","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*"}""";
    private const string Team = """{"Sid":"Team","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"s3:ListBucket","Resource":"arn:aws:s3:::payroll"}""";
    private const string Upload = """{"Sid":"Upload","Effect":"Allow","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::payroll/*"}""";
    private const string Partner = """{"Sid":"Partner","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*"}""";
    private const string PartnersUser = """{"Sid":"Partner","Effect":"Allow","Principal":{"AWS":["arn:aws:iam::444455556666:root","arn:aws:iam::777788889999:root"]},"Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*"}""";
    private const string PartnerOverTls = """{"Sid":"Partner","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}""";
    private const string NoDrafts = """{"Sid":"NoDrafts","Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/drafts/*"}""";

    public static string Public { get; } = Of(Site);
    public static string PublicBesideTeam { get; } = Of(Team, Site);
    public static string PublicAndUpload { get; } = Of(Site, Upload);
    public static string PublicAndPartner { get; } = Of(Site, Partner);
    public static string PublicWithoutDrafts { get; } = Of(Site, NoDrafts);
    public static string OnePartner { get; } = Of(Partner);
    public static string TwoPartners { get; } = Of(PartnersUser);
    public static string OnePartnerOverTls { get; } = Of(PartnerOverTls);

    private static string Of(params string[] statements) => $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";
}
