namespace Amazon.EventBridge.Model;

/// <summary>What became of one entry: an id, or an error.</summary>
public class PutEventsResultEntry
{
    /// <summary>Null when it was taken.</summary>
    public string ErrorCode { get; set; } = null!;

    /// <summary>Null when it was taken.</summary>
    public string ErrorMessage { get; set; } = null!;

    /// <summary>Null when it was refused.</summary>
    public string EventId { get; set; } = null!;
}
