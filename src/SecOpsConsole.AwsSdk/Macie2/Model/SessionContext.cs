namespace Amazon.Macie2.Model;

/// <summary>Provides information about a session that was created for an entity that performed an action by using temporary security credentials.</summary>
public class SessionContext
{
    /// <summary>The date and time when the credentials were issued, and whether the credentials were authenticated with a multi-factor authentication (MFA) device.</summary>
    public SessionContextAttributes Attributes { get; set; } = null!;

    /// <summary>The source and type of credentials that were issued to the entity.</summary>
    public SessionIssuer SessionIssuer { get; set; } = null!;
}
