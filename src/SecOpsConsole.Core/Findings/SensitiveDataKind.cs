namespace SecOpsConsole.Core.Findings;

/// <summary>What kind of sensitive data Macie found (its categories), the least grave first.</summary>
public enum SensitiveDataKind
{
    /// <summary>What a custom data identifier of the account describes.</summary>
    Custom,
    Personal,
    Financial,
    /// <summary>Several kinds, and Macie did not say which; credentials may be among them.</summary>
    Several,
    Credentials,
}
