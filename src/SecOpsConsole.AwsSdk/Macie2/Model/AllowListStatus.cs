namespace Amazon.Macie2.Model;

/// <summary>Provides information about the current status of an allow list, which indicates whether Amazon Macie can access and use the list's criteria.</summary>
public class AllowListStatus
{
    /// <summary>The current status of the allow list.</summary>
    public AllowListStatusCode Code { get; set; } = null!;

    /// <summary>A brief description of the status of the allow list.</summary>
    public string Description { get; set; } = null!;
}
