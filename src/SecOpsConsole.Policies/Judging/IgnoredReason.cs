namespace SecOpsConsole.Policies;

/// <summary>Why a condition does not limit who a grant reaches.</summary>
public enum IgnoredReason
{
    /// <summary>A negated operator admits everybody else, and requests without the key.</summary>
    Negated,

    /// <summary>IfExists is true when the key is absent.</summary>
    IfExists,

    /// <summary>ForAllValues is true when the key is absent.</summary>
    ForAllValues,

    /// <summary>A value holds a wildcard and so is not fixed.</summary>
    WildcardValue,

    /// <summary>A value holds a policy variable and so is not fixed.</summary>
    PolicyVariable,

    /// <summary>A value does not have the shape of its key (twelve digits, o-…, vpce-…).</summary>
    WrongShape,

    /// <summary>An address range broader than /8 (IPv4) or /32 (IPv6).</summary>
    TooBroadCidr,

    /// <summary>The caller chooses the value.</summary>
    CallerControlled,

    /// <summary>The key describes the bucket or object and is the same for every caller.</summary>
    DescribesBucket,

    /// <summary>Not one of the keys that S3 counts as a limit.</summary>
    NotOnAwsList,

    /// <summary>Asks only whether the key is there.</summary>
    ExistenceOnly,

    /// <summary>IAM has no such operator.</summary>
    UnknownOperator,

    /// <summary>The operator does not fit the key (a string test on an address).</summary>
    WrongOperator,
}
