using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>Answer of DeleteFindingsFilter.</summary>
public class DeleteFindingsFilterResponse : AmazonWebServiceResponse;
