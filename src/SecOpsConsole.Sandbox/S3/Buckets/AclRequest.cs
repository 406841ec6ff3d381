using System.Xml.Linq;

namespace SecOpsConsole.Sandbox.S3.Buckets;

/// <summary>The three ways to say an ACL: canned, grant headers, or a body.</summary>
internal static class AclRequest
{
    private static readonly string[] Permissions = ["READ", "WRITE", "READ_ACP", "WRITE_ACP", "FULL_CONTROL"];

    /// <summary>The grants beside the owner's own, or null when the request is malformed.</summary>
    public static IReadOnlyList<AclGrant>? Read(S3Call call)
    {
        var headers = call.Request.Headers.Where(header => header.Key.StartsWith("x-amz-grant-", StringComparison.OrdinalIgnoreCase)).ToList();
        var ways = (call.Request.Header("x-amz-acl") is null ? 0 : 1) + (headers.Count == 0 ? 0 : 1) + (call.Request.Body.Length == 0 ? 0 : 1);
        if (ways != 1)
        {
            return null;
        }

        var grants = call.Request.Header("x-amz-acl") is { } canned ? Canned(canned)
            : headers.Count > 0 ? FromHeaders(headers)
            : FromBody(call);
        var owner = BucketAcl.CanonicalId(call.Bucket.OwnerAccount);
        return grants?.Where(grant => grant.CanonicalUserId != owner).Distinct().ToList();
    }

    private static List<AclGrant>? Canned(string name) => name switch
    {
        "private" => [],
        "public-read" => [new(null, AclGrant.AllUsers, "READ")],
        "public-read-write" => [new(null, AclGrant.AllUsers, "READ"), new(null, AclGrant.AllUsers, "WRITE")],
        "authenticated-read" => [new(null, AclGrant.AuthenticatedUsers, "READ")],
        "log-delivery-write" => [new(null, AclGrant.LogDelivery, "WRITE"), new(null, AclGrant.LogDelivery, "READ_ACP")],
        _ => null,
    };

    /// <summary><c>x-amz-grant-read: uri="…", id="…"</c></summary>
    private static List<AclGrant>? FromHeaders(IEnumerable<KeyValuePair<string, string>> headers)
    {
        var grants = new List<AclGrant>();
        foreach (var (name, value) in headers)
        {
            var permission = name["x-amz-grant-".Length..].ToUpperInvariant().Replace('-', '_');
            foreach (var part in value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var grantee = part.Split('=', 2) is [var kind, var text] ? (kind.Trim(), text.Trim().Trim('"')) : ("", "");
                if (Grant(grantee.Item1 == "id" ? grantee.Item2 : null, grantee.Item1 == "uri" ? grantee.Item2 : null, permission) is not { } grant)
                {
                    return null;
                }

                grants.Add(grant);
            }
        }

        return grants;
    }

    private static List<AclGrant>? FromBody(S3Call call)
    {
        if (S3Xml.Read(call.Request, "AccessControlPolicy")?.Child("AccessControlList") is not { } list)
        {
            return null;
        }

        var grants = list.Children("Grant").Select(FromElement).ToList();
        return grants.Count > 100 || grants.Contains(null) ? null : grants.ConvertAll(grant => grant!);
    }

    private static AclGrant? FromElement(XElement element)
    {
        var grantee = element.Child("Grantee");
        return Grant(grantee?.Child("ID")?.Value, grantee?.Child("URI")?.Value, element.Child("Permission")?.Value ?? "");
    }

    private static AclGrant? Grant(string? id, string? uri, string permission) =>
        Permissions.Contains(permission)
        && (id is null) != (uri is null)
        && uri is null or AclGrant.AllUsers or AclGrant.AuthenticatedUsers or AclGrant.LogDelivery
            ? new AclGrant(id, uri, permission)
            : null;
}
