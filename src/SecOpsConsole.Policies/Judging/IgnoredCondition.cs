namespace SecOpsConsole.Policies;

/// <summary>A condition that does not limit who the grant reaches.</summary>
/// <param name="Operator">The operator as written.</param>
/// <param name="Key">The key as written.</param>
/// <param name="Reason">Why not.</param>
public sealed record IgnoredCondition(string Operator, string Key, IgnoredReason Reason)
{
    /// <summary>The reason as a sentence.</summary>
    public string Why => Reason switch
    {
        IgnoredReason.Negated => $"{Operator} on {Key} is true for everybody else, and for requests without the key; it does not limit who.",
        IgnoredReason.IfExists => $"{Operator} is true when a request has no {Key}; it does not limit who.",
        IgnoredReason.ForAllValues => $"{Operator} is true when a request has no {Key}; it would need a Null test beside it.",
        IgnoredReason.WildcardValue => $"A value of {Key} holds a wildcard; S3 counts only fixed values.",
        IgnoredReason.PolicyVariable => $"A value of {Key} is a policy variable; S3 counts only fixed values.",
        IgnoredReason.WrongShape => $"A value of {Key} does not have the form that names a fixed caller.",
        IgnoredReason.TooBroadCidr => $"A range of {Key} is broader than /8 (IPv4) or /32 (IPv6); S3 counts that as public.",
        IgnoredReason.CallerControlled => $"{Key} is sent by the caller; it does not limit who.",
        IgnoredReason.DescribesBucket => $"{Key} describes the bucket, not the caller; it is the same for everyone.",
        IgnoredReason.NotOnAwsList => $"{Key} is not one of the keys that S3 counts as a limit on who.",
        IgnoredReason.ExistenceOnly => $"Null asks only whether {Key} is there; it names nobody.",
        IgnoredReason.UnknownOperator => $"IAM has no operator {Operator}; it does not limit who.",
        IgnoredReason.WrongOperator => $"{Operator} does not fit {Key}; it does not limit who.",
    };
}
