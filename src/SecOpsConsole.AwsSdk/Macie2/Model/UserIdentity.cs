namespace Amazon.Macie2.Model;

/// <summary>Provides information about the type and other characteristics of an entity that performed an action on an affected resource.</summary>
public class UserIdentity
{
    /// <summary>If the action was performed with temporary security credentials that were obtained using the AssumeRole operation of the Security Token Service …</summary>
    public AssumedRole AssumedRole { get; set; } = null!;

    /// <summary>If the action was performed using the credentials for another Amazon Web Services account, the details of that account.</summary>
    public AwsAccount AwsAccount { get; set; } = null!;

    /// <summary>If the action was performed by an Amazon Web Services account that belongs to an Amazon Web Services service, the name of the service.</summary>
    public AwsService AwsService { get; set; } = null!;

    /// <summary>If the action was performed with temporary security credentials that were obtained using the GetFederationToken operation of the Security Token …</summary>
    public FederatedUser FederatedUser { get; set; } = null!;

    /// <summary>If the action was performed using the credentials for an Identity and Access Management (IAM) user, the name and other details about the user.</summary>
    public IamUser IamUser { get; set; } = null!;

    /// <summary>If the action was performed using the credentials for your Amazon Web Services account, the details of your account.</summary>
    public UserIdentityRoot Root { get; set; } = null!;

    /// <summary>The type of entity that performed the action.</summary>
    public UserIdentityType Type { get; set; } = null!;
}
