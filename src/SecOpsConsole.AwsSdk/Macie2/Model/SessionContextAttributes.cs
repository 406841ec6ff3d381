namespace Amazon.Macie2.Model;

/// <summary>Provides information about the context in which temporary security credentials were issued to an entity.</summary>
public class SessionContextAttributes
{
    /// <summary>The date and time, in UTC and ISO 8601 format, when the credentials were issued.</summary>
    public DateTime? CreationDate { get; set; }

    /// <summary>Specifies whether the credentials were authenticated with a multi-factor authentication (MFA) device.</summary>
    public bool? MfaAuthenticated { get; set; }
}
