using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>The inline policy of the user is stored.</summary>
public class PutUserPolicyResponse : AmazonWebServiceResponse;
