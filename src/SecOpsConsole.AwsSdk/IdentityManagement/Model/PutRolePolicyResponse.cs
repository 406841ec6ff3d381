using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>The inline policy of the role is stored.</summary>
public class PutRolePolicyResponse : AmazonWebServiceResponse;
