namespace SecOpsConsole.Core.Offenders;

/// <summary>What kind of actor it is; only the first two can carry an inline policy that anybody but AWS may change.</summary>
public enum PrincipalClass
{
    User,
    Role,
    /// <summary>A person who comes through IAM Identity Center, known by the session: its role belongs to a whole permission set.</summary>
    IdentityCenter,
    /// <summary>The account's root user.</summary>
    Root,
    /// <summary>A federated user or something newer: nothing can be attached to it.</summary>
    Other,
}
