using Amazon.Runtime;

namespace Amazon.IdentityManagement;

/// <summary>What all requests of IAM have in common.</summary>
public class AmazonIdentityManagementServiceRequest : AmazonWebServiceRequest;
