using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>An inline policy of a role.</summary>
public class GetRolePolicyResponse : AmazonWebServiceResponse
{
    /// <summary>Percent-encoded as RFC 3986 says.</summary>
    public string PolicyDocument { get; set; } = null!;

    /// <summary>As asked for.</summary>
    public string PolicyName { get; set; } = null!;

    /// <summary>As asked for.</summary>
    public string RoleName { get; set; } = null!;
}
