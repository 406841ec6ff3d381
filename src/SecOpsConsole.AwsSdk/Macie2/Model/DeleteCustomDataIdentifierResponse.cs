using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>Answer of DeleteCustomDataIdentifier.</summary>
public class DeleteCustomDataIdentifierResponse : AmazonWebServiceResponse;
