namespace SecOpsConsole.Policies;

/// <summary>The kinds of principal that the policy grammar knows.</summary>
public enum PrincipalType
{
    /// <summary>Accounts, users, roles, sessions; also <c>*</c>.</summary>
    Aws,

    /// <summary>AWS services, such as <c>cloudtrail.amazonaws.com</c>.</summary>
    Service,

    /// <summary>Identity providers, such as <c>accounts.google.com</c>.</summary>
    Federated,

    /// <summary>The 64-digit canonical id of an account.</summary>
    CanonicalUser,
}
