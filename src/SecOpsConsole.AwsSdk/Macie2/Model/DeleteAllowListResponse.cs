using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>Answer of DeleteAllowList.</summary>
public class DeleteAllowListResponse : AmazonWebServiceResponse;
