using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>What all requests to Macie have in common.</summary>
public class AmazonMacie2Request : AmazonWebServiceRequest;
