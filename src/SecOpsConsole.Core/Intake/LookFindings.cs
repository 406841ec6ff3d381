using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Intake;

/// <summary>
/// Brings the findings of a bucket in line with what is live: one row per problem, opened, refreshed, reopened or resolved.
/// </summary>
internal sealed class LookFindings(FindingLifecycle lifecycle, LookSuppressions suppressions)
{
    /// <summary>
    /// For so long after our own revert or repair, a read that shows the old policy is more likely stale than a new change,
    /// unless an event tells of one.
    /// </summary>
    private static readonly TimeSpan StaleAfterRevert = TimeSpan.FromMinutes(2);

    /// <summary>Returns the findings that are open afterwards and concern the live policy.</summary>
    public async Task<IReadOnlyList<Finding>> RecordAsync(LookState look, CancellationToken cancellationToken)
    {
        var ours = await OfBucketAsync(look.Scope.Db, look.Bucket.Id, cancellationToken).ConfigureAwait(false);
        var problems = look.Judged.Problems.Where(problem => !look.IsApproved(problem)).ToList();
        var live = look.Judged.Problems.DistinctBy(look.DedupKey).ToDictionary(look.DedupKey, StringComparer.Ordinal);
        look.LookAgain |= look.Judged.Problems.Any(problem => look.SeemsLaidOpen(problem) && look.IsApproved(problem));
        var open = new List<Finding>();
        foreach (var problem in problems.DistinctBy(look.DedupKey))
        {
            var key = look.DedupKey(problem);
            var finding = ours.Find(row => row.DedupKey == key);
            finding = finding is null
                ? await OpenAsync(look, problem, key, cancellationToken).ConfigureAwait(false)
                : Refresh(look, finding, problem);
            if (finding.WorkflowStatus is WorkflowStatus.New or WorkflowStatus.Notified)
            {
                open.Add(finding);
            }
        }

        foreach (var finding in ours)
        {
            if (live.TryGetValue(finding.DedupKey, out var problem))
            {
                Settle(look, finding, problem);
            }
            else
            {
                await CloseAsync(look, finding, cancellationToken).ConfigureAwait(false);
            }
        }

        return open;
    }

    /// <summary>The findings that our own checks made; Macie's follow Macie.</summary>
    public static Task<List<Finding>> OfBucketAsync(ConsoleDbContext db, long bucketId, CancellationToken cancellationToken)
        => db.Findings.Where(row => row.BucketId == bucketId && row.Source != FindingSource.Macie).OrderBy(row => row.Id).ToListAsync(cancellationToken);

    private async Task<Finding> OpenAsync(LookState look, JudgedProblem problem, string key, CancellationToken cancellationToken)
    {
        var finding = new Finding
        {
            BucketId = look.Bucket.Id,
            DedupKey = key,
            Category = FindingCategory.Policy,
            Check = problem.Check,
            Title = problem.Title,
        };
        finding.Judge(problem.Severity);
        TakeChange(look, finding, problem);
        SetFacts(look, finding, problem);
        look.Found++;
        var compliance = problem.IsCertain ? ComplianceStatus.NonCompliant : ComplianceStatus.InsufficientData;
        var judgement = Judgement(problem) + LookSuppressions.EarlierForm(look, problem);
        var story = LookStory.Beginning(look, look.Explains(problem) ? look.Facts.Event : null, judgement);
        await lifecycle.OpenAsync(look.Scope, finding, compliance, story, cancellationToken).ConfigureAwait(false);
        return finding;
    }

    private Finding Refresh(LookState look, Finding finding, JudgedProblem problem)
    {
        if (finding.RemediationStatus is RemediationStatus.Queued or RemediationStatus.InProgress or RemediationStatus.Succeeded)
        {
            // A write is on its way; it reads AWS itself and says how it ended.
            finding.LiveFingerprint = look.Live?.Fingerprint;
            return finding;
        }

        if (finding.WorkflowStatus == WorkflowStatus.Resolved && IsLikelyStale(look, finding))
        {
            look.LookAgain = true;
            return finding;
        }

        if (finding.Resolution == Resolution.BlockRestored && !problem.IsExposed && (!problem.ByPolicy || finding.Fingerprint == look.Live?.Fingerprint))
        {
            // The restored block holds exactly what it held before it was taken away.
            finding.LiveFingerprint = look.Live?.Fingerprint;
            return finding;
        }

        if (suppressions.Covers(look, finding, problem))
        {
            return finding;
        }

        var sameContent = !problem.ByPolicy || finding.Fingerprint == look.Live?.Fingerprint;
        switch (finding.WorkflowStatus)
        {
            case WorkflowStatus.Resolved or WorkflowStatus.Suppressed:
                Reopen(look, finding, problem);
                return finding;
            case WorkflowStatus.New or WorkflowStatus.Notified:
                Update(look, finding, problem, sameContent);
                return finding;
            default:
                throw new InvalidOperationException($"No rule for the workflow status {finding.WorkflowStatus}.");
        }
    }

    private static bool IsLikelyStale(LookState look, Finding finding)
        => finding.Resolution is Resolution.Reverted or Resolution.Repaired
           && look.Facts.ObservedUtc - finding.ResolvedUtc < StaleAfterRevert
           && !(look.EventExplainsLive && look.Facts.EventUtc >= finding.ResolvedUtc)
           && !look.Facts.Payload.IsLast;

    private void Reopen(LookState look, Finding finding, JudgedProblem problem)
    {
        lifecycle.Apply(look.Scope, finding, FindingTransition.Reopen, new TransitionNote(LookStory.Console, look.IsLaidOpen(problem)
            ? $"It was approved while Block Public Access held it back, and nothing holds it any more. {problem.Title}"
            : $"The problem is back. {problem.Title}"));
        finding.Judge(problem.Severity);
        finding.Title = problem.Title;
        finding.ExposedFromUtc = null;
        finding.ExposedUntilUtc = null;
        TakeChange(look, finding, problem);
        SetFacts(look, finding, problem);
        look.Found++;
        foreach (var (kind, note) in LookStory.Beginning(look, look.Explains(problem) ? look.Facts.Event : null, Judgement(problem)))
        {
            lifecycle.Tell(look.Scope, finding, kind, note);
        }
    }

    private void Update(LookState look, Finding finding, JudgedProblem problem, bool sameContent)
    {
        // Exposed again, as after the undo of a restored block, is a change even where nothing else differs.
        var changed = !sameContent || finding.JudgedSeverity != problem.Severity || finding.Title != problem.Title
            || (problem.IsExposed && finding.ExposedUntilUtc is not null);
        if (changed)
        {
            if (!sameContent || (problem.Severity > finding.JudgedSeverity && (look.AccountChange is not null || !(look.BlockIsOurs || look.AccountIsOurs))))
            {
                // Who made it worse is the one to ask; who put the block back is not, and neither is the person who undid that.
                TakeChange(look, finding, problem);
                look.Found++;
            }

            var before = finding.Severity;
            finding.Judge(problem.Severity);
            finding.Title = problem.Title;
            var why = look switch
            {
                _ when look.Explains(problem) => $" {look.Facts.Event!.Note}",
                _ when look.AccountExplains(problem) is { } account => $" {account.Change.Note}",
                { Facts.Payload.Reason: LookReason.Sweep } => " The sweep found it; no event told of the change.",
                _ => "",
            };
            lifecycle.Tell(look.Scope, finding, FindingEventKind.Judged, new TransitionNote(LookStory.Console, Judgement(problem) + why)
            {
                Notifies = finding.Severity > before ? NotificationKind.SeverityRaised : NotificationKind.FindingChanged,
            });
            SetFacts(look, finding, problem);
            finding.UpdatedUtc = look.Scope.NowUtc;
            return;
        }

        if (finding.EventId is null && look.Explains(problem))
        {
            // A look was faster than the event: now we know who and when.
            TakeChange(look, finding, problem);
            finding.ExposedFromUtc = finding.ExposedFromUtc > look.ChangeUtc ? look.ChangeUtc : finding.ExposedFromUtc;
            lifecycle.Tell(look.Scope, finding, LookStory.KindOf(look.Facts.Event!.Kind), LookStory.Told(look.Facts.Event));
        }

        finding.BaselineVersionId = look.Baseline.VersionId;
        finding.LiveFingerprint = look.Live?.Fingerprint;
    }

    /// <summary>The change behind the finding: the event's, when it is about what is live, else only the time of our look.</summary>
    private static void TakeChange(LookState look, Finding finding, JudgedProblem problem)
    {
        if (look.AccountExplains(problem) is { } account)
        {
            (finding.EventUtc, finding.Actor, finding.EventId, finding.Source) = (account.AtUtc, account.Change.Actor, account.EventId, FindingSource.CloudTrail);
            return;
        }

        var told = look.Explains(problem);
        finding.EventUtc = told ? look.Facts.EventUtc : look.Facts.ObservedUtc;
        finding.Actor = told ? look.Facts.Event!.Actor : new Actor();
        finding.EventId = told ? look.Facts.Payload.EventId : null;
        finding.Source = told ? FindingSource.CloudTrail : SourceOf(look);
    }

    private static void SetFacts(LookState look, Finding finding, JudgedProblem problem)
    {
        finding.PolicyVersionId = problem.ByPolicy ? look.Live?.Id : null;
        finding.Fingerprint = problem.ByPolicy ? look.Live?.Fingerprint : null;
        finding.LiveFingerprint = look.Live?.Fingerprint;
        finding.BaselineVersionId = problem.ByPolicy ? look.Baseline.VersionId : null;
        if (problem.IsExposed)
        {
            finding.ExposedFromUtc = finding.ExposedUntilUtc is null ? finding.ExposedFromUtc ?? look.ChangeUtc : look.ChangeUtc;
            finding.ExposedUntilUtc = null;
        }
        else if (finding is { ExposedFromUtc: not null, ExposedUntilUtc: null })
        {
            finding.ExposedUntilUtc = look.ChangeUtc;
        }
    }

    /// <summary>What is live and open, and a person approved: the approval resolves it.</summary>
    private void Settle(LookState look, Finding finding, JudgedProblem problem)
    {
        if (finding.WorkflowStatus == WorkflowStatus.Resolved || finding.Fingerprint is null || !look.IsApproved(problem) || look.SeemsLaidOpen(problem))
        {
            return;
        }

        var live = look.Live!;
        var why = live.ApprovedBlocked ? $"Block Public Access holds it back, as it did when {live.ApprovedBy} approved exactly this policy." : $"{live.ApprovedBy} approved the same policy with another of its findings.";
        var settled = lifecycle.Apply(look.Scope, finding, FindingTransition.Approve, new TransitionNote(LookStory.Console, why)
        {
            // Nobody decided anything now.
            Tells = FindingEventKind.Judged,
            Notifies = NotificationKind.FindingChanged,
        });
        if (!settled.Applied)
        {
            return;
        }

        (finding.PolicyVersionId, finding.Fingerprint, finding.LiveFingerprint) = (live.Id, live.Fingerprint, live.Fingerprint);
        if (!problem.IsExposed && finding is { ExposedFromUtc: not null, ExposedUntilUtc: null })
        {
            finding.ExposedUntilUtc = look.ChangeUtc;
        }
    }

    /// <summary>Resolves what the live policy no longer has, once that is believed.</summary>
    private async Task CloseAsync(LookState look, Finding finding, CancellationToken cancellationToken)
    {
        if (finding.WorkflowStatus == WorkflowStatus.Resolved || (look.Live is null && finding.Check != CheckIds.Unreadable))
        {
            return;
        }

        if (finding.Fingerprint is not null && !look.LiveIsBelieved
            && !await LookHistory.IsToldSinceAsync(look, finding.EventUtc, cancellationToken).ConfigureAwait(false))
        {
            look.LookAgain = true;
            return;
        }

        var note = finding switch
        {
            { Check: CheckIds.Unreadable } => LookStory.ReadableAgain,
            { WorkflowStatus: WorkflowStatus.Suppressed } => LookStory.AcceptedGone,
            _ => LookStory.Gone,
        };
        finding.LiveFingerprint = look.Live?.Fingerprint;
        lifecycle.Apply(look.Scope, finding, FindingTransition.FixedExternally, note with
        {
            Who = look.EventExplainsLive ? LookStory.NameOf(look.Facts.Event!.Actor) : LookStory.Console,
            ExposedUntilUtc = look.ChangeUtc,
        });
    }

    private static FindingSource SourceOf(LookState look) => look.Facts.Payload.Reason switch
    {
        LookReason.Event => FindingSource.CloudTrail,
        LookReason.Inventory => FindingSource.Inventory,
        LookReason.Sweep => FindingSource.Sweep,
        LookReason.Config => FindingSource.Config,
        LookReason.Signal or LookReason.Superseded => FindingSource.Look,
    };

    private static string Judgement(JudgedProblem problem)
        => problem.IsCertain
            ? $"Judged {problem.Severity}, {problem.Check}: {problem.Title}"
            : $"A person must judge this ({problem.Check}): {problem.Title}";
}
