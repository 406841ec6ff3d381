namespace SecOpsConsole.Sandbox.S3;

/// <summary>One grant of an ACL: a canonical user id or a group URI, and READ, WRITE, READ_ACP, WRITE_ACP or FULL_CONTROL.</summary>
internal sealed record AclGrant(string? CanonicalUserId, string? GroupUri, string Permission)
{
    public const string AllUsers = "http://acs.amazonaws.com/groups/global/AllUsers";
    public const string AuthenticatedUsers = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";
    public const string LogDelivery = "http://acs.amazonaws.com/groups/s3/LogDelivery";

    public bool IsPublic => GroupUri is AllUsers or AuthenticatedUsers;
}
