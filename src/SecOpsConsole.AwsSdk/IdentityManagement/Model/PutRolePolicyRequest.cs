namespace Amazon.IdentityManagement.Model;

/// <summary>Creates or replaces an inline policy of a role.</summary>
public class PutRolePolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>Required; the policy as JSON.</summary>
    public string PolicyDocument { get; set; } = null!;

    /// <summary>Required; 1 to 128 characters.</summary>
    public string PolicyName { get; set; } = null!;

    /// <summary>Required.</summary>
    public string RoleName { get; set; } = null!;
}
