using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

/// <summary>What became of each entry, in the order of the request.</summary>
public class PutEventsResponse : AmazonWebServiceResponse
{
    /// <summary>Null when the answer had none.</summary>
    public List<PutEventsResultEntry> Entries { get; set; } = null!;

    /// <summary>How many were refused.</summary>
    public int? FailedEntryCount { get; set; }
}
