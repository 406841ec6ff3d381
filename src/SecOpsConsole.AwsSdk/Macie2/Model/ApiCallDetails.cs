namespace Amazon.Macie2.Model;

/// <summary>Provides information about an API operation that an entity invoked for an affected resource.</summary>
public class ApiCallDetails
{
    /// <summary>The name of the operation that was invoked most recently and produced the finding.</summary>
    public string Api { get; set; } = null!;

    /// <summary>The URL of the Amazon Web Services service that provides the operation, for example: s3.amazonaws.com.</summary>
    public string ApiServiceName { get; set; } = null!;

    /// <summary>The first date and time, in UTC and extended ISO 8601 format, when any operation was invoked and produced the finding.</summary>
    public DateTime? FirstSeen { get; set; }

    /// <summary>The most recent date and time, in UTC and extended ISO 8601 format, when the specified operation (api) was invoked and produced the finding.</summary>
    public DateTime? LastSeen { get; set; }
}
