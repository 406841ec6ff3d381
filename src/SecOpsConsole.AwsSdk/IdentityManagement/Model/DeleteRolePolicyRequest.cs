namespace Amazon.IdentityManagement.Model;

/// <summary>Deletes an inline policy of a role.</summary>
public class DeleteRolePolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>Required.</summary>
    public string PolicyName { get; set; } = null!;

    /// <summary>Required.</summary>
    public string RoleName { get; set; } = null!;
}
