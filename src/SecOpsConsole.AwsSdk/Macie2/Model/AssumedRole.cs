namespace Amazon.Macie2.Model;

/// <summary>Provides information about an identity that performed an action on an affected resource by using temporary security credentials.</summary>
public class AssumedRole
{
    /// <summary>The Amazon Web Services access key ID that identifies the credentials.</summary>
    public string AccessKeyId { get; set; } = null!;

    /// <summary>The unique identifier for the Amazon Web Services account that owns the entity that was used to get the credentials.</summary>
    public string AccountId { get; set; } = null!;

    /// <summary>The Amazon Resource Name (ARN) of the entity that was used to get the credentials.</summary>
    public string Arn { get; set; } = null!;

    /// <summary>The unique identifier for the entity that was used to get the credentials.</summary>
    public string PrincipalId { get; set; } = null!;

    /// <summary>The details of the session that was created for the credentials, including the entity that issued the session.</summary>
    public SessionContext SessionContext { get; set; } = null!;
}
