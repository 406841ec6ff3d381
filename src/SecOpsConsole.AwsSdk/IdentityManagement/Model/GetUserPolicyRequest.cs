namespace Amazon.IdentityManagement.Model;

/// <summary>Asks for an inline policy of a user.</summary>
public class GetUserPolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>Required.</summary>
    public string PolicyName { get; set; } = null!;

    /// <summary>Required.</summary>
    public string UserName { get; set; } = null!;
}
