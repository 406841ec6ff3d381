using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Escalation;

/// <summary>
/// Goes on where nobody answered: contains the bucket where its rule says so, and asks the next level. At the last level people are asked
/// again a few times, and then no more. It asks the store what is due, so running it twice, early or late does nothing wrong.
/// </summary>
internal sealed class EscalateUnanswered(ConsoleStore store, FindingLifecycle lifecycle, AttemptLedger ledger, AttemptClock clock) : IWorkHandler
{
    /// <summary>How often the last level is asked before silence is all there is.</summary>
    public const int MostAsked = 3;

    public const string Who = "escalation policy";

    /// <summary>At most so many at a time: every other writer waits meanwhile.</summary>
    private const int Most = 50;

    public WorkKind Kind => WorkKind.Unanswered;

    public async Task<WorkOutcome> HandleAsync(WorkItem item, CancellationToken cancellationToken)
    {
        while (await store.WriteAsync(RunAsync, cancellationToken).ConfigureAwait(false) == Most)
        {
            // The next ones in a write of their own.
        }

        return new WorkOutcome.Done();
    }

    internal static IQueryable<Finding> Due(ConsoleDbContext db, DateTime nowUtc) => db.Findings.Where(row => row.AnswerByUtc != null && row.AnswerByUtc <= nowUtc);

    private async Task<int> RunAsync(WriteScope scope, CancellationToken cancellationToken)
    {
        var policy = await EscalationPolicy.ReadAsync(scope.Db, cancellationToken).ConfigureAwait(false);
        var due = await Due(scope.Db, scope.NowUtc).AsTracking().OrderBy(row => row.AnswerByUtc).Take(Most).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var finding in due)
        {
            if (finding.IsOpen)
            {
                await GoOnAsync(scope, finding, policy, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                finding.AnswerByUtc = null;
            }
        }

        return due.Count;
    }

    private async Task GoOnAsync(WriteScope scope, Finding finding, EscalationPolicy policy, CancellationToken cancellationToken)
    {
        var (silent, level) = (finding.Assignee ?? "nobody", finding.EscalationLevel ?? 0);
        var contained = await ContainAsync(scope, finding, silent, cancellationToken).ConfigureAwait(false);
        if (policy.After(level) is not { } next)
        {
            finding.AnswerByUtc = null;
            lifecycle.Apply(scope, finding, FindingTransition.Escalate, Note(finding, silent, $"{silent} did not answer, nor did anybody before. Nobody else is asked; the finding stays open.{contained}"));
            return;
        }

        var asked = policy.IsLast(level) ? $"{silent} did not answer and is asked again." : $"{silent} did not answer. Escalated to {next.Who}.";
        var applied = lifecycle.Apply(scope, finding, FindingTransition.Escalate, Note(finding, next.Who, asked + contained));
        if (applied.Applied)
        {
            EscalationClock.Start(scope, finding, policy, level + 1);
        }
        else
        {
            finding.AnswerByUtc = null;
        }
    }

    private static TransitionNote Note(Finding finding, string assignee, string text) => new(Who, text) { Reason = finding.EscalationReason, Assignee = assignee, DueUtc = finding.DueUtc };

    /// <summary>Block Public Access goes on, once, where the bucket's rule says so and it would help. What stands against it is said.</summary>
    private async Task<string> ContainAsync(WriteScope scope, Finding finding, string silent, CancellationToken cancellationToken)
    {
        if (await scope.Db.Buckets.AsTracking().SingleOrDefaultAsync(row => row.Id == finding.BucketId && row.ContainOnSilence, cancellationToken).ConfigureAwait(false) is not { } bucket)
        {
            return "";
        }

        var live = await scope.Db.PolicyVersions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == bucket.LiveVersionId, cancellationToken).ConfigureAwait(false);
        var active = await Attempts.ActiveAsync(scope.Db, bucket.Id, cancellationToken).ConfigureAwait(false);
        if (ContainOffers.For(bucket, live, active) is { Offered: false } offer)
        {
            return $" Its rule to contain the bucket was not carried out. {offer.WhyNot}";
        }

        if (await SilenceBars.OfAsync(scope, finding, bucket, clock, cancellationToken).ConfigureAwait(false) is { } bar)
        {
            return $" The bucket is not contained, although its rule says so. {bar}";
        }

        await ledger.QueueAsync(scope, new AttemptOrder
        {
            Bucket = bucket,
            FindingId = finding.Id,
            Action = RemediationActionId.BlockPublicAccess,
            Trigger = AttemptTrigger.Silence,
            Who = Who,
            Reason = $"{silent} did not answer in time; {bucket.SilenceSetBy} said that the bucket is contained then.",
            ExpectedFingerprint = bucket.BlockState!,
            Target = AttemptTarget.Block(BlockPublicAccess.All),
        }, cancellationToken).ConfigureAwait(false);
        return " The bucket is being contained, as its rule says.";
    }
}
