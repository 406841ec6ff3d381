namespace Amazon.IdentityManagement.Model;

/// <summary>Deletes an inline policy of a user.</summary>
public class DeleteUserPolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>Required.</summary>
    public string PolicyName { get; set; } = null!;

    /// <summary>Required.</summary>
    public string UserName { get; set; } = null!;
}
