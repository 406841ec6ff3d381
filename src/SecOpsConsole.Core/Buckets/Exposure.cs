namespace SecOpsConsole.Core.Buckets;

/// <summary>Who can reach a bucket now, from the live policy, ACL and Block Public Access. Ordered from nobody to everybody.</summary>
public enum Exposure
{
    Unknown,
    OwnAccount,
    Organization,
    OtherAccounts,
    /// <summary>Public, but Block Public Access holds.</summary>
    Blocked,
    AnyAwsAccount,
    Public,
}
