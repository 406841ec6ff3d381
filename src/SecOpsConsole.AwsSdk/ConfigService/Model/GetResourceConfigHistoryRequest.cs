using Amazon.Runtime;

namespace Amazon.ConfigService.Model;

/// <summary>Asks for the configuration items of one resource.</summary>
public class GetResourceConfigHistoryRequest : AmazonWebServiceRequest
{
    /// <summary>Reverse (newest first) when not set.</summary>
    public ChronologicalOrder ChronologicalOrder { get; set; } = null!;

    /// <summary>The first item of the history when not set.</summary>
    public DateTime? EarlierTime { get; set; }

    /// <summary>Now when not set.</summary>
    public DateTime? LaterTime { get; set; }

    /// <summary>0 to 100; 0 or not set: 10.</summary>
    public int? Limit { get; set; }

    /// <summary>The token of the page before.</summary>
    public string NextToken { get; set; } = null!;

    /// <summary>Required; for a bucket its name.</summary>
    public string ResourceId { get; set; } = null!;

    /// <summary>Required.</summary>
    public ResourceType ResourceType { get; set; } = null!;
}
