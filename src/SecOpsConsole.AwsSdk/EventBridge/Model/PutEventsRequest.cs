using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

/// <summary>Puts events on buses.</summary>
public class PutEventsRequest : AmazonWebServiceRequest
{
    /// <summary>At most ten.</summary>
    public List<PutEventsRequestEntry> Entries { get; set; } = null!;
}
