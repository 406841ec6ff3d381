namespace Amazon.IdentityManagement.Model;

/// <summary>Asks for a user.</summary>
public class GetUserRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The caller's own user when not set.</summary>
    public string UserName { get; set; } = null!;
}
