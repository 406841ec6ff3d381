using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Sweep;

/// <summary>What of a bucket is not as it was known, though nobody told of a change.</summary>
internal sealed record SweepDifference(bool IsNew, bool Policy, bool Block, bool Acl, bool Encryption, bool Unreadable)
{
    public bool Any => IsNew || Policy || Block || Acl || Encryption || Unreadable;

    /// <param name="known">The row before the look changes it.</param>
    /// <param name="liveFingerprint">Null when the policy could not be read.</param>
    /// <param name="settings">As they were read now.</param>
    public static SweepDifference Of(Bucket known, string? liveFingerprint, BucketSettings settings)
    {
        if (known.ObservedUtc is null || known.DeletedUtc is not null)
        {
            return new SweepDifference(IsNew: true, Policy: false, Block: false, Acl: false, Encryption: false, Unreadable: false);
        }

        return new SweepDifference(
            IsNew: false,
            Policy: liveFingerprint is not null && known.LiveFingerprint is not null && known.LiveFingerprint != liveFingerprint,
            Block: settings.BlockPublicAccess is { } block && SweepComparison.BlockOf(known) is { } before && before != block,
            Acl: (settings.AclPublic is { } open && open != known.AclPublic) || (settings.AclGrants is { } grants && known.AclGrants is { } granted && grants != granted),
            Encryption: settings.Encryption is { } encryption && known.Encryption is { } earlier && earlier != encryption,
            Unreadable: liveFingerprint is null && known.LookError is null);
    }

    /// <summary>One sentence for the bucket's timeline.</summary>
    public string Text => this switch
    {
        { IsNew: true } => "The sweep found this bucket; no event told of it.",
        { Unreadable: true } => "The sweep found that the policy can no longer be read; no event told of a change.",
        _ => $"The sweep found another {string.Join(" and another ", Parts())} than was known; no event told of it.",
    };

    private IEnumerable<string> Parts()
    {
        if (Policy)
        {
            yield return "policy";
        }

        if (Block)
        {
            yield return "Block Public Access setting";
        }

        if (Acl)
        {
            yield return "ACL";
        }

        if (Encryption)
        {
            yield return "default encryption";
        }
    }
}
