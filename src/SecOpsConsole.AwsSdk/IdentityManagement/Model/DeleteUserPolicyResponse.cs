using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>The inline policy of the user is gone.</summary>
public class DeleteUserPolicyResponse : AmazonWebServiceResponse;
