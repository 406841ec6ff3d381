using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Intake;

/// <summary>What a source read from an event. A hint, never a truth: what is acted on is read live.</summary>
public abstract record EventFacts
{
    private EventFacts()
    {
    }

    /// <summary>What the event list shows: the API call, the finding's type.</summary>
    public string? Name { get; init; }

    /// <summary>The account that owns the resource, and where it lives.</summary>
    public string? AccountId { get; init; }
    public string? Region { get; init; }
    public string? BucketName { get; init; }
    public DateTime? EventUtc { get; init; }

    /// <summary>detail.eventID + recipientAccountId: the same call may come in several envelopes.</summary>
    public string? DetailKey { get; init; }
    public Actor Actor { get; init; } = new();

    /// <summary>One sentence for the timeline or the event list.</summary>
    public string Note { get; init; } = "";

    /// <summary>A call that changed who reaches a bucket: look at it.</summary>
    public sealed record BucketChange : EventFacts
    {
        public required BucketChangeKind Kind { get; init; }

        /// <summary>The policy that was put; null when it was deleted or the event does not carry it.</summary>
        public string? PolicyText { get; init; }

        /// <summary>The Block Public Access settings that were put; null when it was another call.</summary>
        public BlockPublicAccess? Block { get; init; }

        /// <summary>The default encryption that was put, or came with the deletion; null when it was another call, or the event does not carry it.</summary>
        public BucketEncryption? Encryption { get; init; }

        /// <summary>AWS's id of the call: equal to the one recorded with an attempt, it was our own.</summary>
        public string? RequestId { get; init; }
        public string? RoleSessionName { get; init; }
    }

    /// <summary>Settings of a whole account changed: look at all its buckets.</summary>
    public sealed record AccountChange : EventFacts
    {
        /// <summary>The Block Public Access settings that were put; null when the event does not carry them.</summary>
        public BlockPublicAccess? Block { get; init; }
        public string? RequestId { get; init; }
        public string? RoleSessionName { get; init; }
    }

    /// <summary>AWS refused the call: counted against the actor, never remediated.</summary>
    public sealed record FailedCall : EventFacts
    {
        public required string ErrorCode { get; init; }

        /// <summary>What it would have changed; null for the block of the whole account.</summary>
        public BucketChangeKind? Kind { get; init; }
        public string? PolicyText { get; init; }
        public BlockPublicAccess? Block { get; init; }

        /// <summary>The ACL that was refused would have let everybody in.</summary>
        public bool PublicAcl { get; init; }
    }

    /// <summary>The console's own inline policy on a user or role was put or deleted, by whomever.</summary>
    public sealed record PrincipalChange : EventFacts
    {
        public required string UserOrRoleName { get; init; }
        public required bool IsRole { get; init; }

        /// <summary>The document that was put; null when it was deleted.</summary>
        public string? PolicyText { get; init; }

        /// <summary>AWS refused it: nothing was changed.</summary>
        public string? ErrorCode { get; init; }
        public string? RequestId { get; init; }
        public string? RoleSessionName { get; init; }
    }

    /// <summary>The caller's account got a copy of a call on somebody else's bucket; the owner's own event counts.</summary>
    public sealed record CallersCopy : EventFacts;

    /// <summary>A finding of Amazon Macie.</summary>
    public sealed record MacieSignal : EventFacts
    {
        public required string FindingId { get; init; }
        public required string Type { get; init; }
        public required FindingCategory Category { get; init; }
        public required Severity Severity { get; init; }
        public required string Title { get; init; }
        public string? Description { get; init; }
        public string? ObjectKey { get; init; }
        public int Count { get; init; } = 1;

        /// <summary>How often each kind of sensitive data was found in the object, 0 where Macie did not say; null for policy findings and samples.</summary>
        public IReadOnlyDictionary<SensitiveDataKind, int>? Data { get; init; }

        public DateTime? CreatedUtc { get; init; }
        public DateTime? UpdatedUtc { get; init; }

        /// <summary>The first of the calls that a policy finding tells of; <see cref="EventFacts.EventUtc"/> is the last.</summary>
        public DateTime? FromUtc { get; init; }

        /// <summary>The default encryption that Macie saw, where it tells it for certain: SSE-S3.</summary>
        public BucketEncryption? Encryption { get; init; }

        /// <summary>Made by CreateSampleFindings: shown as a sample, and nothing is ever done about it.</summary>
        public bool Sample { get; init; }

        /// <summary>Already suppressed by one of Macie's own suppression rules.</summary>
        public bool Archived { get; init; }
    }

    /// <summary>AWS Config recorded a bucket: something about it may have changed, by whomever.</summary>
    public sealed record ConfigurationItem : EventFacts
    {
        /// <summary>Config's id of the recorded state; orders the items of one bucket.</summary>
        public required string StateId { get; init; }

        /// <summary>OK, ResourceDiscovered, ResourceDeleted, …</summary>
        public required string ItemStatus { get; init; }
    }

    /// <summary>An execution of a remediating state machine.</summary>
    public sealed record ExternalRemediation : EventFacts
    {
        public required string ExecutionArn { get; init; }
        public required string Status { get; init; }

        /// <summary>It runs no more, so the bucket may be different now.</summary>
        public bool Ended { get; init; }
    }

    /// <summary>Understood, and nothing follows from it.</summary>
    public sealed record OtherChange : EventFacts;

    /// <summary>Stored and listed; nobody knows what it is.</summary>
    public sealed record Unrecognised : EventFacts;
}
