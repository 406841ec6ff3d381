using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>Answer of UpdateClassificationJob.</summary>
public class UpdateClassificationJobResponse : AmazonWebServiceResponse;
