namespace Amazon.EventBridge.Model;

/// <summary>One event.</summary>
public class PutEventsRequestEntry
{
    /// <summary>A JSON object.</summary>
    public string Detail { get; set; } = null!;

    /// <summary>What kind of event it is.</summary>
    public string DetailType { get; set; } = null!;

    /// <summary>Name or ARN; the default bus when not set.</summary>
    public string EventBusName { get; set; } = null!;

    /// <summary>ARNs of what it is about.</summary>
    public List<string> Resources { get; set; } = null!;

    /// <summary>Who tells; never beginning with aws.</summary>
    public string Source { get; set; } = null!;

    /// <summary>When it happened; the time of the call when not set.</summary>
    public DateTime? Time { get; set; }
}
