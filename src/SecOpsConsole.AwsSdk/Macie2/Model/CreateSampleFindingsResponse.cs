using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>Answer of CreateSampleFindings.</summary>
public class CreateSampleFindingsResponse : AmazonWebServiceResponse;
