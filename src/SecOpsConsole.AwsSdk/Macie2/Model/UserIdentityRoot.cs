namespace Amazon.Macie2.Model;

/// <summary>Provides information about an Amazon Web Services account and entity that performed an action on an affected resource.</summary>
public class UserIdentityRoot
{
    /// <summary>The unique identifier for the Amazon Web Services account.</summary>
    public string AccountId { get; set; } = null!;

    /// <summary>The Amazon Resource Name (ARN) of the principal that performed the action.</summary>
    public string Arn { get; set; } = null!;

    /// <summary>The unique identifier for the entity that performed the action.</summary>
    public string PrincipalId { get; set; } = null!;
}
