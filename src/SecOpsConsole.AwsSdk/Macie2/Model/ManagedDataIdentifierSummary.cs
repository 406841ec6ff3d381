namespace Amazon.Macie2.Model;

/// <summary>Provides information about a managed data identifier.</summary>
public class ManagedDataIdentifierSummary
{
    /// <summary>The category of sensitive data that the managed data identifier detects: CREDENTIALS, for credentials data such as private keys or Amazon Web …</summary>
    public SensitiveDataItemCategory Category { get; set; } = null!;

    /// <summary>The unique identifier for the managed data identifier.</summary>
    public string Id { get; set; } = null!;
}
