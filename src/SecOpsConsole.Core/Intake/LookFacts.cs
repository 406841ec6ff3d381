using SecOpsConsole.Core.Ports;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Intake;

/// <summary>What a look read, before anything is written.</summary>
internal sealed record LookFacts
{
    public required LookPayload Payload { get; init; }

    /// <summary>When the reading began: a later look knows better.</summary>
    public required DateTime ObservedUtc { get; init; }

    /// <summary>The event that made us look, if one did.</summary>
    public EventFacts.BucketChange? Event { get; init; }

    /// <summary>AWS says that the bucket does not exist.</summary>
    public bool Gone { get; init; }

    /// <summary>Why the live policy could not be read; null when it was.</summary>
    public string? ReadError { get; init; }

    public string? LiveText { get; init; }
    public PolicyVerdict? Verdict { get; init; }
    public BucketSettings Settings { get; init; } = new(null, null, null, null, []);

    /// <summary>What AWS answered about Block Public Access is likely stale: what the console read back itself stands in for it.</summary>
    public bool BlockIsDoubted { get; init; }

    /// <summary>The same about the default encryption.</summary>
    public bool EncryptionIsDoubted { get; init; }

    /// <summary>The ACL could not be read and was public when it was read last: that stands in for it.</summary>
    public bool AclIsDoubted { get; init; }

    /// <summary>AWS Config's items, newest first; empty when Config was not asked or knows nothing.</summary>
    public IReadOnlyList<ConfigurationPolicy> History { get; init; } = [];

    /// <summary>Events can lie about the future: nothing happened after we read.</summary>
    public DateTime EventUtc => Event?.EventUtc is { } told && told < ObservedUtc ? told : ObservedUtc;

    /// <summary>The event tells what the policy became: it carries it, or it says that it was deleted.</summary>
    public bool EventTellsPolicy => Event is { Kind: BucketChangeKind.PolicyDeleted } or { Kind: BucketChangeKind.PolicyPut, PolicyText: not null };
}
