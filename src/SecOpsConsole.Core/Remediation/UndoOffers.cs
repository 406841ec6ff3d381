using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Remediation;

/// <summary>Whether one attempt can be undone now, and if not, why not in one sentence: as long as what it wrote is what is live.</summary>
internal static class UndoOffers
{
    /// <param name="attempt">The attempt in question.</param>
    /// <param name="bucket">Its bucket, as it was last seen.</param>
    /// <param name="active">The attempt that is under way on the bucket, if one is.</param>
    /// <param name="preImage">The policy that an undo would bring back; null for other subjects.</param>
    public static ActionOffer For(RemediationAttempt attempt, Bucket bucket, RemediationAttempt? active, PolicyVersion? preImage) => attempt.Status switch
    {
        AttemptStatus.Queued or AttemptStatus.InProgress or AttemptStatus.Succeeded => ActionOffer.No(AttemptText.UnderWay(attempt)),
        AttemptStatus.Undone => ActionOffer.No("It was undone already."),
        AttemptStatus.Failed or AttemptStatus.Superseded or AttemptStatus.Cancelled => ActionOffer.No(Unverified(attempt)),
        AttemptStatus.Verified => ForVerified(attempt, bucket, active, preImage),
    };

    /// <summary>Why what was never verified is not undone: AWS may have taken the write all the same.</summary>
    public static string Unverified(RemediationAttempt attempt) => attempt switch
    {
        { Status: AttemptStatus.Failed, AwsRequestId: not null } => "AWS took the write, but it could not be read back, so it cannot be undone as such. Look at what is live now, and revert, repair or approve that.",
        { Status: AttemptStatus.Failed } => "It failed, so there is nothing that can be undone. What is live now is what counts.",
        { AwsRequestId: not null } => "AWS took the write, and somebody changed it again at the same moment, so there is nothing to undo.",
        _ => "It changed nothing.",
    };

    /// <summary>The state of the subject as the store knows it; null when it is not known.</summary>
    public static string? KnownState(AttemptSubject subject, Bucket bucket) => subject switch
    {
        AttemptSubject.BucketPolicy => bucket.LiveFingerprint,
        AttemptSubject.BlockPublicAccess => bucket.BlockState,
        AttemptSubject.Encryption => bucket.Encryption,
        AttemptSubject.Principal or AttemptSubject.AccountBlock => null,
    };

    private static ActionOffer ForVerified(RemediationAttempt attempt, Bucket bucket, RemediationAttempt? active, PolicyVersion? preImage) => true switch
    {
        _ when attempt.Action == RemediationActionId.RestorePreImage => ActionOffer.No("This is an undo itself. Decide about what is live now instead."),
        _ when active is not null => ActionOffer.No(AttemptText.UnderWay(active)),
        _ when bucket.DeletedUtc is not null => ActionOffer.No("The bucket does not exist any more."),
        _ when attempt.CreatedUtc < bucket.RecreatedUtc => ActionOffer.No("The bucket was deleted after that. The one that has its name now is another."),
        _ when attempt.PreImageState is null || (attempt.Subject == AttemptSubject.BucketPolicy && preImage is null) =>
            ActionOffer.No("What was there before it is not known."),
        _ when KnownState(attempt.Subject, bucket) != attempt.TargetFingerprint => ActionOffer.No("It was changed again after that, so there is nothing to undo."),
        _ when preImage is { Public: not PublicAnswer.No } && bucket.EffectiveBlock?.BlockPublicPolicy == true =>
            ActionOffer.No("The policy that it replaced may be public, and Block Public Access refuses such policies here. Undo the containment first."),
        _ => ActionOffer.Yes,
    };
}
