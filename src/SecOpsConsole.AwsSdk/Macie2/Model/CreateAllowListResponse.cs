using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>Answer of CreateAllowList.</summary>
public class CreateAllowListResponse : AmazonWebServiceResponse
{
    /// <summary>The Amazon Resource Name (ARN) of the allow list.</summary>
    public string Arn { get; set; } = null!;

    /// <summary>The unique identifier for the allow list.</summary>
    public string Id { get; set; } = null!;
}
