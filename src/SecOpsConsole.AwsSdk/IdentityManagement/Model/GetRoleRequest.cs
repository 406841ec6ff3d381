namespace Amazon.IdentityManagement.Model;

/// <summary>Asks for a role.</summary>
public class GetRoleRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>Required.</summary>
    public string RoleName { get; set; } = null!;
}
