using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>Answer of CreateCustomDataIdentifier.</summary>
public class CreateCustomDataIdentifierResponse : AmazonWebServiceResponse
{
    /// <summary>The unique identifier for the custom data identifier that was created.</summary>
    public string CustomDataIdentifierId { get; set; } = null!;
}
