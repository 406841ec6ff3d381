namespace Amazon.Macie2.Model;

/// <summary>Provides information about an Amazon Web Service that performed an action on an affected resource.</summary>
public class AwsService
{
    /// <summary>The name of the Amazon Web Service that performed the action.</summary>
    public string InvokedBy { get; set; } = null!;
}
