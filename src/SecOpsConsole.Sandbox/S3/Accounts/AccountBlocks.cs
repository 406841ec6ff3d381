using System.Collections.Concurrent;
using SecOpsConsole.Sandbox.State;

namespace SecOpsConsole.Sandbox.S3.Accounts;

/// <summary>
/// Block Public Access of whole accounts, and what an organisation imposes on them. Where an organisation's policy is attached it is in effect
/// and the account's own setting waits underneath until it is detached (AWS Organizations user guide, "Amazon S3 policies").
/// </summary>
internal sealed class AccountBlocks(SandboxState state)
{
    private readonly StateSection<PublicAccessBlock> own = state.Section<PublicAccessBlock>("s3/account-blocks");
    private readonly StateSection<PublicAccessBlock> imposed = state.Section<PublicAccessBlock>("s3/organization-blocks");
    private readonly ConcurrentDictionary<string, PublicAccessBlock?> previous = new(StringComparer.Ordinal);

    /// <summary>What is in effect for the account; null when nothing is configured.</summary>
    public PublicAccessBlock? Effective(string account) => imposed.Find(account) ?? own.Find(account);

    /// <summary>What was in effect before the last change.</summary>
    public PublicAccessBlock? Stale(string account) =>
        IsManaged(account) ? Effective(account) : previous.TryGetValue(account, out var before) ? before : own.Find(account);

    public bool IsManaged(string account) => imposed.Find(account) is not null;

    /// <summary>Null removes the configuration.</summary>
    public void Set(string account, PublicAccessBlock? block)
    {
        previous[account] = own.Find(account);
        if (block is null)
        {
            own.Remove(account);
        }
        else
        {
            own.Set(account, block);
        }
    }

    /// <summary>Attaches an organisation's policy, which sets all four at once; null detaches it.</summary>
    public void Impose(string account, bool? on)
    {
        if (on is { } all)
        {
            imposed.Set(account, new PublicAccessBlock(all, all, all, all));
        }
        else
        {
            imposed.Remove(account);
        }
    }

    /// <summary>S3 applies the most restrictive combination of bucket and account.</summary>
    public PublicAccessBlock EffectiveOf(BucketRecord bucket)
    {
        var (mine, account) = (bucket.PublicAccessBlock ?? PublicAccessBlock.Off, Effective(bucket.OwnerAccount) ?? PublicAccessBlock.Off);
        return new PublicAccessBlock(
            mine.BlockPublicAcls || account.BlockPublicAcls, mine.IgnorePublicAcls || account.IgnorePublicAcls,
            mine.BlockPublicPolicy || account.BlockPublicPolicy, mine.RestrictPublicBuckets || account.RestrictPublicBuckets);
    }

    public void DropStale() => previous.Clear();
}
