using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>A role.</summary>
public class GetRoleResponse : AmazonWebServiceResponse
{
    /// <summary>The role.</summary>
    public Role Role { get; set; } = null!;
}
