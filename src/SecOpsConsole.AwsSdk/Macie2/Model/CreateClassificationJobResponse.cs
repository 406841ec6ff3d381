using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>Answer of CreateClassificationJob.</summary>
public class CreateClassificationJobResponse : AmazonWebServiceResponse
{
    /// <summary>The Amazon Resource Name (ARN) of the job.</summary>
    public string JobArn { get; set; } = null!;

    /// <summary>The unique identifier for the job.</summary>
    public string JobId { get; set; } = null!;
}
