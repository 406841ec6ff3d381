namespace SecOpsConsole.Policies;

/// <summary>Kinds of people and things that a policy grants access to. Ordered from the widest to the narrowest.</summary>
public enum AccessSubjectKind
{
    /// <summary>Anyone on the internet, signed in or not.</summary>
    Anyone,

    /// <summary>Anyone with an AWS account.</summary>
    AnyAwsAccount,

    /// <summary>An AWS service on behalf of anybody.</summary>
    UnscopedService,

    /// <summary>Anybody within fixed networks, organizations or access points.</summary>
    Limited,

    /// <summary>Another account or a principal of it, or one whose account is unknown.</summary>
    Outsider,

    /// <summary>An AWS service on behalf of fixed sources.</summary>
    Service,

    /// <summary>The bucket's own account or a principal of it.</summary>
    Own,
}
