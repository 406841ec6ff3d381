namespace Amazon.Macie2.Model;

/// <summary>Provides information about an Identity and Access Management (IAM) user who performed an action on an affected resource.</summary>
public class IamUser
{
    /// <summary>The unique identifier for the Amazon Web Services account that's associated with the IAM user who performed the action.</summary>
    public string AccountId { get; set; } = null!;

    /// <summary>The Amazon Resource Name (ARN) of the principal that performed the action.</summary>
    public string Arn { get; set; } = null!;

    /// <summary>The unique identifier for the IAM user who performed the action.</summary>
    public string PrincipalId { get; set; } = null!;

    /// <summary>The username of the IAM user who performed the action.</summary>
    public string UserName { get; set; } = null!;
}
