using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>Answer of CreateFindingsFilter.</summary>
public class CreateFindingsFilterResponse : AmazonWebServiceResponse
{
    /// <summary>The Amazon Resource Name (ARN) of the filter that was created.</summary>
    public string Arn { get; set; } = null!;

    /// <summary>The unique identifier for the filter that was created.</summary>
    public string Id { get; set; } = null!;
}
