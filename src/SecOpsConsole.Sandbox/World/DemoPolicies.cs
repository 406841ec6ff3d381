using SecOpsConsole.Sandbox.Identities;

namespace SecOpsConsole.Sandbox.World;

/// <summary>The policies of the demo company, none of them public except where a bucket is said to be weak.</summary>
internal static class DemoPolicies
{
    private const string Account = KnownIdentities.Company;

    /// <summary>A role of the company reads, or reads and writes.</summary>
    public static string Role(string bucket, string role, params IEnumerable<string> actions) =>
        Document(RoleStatement(bucket, role, actions));

    /// <summary>The same, and nobody without TLS.</summary>
    public static string RoleOverTls(string bucket, string role, params IEnumerable<string> actions) =>
        Document(RoleStatement(bucket, role, actions), TlsOnly(bucket));

    public static string CloudFront(string bucket, string role, string distribution) => Document(
        RoleStatement(bucket, role, "s3:PutObject", "s3:DeleteObject"),
        $$$"""{"Sid":"AllowCloudFrontRead","Effect":"Allow","Principal":{"Service":"cloudfront.amazonaws.com"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::{{{bucket}}}/*","Condition":{"StringEquals":{"aws:SourceArn":"arn:aws:cloudfront::{{{Account}}}:distribution/{{{distribution}}}"} }}""",
        TlsOnly(bucket));

    /// <summary>Anyone, but only from fixed addresses: not public in S3's sense.</summary>
    public static string FromAddresses(string bucket, string role, string cidr) => Document(
        RoleStatement(bucket, role, "s3:PutObject", "s3:DeleteObject"),
        $$$"""{"Sid":"AllowFixedAddresses","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::{{{bucket}}}/*","Condition":{"IpAddress":{"aws:SourceIp":"{{{cidr}}}"} }}""");

    public static string Partner(string bucket, string role, string partnerRole) => Document(
        RoleStatement(bucket, role, "s3:GetObject", "s3:PutObject", "s3:DeleteObject"),
        $$$"""{"Sid":"AllowPartnerDropBox","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{{KnownIdentities.Outside}}}:role/{{{partnerRole}}}"},"Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::{{{bucket}}}/exchange/*"}""",
        TlsOnly(bucket));

    /// <summary>The whole of another account may read: cross-account, not public.</summary>
    public static string OtherAccount(string bucket, string role) => Document(
        RoleStatement(bucket, role, "s3:GetObject", "s3:PutObject"),
        $$$"""{"Sid":"ShareWithAgency","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{{KnownIdentities.Outside}}}:root"},"Action":["s3:GetObject","s3:ListBucket"],"Resource":["arn:aws:s3:::{{{bucket}}}","arn:aws:s3:::{{{bucket}}}/*"]}""",
        TlsOnly(bucket));

    /// <summary>What the CloudTrail console writes for a trail's own bucket.</summary>
    public static string AuditLogs(string bucket) => Document(
        $$$"""{"Sid":"AWSCloudTrailAclCheck","Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"s3:GetBucketAcl","Resource":"arn:aws:s3:::{{{bucket}}}","Condition":{"StringEquals":{"aws:SourceArn":"{{{Trail}}}"} }}""",
        $$$"""{"Sid":"AWSCloudTrailWrite","Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::{{{bucket}}}/AWSLogs/{{{Account}}}/*","Condition":{"StringEquals":{"aws:SourceArn":"{{{Trail}}}","s3:x-amz-acl":"bucket-owner-full-control"} }}""");

    private const string Trail = "arn:aws:cloudtrail:eu-west-1:" + Account + ":trail/orchid-management-events";

    private static string Document(params IEnumerable<string> statements) =>
        $$$"""{"Version":"2012-10-17","Statement":[{{{string.Join(',', statements)}}}]}""";

    private static string RoleStatement(string bucket, string role, params IEnumerable<string> actions) =>
        $$$"""{"Sid":"Allow{{{Sid(role)}}}","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{{Account}}}:role/{{{role}}}"},"Action":[{{{string.Join(',', actions.Select(action => $"\"{action}\""))}}}],"Resource":"arn:aws:s3:::{{{bucket}}}/*"}""";

    private static string TlsOnly(string bucket) =>
        $$$"""{"Sid":"DenyInsecureTransport","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::{{{bucket}}}","arn:aws:s3:::{{{bucket}}}/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"} }}""";

    private static string Sid(string role) =>
        string.Concat(role.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
