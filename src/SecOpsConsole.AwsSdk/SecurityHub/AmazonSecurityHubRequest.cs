using Amazon.Runtime;

namespace Amazon.SecurityHub;

/// <summary>What all requests to Security Hub have in common.</summary>
public class AmazonSecurityHubRequest : AmazonWebServiceRequest;
