namespace Amazon.Macie2.Model;

/// <summary>Request of EnableMacie.</summary>
public class EnableMacieRequest : AmazonMacie2Request
{
    /// <summary>A unique, case-sensitive token that you provide to ensure the idempotency of the request.</summary>
    public string ClientToken { get; set; } = null!;

    /// <summary>Specifies how often to publish updates to policy findings for the account.</summary>
    public FindingPublishingFrequency FindingPublishingFrequency { get; set; } = null!;

    /// <summary>Specifies the new status for the account.</summary>
    public MacieStatus Status { get; set; } = null!;
}
