using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using SecOpsConsole.Sandbox.Front;
using static SecOpsConsole.Sandbox.S3.S3Xml;

namespace SecOpsConsole.Sandbox.S3.Buckets;

/// <summary>The bucket's ACL: owner's full control, and grants while ACLs are allowed.</summary>
internal static class BucketAcl
{
    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>An account's canonical user id: 64 hex digits that stay the same.</summary>
    public static string CanonicalId(string account) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("sandbox canonical id of " + account)));

    public static XElement Owner(string account) => Element("Owner", Element("ID", CanonicalId(account)));

    /// <summary>Shows the effective ACL: what IgnorePublicAcls hides is not there.</summary>
    public static AwsResponse Get(S3Call call) => AwsResponse.Xml(Element("AccessControlPolicy",
        Owner(call.Bucket.OwnerAccount),
        Element("AccessControlList",
            Grant(new AclGrant(CanonicalId(call.Bucket.OwnerAccount), null, "FULL_CONTROL")),
            Effective(call).Select(Grant))));

    public static AwsResponse Put(S3Call call)
    {
        if (call.Bucket.ObjectOwnership == OwnershipControls.Enforced)
        {
            return new AwsError(400, "AccessControlListNotSupported", "The bucket does not allow ACLs");
        }

        if (AclRequest.Read(call) is not { } grants)
        {
            return S3Errors.MalformedXml;
        }

        if (call.World.S3.Accounts.EffectiveOf(call.Bucket) is { BlockPublicAcls: true } && grants.Any(grant => grant.IsPublic))
        {
            return S3Errors.NotAuthorized(call, "because public access control lists (ACLs) are prevented by the BlockPublicAcls setting in S3 Block Public Access.");
        }

        call.Change(bucket => bucket with { Grants = grants });
        return AwsResponse.Empty(200);
    }

    public static IEnumerable<AclGrant> Effective(S3Call call) => call.Bucket.ObjectOwnership == OwnershipControls.Enforced
        ? []
        : call.Bucket.Grants.Where(grant => !grant.IsPublic || call.World.S3.Accounts.EffectiveOf(call.Bucket) is not { IgnorePublicAcls: true });

    private static XElement Grant(AclGrant grant) => Element("Grant",
        Element("Grantee",
            new XAttribute(XNamespace.Xmlns + "xsi", Xsi.NamespaceName),
            new XAttribute(Xsi + "type", grant.GroupUri is null ? "CanonicalUser" : "Group"),
            grant.GroupUri is null ? Element("ID", grant.CanonicalUserId) : Element("URI", grant.GroupUri)),
        Element("Permission", grant.Permission));
}
