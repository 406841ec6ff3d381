using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>The inline policy of the role is gone.</summary>
public class DeleteRolePolicyResponse : AmazonWebServiceResponse;
