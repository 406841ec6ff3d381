using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>A user.</summary>
public class GetUserResponse : AmazonWebServiceResponse
{
    /// <summary>The user.</summary>
    public User User { get; set; } = null!;
}
