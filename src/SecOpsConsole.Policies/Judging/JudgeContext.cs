using System.Collections.Frozen;

namespace SecOpsConsole.Policies;

/// <summary>What the judge must know about the bucket and its surroundings.</summary>
public sealed record JudgeContext
{
    /// <summary>Account id of the bucket's owner: twelve digits. Principals of this account are Internal.</summary>
    public required string BucketAccount { get; init; }

    /// <summary>Name of the bucket, for sentences.</summary>
    public string? BucketName { get; init; }

    /// <summary>Accounts that are ours although they do not own the bucket. They stay in the list of external accounts, flagged as trusted.</summary>
    public IReadOnlySet<string> TrustedAccounts { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Ids of our own organizations (<c>o-…</c>).</summary>
    public IReadOnlySet<string> OrganizationIds { get; init; } = FrozenSet<string>.Empty;
}
