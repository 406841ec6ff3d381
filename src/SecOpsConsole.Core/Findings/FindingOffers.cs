using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Findings;

/// <summary>
/// Which of the decisions a finding allows now, and if not, why not in one sentence. The page's buttons and the Desk
/// ask the same rules.
/// </summary>
internal static class FindingOffers
{
    public static FindingActions For(FindingState state) =>
        new(Approve(state), Revert(state), Repair(state), Contain(state), Escalate(state.Finding), Undo(state), Suppress(state), RestoreBlock(state)) { RestoreEncryption = RestoreEncryption(state) };

    private static ActionOffer Approve(FindingState state) =>
        CannotDecide(state) is { } why ? ActionOffer.No(why) : ActionOffer.Yes;

    private static ActionOffer Revert(FindingState state)
    {
        if (CannotDecide(state) is { } why)
        {
            return ActionOffer.No(why);
        }
        return state.Baseline switch
        {
            null when state.EarlierVersionKnown => ActionOffer.No("The earlier policies are weak too, so there is none to go back to. Change the policy by hand, or escalate."),
            null => ActionOffer.No("No earlier policy of this bucket is known, so there is none to go back to. Change the policy by hand, or escalate."),
            { Accepted: false } or { IsInvalid: true } => ActionOffer.No("The earlier policy is weak too, so going back would not help. Change the policy by hand, or escalate."),
            { ApprovedBlocked: true } when state.Bucket.EffectiveBlock?.RestrictPublicBuckets != true =>
                ActionOffer.No("The earlier policy was approved while Block Public Access held it back, and nothing holds it now, so going back would not help. Change the policy by hand, or escalate."),
            var baseline when baseline.Fingerprint == state.Bucket.LiveFingerprint => ActionOffer.No("The live policy is the baseline."),
            _ => ActionOffer.Yes,
        };
    }

    private static ActionOffer Repair(FindingState state)
    {
        if (CannotDecide(state) is { } why)
        {
            return ActionOffer.No(why);
        }
        return state switch
        {
            { Bucket.LookError: not null } => ActionOffer.No("The live policy could not be read at the last look, so it is not certain what a repair would change. Look again first."),
            { Repair.WhyNot: { } whyNot } => ActionOffer.No(whyNot),
            _ when state.Repair.Leaves(state.Finding) => ActionOffer.No("A repair takes out what lets everybody in; what this finding is about would stay. Change it by hand, or revert."),
            _ => ActionOffer.Yes,
        };
    }

    /// <summary>Needs nothing but the finding: also what has no bucket, or one that was not read yet, can be handed over.</summary>
    public static ActionOffer Escalate(Finding finding) => finding.WorkflowStatus switch
    {
        WorkflowStatus.New or WorkflowStatus.Notified or WorkflowStatus.Suppressed => ActionOffer.Yes,
        WorkflowStatus.Resolved => ActionOffer.No("The finding is resolved."),
    };

    /// <summary>A button in chat takes nobody's finding away: whoever has it may be at work on it, and their time would begin anew.</summary>
    public static ActionOffer EscalateFromChat(Finding finding) => Escalate(finding) switch
    {
        { Offered: false } offer => offer,
        _ when finding.AcknowledgedBy is { } taken => ActionOffer.No($"{taken} has taken it. Hand it over in the console when somebody else is to have it."),
        _ when finding.Assignee is { } assignee => ActionOffer.No($"It is with {assignee} already. Hand it over in the console when somebody else is to have it."),
        var offer => offer,
    };

    /// <summary>Grant an exception, or mark a false positive: offered where what is accepted is known to the last character.</summary>
    private static ActionOffer Suppress(FindingState state)
    {
        var finding = state.Finding;
        return true switch
        {
            _ when state.ActiveAttempt is { } active => ActionOffer.No(AttemptText.UnderWay(active)),
            _ when finding.WorkflowStatus == WorkflowStatus.Resolved => ActionOffer.No(AttemptText.Done(finding, state.LatestAttempt) ?? "The finding is resolved."),
            _ when finding.WorkflowStatus == WorkflowStatus.Suppressed => ActionOffer.No("The finding is suppressed."),
            _ when finding.Source == FindingSource.Macie => ActionOffer.Yes,
            _ when finding.Check == CheckIds.Unreadable => ActionOffer.No("Nobody knows what the live policy allows, so there is nothing that could be accepted. Look again."),
            _ when state.Bucket.LookError is not null => ActionOffer.No("The live policy could not be read at the last look, so it is not certain what would be accepted. Look again first."),
            _ when finding.Check == CheckIds.PublicAcl && state.Bucket.AclGrants is null => ActionOffer.No("It is not known what the ACL grants, so an exception could not be bound to it. Look again first."),
            _ when finding.Fingerprint is not null && finding.Fingerprint != state.Bucket.LiveFingerprint => ActionOffer.No("The policy was changed after this finding was judged; look again."),
            _ => ActionOffer.Yes,
        };
    }

    /// <summary>A matter of the bucket, not of the finding's kind: what Macie found in it is a reason too.</summary>
    private static ActionOffer Contain(FindingState state) => state.Finding.WorkflowStatus switch
    {
        WorkflowStatus.Resolved => ActionOffer.No(WhoWasFirst.Of(state) ?? "The finding is resolved."),
        WorkflowStatus.Suppressed => ActionOffer.No("The finding is suppressed."),
        WorkflowStatus.New or WorkflowStatus.Notified => ContainOffers.For(state.Bucket, state.Live, state.ActiveAttempt),
    };

    /// <summary>The remedy where the offending change was the removal of the block.</summary>
    private static ActionOffer RestoreBlock(FindingState state) => state.Finding.WorkflowStatus switch
    {
        WorkflowStatus.Resolved => ActionOffer.No(AttemptText.Done(state.Finding, state.LatestAttempt) ?? "The finding is resolved."),
        WorkflowStatus.Suppressed => ActionOffer.No("The finding is suppressed."),
        WorkflowStatus.New or WorkflowStatus.Notified when !RestoreBlockOffers.Resolves(state.Finding) =>
            ActionOffer.No("Block Public Access acts on what is public only: what this finding is about would stay."),
        WorkflowStatus.New or WorkflowStatus.Notified => RestoreBlockOffers.For(state.Bucket, state.Live, state.ActiveAttempt, state.FormerBlock, state.Finding),
    };

    private static ActionOffer? RestoreEncryption(FindingState state) => (RestoreEncryptionOffers.Resolves(state.Finding), state.Finding.WorkflowStatus) switch
    {
        (false, _) => null,
        (_, WorkflowStatus.Resolved) => ActionOffer.No(AttemptText.Done(state.Finding, state.LatestAttempt) ?? "The finding is resolved."),
        (_, WorkflowStatus.Suppressed) => ActionOffer.No("The finding is suppressed."),
        (_, WorkflowStatus.New or WorkflowStatus.Notified) => RestoreEncryptionOffers.For(state.Finding, state.Bucket, state.ActiveAttempt, state.FormerEncryption),
    };

    /// <summary>Of the latest action; the list of actions says it of each.</summary>
    private static ActionOffer Undo(FindingState state) => state.LatestAttempt is { } attempt
        ? UndoOffers.For(attempt, state.Bucket, state.ActiveAttempt is { } active && active.Id != attempt.Id ? active : null, state.PreImage)
        : ActionOffer.No("Nothing was done about this finding that could be undone.");

    /// <summary>What stands against deciding about the policy at all.</summary>
    private static string? CannotDecide(FindingState state)
    {
        var finding = state.Finding;
        if (finding.Category != FindingCategory.Policy || finding.Fingerprint is null)
        {
            return "The finding is not about a bucket policy.";
        }
        if (state.ActiveAttempt is { } active)
        {
            return AttemptText.UnderWay(active);
        }
        if (finding.WorkflowStatus == WorkflowStatus.Resolved)
        {
            return WhoWasFirst.Of(state) ?? "The finding is resolved.";
        }
        if (finding.WorkflowStatus == WorkflowStatus.Suppressed)
        {
            return "The finding is suppressed.";
        }
        return finding.Fingerprint == state.Bucket.LiveFingerprint ? null : "The policy was changed after this finding was judged; look again.";
    }
}
