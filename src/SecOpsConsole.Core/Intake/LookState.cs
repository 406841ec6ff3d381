using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Suppressions;

namespace SecOpsConsole.Core.Intake;

/// <summary>What the write of one look works on: the facts, the rows, and what was concluded so far.</summary>
internal sealed class LookState(WriteScope scope, LookFacts facts, Bucket bucket)
{
    public WriteScope Scope { get; } = scope;
    public LookFacts Facts { get; } = facts;
    public Bucket Bucket { get; } = bucket;

    /// <summary>The version that is live; null when it could not be read.</summary>
    public PolicyVersion? Live { get; set; }

    /// <summary>The version that the event told of; null when it told of none.</summary>
    public PolicyVersion? Told { get; set; }

    public required JudgedBucket Judged { get; init; }
    public BaselineChoice Baseline { get; set; } = BaselineChoice.Missing(HoldReason.NoBaseline);

    /// <summary>The exceptions and false positives of this bucket that are active.</summary>
    public IReadOnlyList<Suppression> Suppressions { get; set; } = [];

    /// <summary>Something newer than our event is known: the difference between it and the live policy is explained.</summary>
    public bool NewerIsKnown { get; set; }

    /// <summary>
    /// The live policy was told of in the very second of the event: CloudTrail's times do not say which came first.
    /// </summary>
    public bool ToldInSameSecond { get; set; }

    /// <summary>Block Public Access is as the console itself set it last.</summary>
    public bool BlockIsOurs { get; set; }

    /// <summary>The change of the account that came since the last look; null when the account is as it was, or nobody told.</summary>
    public AccountExplanation? AccountChange { get; set; }

    /// <summary>The account's block changed since the last look, and it was the console that changed it.</summary>
    public bool AccountIsOurs { get; set; }

    /// <summary>The account's change laid this open; a bucket's own event is the better explanation.</summary>
    public AccountExplanation? AccountExplains(JudgedProblem problem) => problem.IsExposed && !Explains(problem) ? AccountChange : null;

    /// <summary>What was read may be stale: look again before believing it.</summary>
    public bool LookAgain { get; set; }

    /// <summary>The event is about what is live now: its actor and time belong to the findings.</summary>
    public bool EventExplainsLive => Facts.Event is not null && (Told is null ? !Facts.EventTellsPolicy : Told == Live);

    /// <summary>
    /// The event is about this problem: a call on another setting of the bucket only made us look, and whoever made it has nothing to do
    /// with what we found there.
    /// </summary>
    public bool Explains(JudgedProblem problem) => EventExplainsLive && Facts.Event!.Kind switch
    {
        BucketChangeKind.PolicyPut or BucketChangeKind.PolicyDeleted => problem.ByPolicy,
        BucketChangeKind.Acl => !problem.ByPolicy,
        BucketChangeKind.BlockPublicAccess => true,
        BucketChangeKind.Encryption or BucketChangeKind.ObjectOwnership or BucketChangeKind.Created or BucketChangeKind.Deleted => false,
    };

    /// <summary>The event changed what the live policy lets people do.</summary>
    public bool EventExplainsPolicy => EventExplainsLive
        && Facts.Event!.Kind is BucketChangeKind.PolicyPut or BucketChangeKind.PolicyDeleted or BucketChangeKind.BlockPublicAccess;

    /// <summary>Findings that this look opened, reopened or found worse than they were.</summary>
    public int Found { get; set; }

    /// <summary>What the event told is not what is live.</summary>
    public bool EventDiffers => Told is not null && Live is not null && Told != Live;

    /// <summary>Believe what was read: a newer change explains it, or we have looked often enough.</summary>
    public bool LiveIsBelieved => EventExplainsLive || NewerIsKnown || Facts.Payload.IsLast;

    /// <summary>Approved by a person for exactly this content of this bucket: neither reopened nor remediated.</summary>
    public bool LiveIsApproved => Live is { Accepted: true, ApprovedBy: not null } && !(Live.AcceptedUtc < Bucket.RecreatedUtc);

    /// <summary>
    /// A person approved exactly this, and it lets in nobody whom it did not let in then. What Block Public Access held back at the approval and
    /// does not any more was never approved.
    /// </summary>
    public bool IsApproved(JudgedProblem problem) => LiveIsApproved && problem.ByPolicy && !IsLaidOpen(problem);

    /// <summary>It was approved while it was held back, and nothing holds it any more. As for an exception, unknown is that only when it stays unknown.</summary>
    public bool IsLaidOpen(JudgedProblem problem) => SeemsLaidOpen(problem) && (Facts.Settings.BlockIsCertain || Facts.Payload.IsLast);

    /// <summary>The approval does not cover it, or nobody knows whether it does.</summary>
    public bool SeemsLaidOpen(JudgedProblem problem) => Live is { ApprovedBlocked: true } && problem is { ByPolicy: true, IsExposed: true };

    /// <summary>When what is live came to be, as far as we know.</summary>
    public DateTime ChangeUtc => EventExplainsLive ? Facts.EventUtc : AccountChange?.AtUtc ?? Facts.ObservedUtc;

    public string DedupKey(JudgedProblem problem) => problem.DedupKey(Bucket);

    public Suppression? SuppressionOf(JudgedProblem problem) =>
        Suppressions.FirstOrDefault(row => row.State == SuppressionState.Active && row.DedupKey == DedupKey(problem));

    /// <summary>
    /// Fingerprints of the live statements that a person accepted. Asked after the findings were recorded: what did not fit is superseded then.
    /// </summary>
    public IReadOnlySet<string> AcceptedStatements() => Judged.Problems.Where(problem => problem.IsStatement && SuppressionOf(problem) is not null)
        .Select(problem => problem.Subject).ToHashSet(StringComparer.Ordinal);
}
