namespace Amazon.IdentityManagement.Model;

/// <summary>Asks for an inline policy of a role.</summary>
public class GetRolePolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>Required.</summary>
    public string PolicyName { get; set; } = null!;

    /// <summary>Required.</summary>
    public string RoleName { get; set; } = null!;
}
