namespace Amazon.Macie2.Model;

/// <summary>Provides information about the source and type of temporary security credentials that were issued to an entity.</summary>
public class SessionIssuer
{
    /// <summary>The unique identifier for the Amazon Web Services account that owns the entity that was used to get the credentials.</summary>
    public string AccountId { get; set; } = null!;

    /// <summary>The Amazon Resource Name (ARN) of the source account, Identity and Access Management (IAM) user, or role that was used to get the credentials.</summary>
    public string Arn { get; set; } = null!;

    /// <summary>The unique identifier for the entity that was used to get the credentials.</summary>
    public string PrincipalId { get; set; } = null!;

    /// <summary>The source of the temporary security credentials, such as Root, IAMUser, or Role.</summary>
    public string Type { get; set; } = null!;

    /// <summary>The name or alias of the user or role that issued the session.</summary>
    public string UserName { get; set; } = null!;
}
