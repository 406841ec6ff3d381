using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Suppressions;

/// <summary>Every change of state of a suppression, with what it means for its finding: always one transaction.</summary>
internal sealed class SuppressionLedger(FindingLifecycle lifecycle)
{
    private static readonly TimeSpan[] Warnings = [TimeSpan.FromDays(7), TimeSpan.FromDays(1)];
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static Task<List<Suppression>> ActiveAsync(ConsoleDbContext db, long bucketId, CancellationToken cancellationToken) =>
        db.Suppressions.Where(row => row.BucketId == bucketId && row.State == SuppressionState.Active).OrderBy(row => row.Id).ToListAsync(cancellationToken);

    /// <summary>Why not, or null when it was granted. Saves, so that the suppression has its id.</summary>
    public async Task<(Suppression? Granted, string? WhyNot)> GrantAsync(WriteScope scope, SuppressionOrder order, CancellationToken cancellationToken)
    {
        var suppression = NewSuppression(order, scope.NowUtc);
        var transition = order.Kind == SuppressionKind.Exception ? FindingTransition.Suppress : FindingTransition.MarkFalsePositive;
        var applied = lifecycle.Apply(scope, order.Finding, transition, new TransitionNote(order.Who, GrantText(order))
        {
            Reason = order.Reason,
            DetailJson = Detail(suppression),
        });
        if (!applied.Applied)
        {
            return (null, applied.WhyNot);
        }

        scope.Db.Suppressions.Add(suppression);
        await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        Schedule(scope, order.Bucket, suppression);
        return (suppression, null);
    }

    public void Extend(WriteScope scope, Suppression suppression, Finding finding, Bucket bucket, DateTime expiresUtc, string who, string? reason)
    {
        var former = suppression.ExpiresUtc!.Value;
        (suppression.ExpiresUtc, suppression.NextWarningUtc) = (expiresUtc, NextWarning(expiresUtc, scope.NowUtc));
        Schedule(scope, bucket, suppression);
        lifecycle.Tell(scope, finding, FindingEventKind.ExceptionExtended, new TransitionNote(
            who, $"The exception ends on {SuppressionText.Day(expiresUtc)} now; before, on {SuppressionText.Day(former)}.")
        {
            Reason = reason,
            DetailJson = Detail(suppression),
        });
    }

    /// <summary>A person ends it. The finding opens again unless <paramref name="opens"/> says that something else moves it.</summary>
    public void Revoke(WriteScope scope, Suppression suppression, Finding finding, string who, string? reason, bool opens = true)
    {
        End(scope, suppression, SuppressionState.Revoked, who, reason);
        lifecycle.Tell(scope, finding, FindingEventKind.ExceptionRevoked, new TransitionNote(who, $"{SuppressionText.Name(suppression)} was revoked.")
        {
            Reason = reason,
            DetailJson = Detail(suppression),
        });
        if (opens)
        {
            Reopen(scope, suppression, finding, who, "The risk is no longer accepted.");
        }
    }

    /// <summary>A person takes the decision back: the problem did not return, it was there all the time.</summary>
    public void Undo(WriteScope scope, Suppression suppression, Finding finding, string who, string? reason)
    {
        End(scope, suppression, SuppressionState.Revoked, who, reason);
        var note = new TransitionNote(who, $"{who} undid it: {SuppressionText.Name(suppression)} does not count any more.") { Reason = reason, DetailJson = Detail(suppression) };
        var ended = suppression.Kind == SuppressionKind.Exception ? finding.WorkflowStatus == WorkflowStatus.Suppressed : finding.Resolution == Resolution.FalsePositive;
        if (!ended || !lifecycle.Apply(scope, finding, FindingTransition.UndoDecision, note).Applied)
        {
            lifecycle.Tell(scope, finding, FindingEventKind.Undone, note);
            return;
        }

        if (suppression.IsExposed && finding.ExposedUntilUtc == suppression.GrantedUtc)
        {
            // The false positive ended the exposure, and it was none.
            finding.ExposedUntilUtc = null;
        }
    }

    /// <summary>What is real is more than what was accepted; the look reopens the finding itself.</summary>
    public void Supersede(WriteScope scope, Suppression suppression, Finding finding, string more)
    {
        End(scope, suppression, SuppressionState.Superseded, LookStory.Console, more);
        lifecycle.Tell(scope, finding, FindingEventKind.ExceptionSuperseded, new TransitionNote(
            LookStory.Console, SuppressionText.DoesNotCover(suppression, more)) { DetailJson = Detail(suppression) });
    }

    /// <summary>The bucket is gone. A bucket of the same name later is another one, and nobody accepted anything of it.</summary>
    public async Task EndOfBucketAsync(WriteScope scope, long bucketId, CancellationToken cancellationToken)
    {
        foreach (var suppression in await ActiveAsync(scope.Db, bucketId, cancellationToken).ConfigureAwait(false))
        {
            var finding = await scope.Db.Findings.AsTracking().SingleAsync(row => row.Id == suppression.FindingId, cancellationToken).ConfigureAwait(false);
            Supersede(scope, suppression, finding, "the bucket was deleted");
            if (finding.WorkflowStatus == WorkflowStatus.Suppressed)
            {
                // Nothing else would ever end what nobody accepts any more.
                lifecycle.Apply(scope, finding, FindingTransition.ResourceDeleted, LookStory.Deleted);
            }
        }
    }

    public void Expire(WriteScope scope, Suppression suppression, Finding finding, Bucket bucket)
    {
        End(scope, suppression, SuppressionState.Expired, LookStory.Console, null);
        lifecycle.Tell(scope, finding, FindingEventKind.ExceptionExpired, new TransitionNote(
            LookStory.Console, $"{SuppressionText.Name(suppression)} ended on {SuppressionText.Day(suppression.ExpiresUtc!.Value)}.") { DetailJson = Detail(suppression) });
        Reopen(scope, suppression, finding, LookStory.Console, "The exception has ended, so the problem needs a decision again.");
        LookPayload.Enqueue(scope, BucketStore.Reference(bucket), LookReason.Superseded);
    }

    public void Warn(WriteScope scope, Suppression suppression, Finding finding)
    {
        var expires = suppression.ExpiresUtc!.Value;
        suppression.NextWarningUtc = NextWarning(expires, scope.NowUtc);
        var days = Math.Max(1, (int)Math.Ceiling((expires - scope.NowUtc).TotalDays));
        lifecycle.Tell(scope, finding, FindingEventKind.ExceptionExpiring, new TransitionNote(
            LookStory.Console,
            $"{SuppressionText.Name(suppression)} ends in {(days == 1 ? "a day" : $"{days} days")}, on {SuppressionText.Day(expires)}. The finding opens again then. Extend it, or change the policy.")
        {
            DetailJson = Detail(suppression),
        });
    }

    /// <summary>The first instant after now at which people are told that it ends; a warning that is not in the future any more is left out.</summary>
    internal static DateTime? NextWarning(DateTime expiresUtc, DateTime nowUtc) =>
        Warnings.Select(before => expiresUtc - before).Where(at => at > nowUtc).Select(at => (DateTime?)at).Min();

    private void Reopen(WriteScope scope, Suppression suppression, Finding finding, string who, string text)
    {
        if (finding.WorkflowStatus != WorkflowStatus.Suppressed)
        {
            // The statement is not in the policy now: there is nothing to open.
            return;
        }

        lifecycle.Apply(scope, finding, FindingTransition.Reopen, new TransitionNote(who, text) { DetailJson = Detail(suppression) });

        if (finding is { ExposedFromUtc: not null, ExposedUntilUtc: null })
        {
            finding.ExposedFromUtc = scope.NowUtc;
        }
    }

    private static void End(WriteScope scope, Suppression suppression, SuppressionState state, string who, string? why) =>
        (suppression.State, suppression.EndedUtc, suppression.EndedBy, suppression.EndReason, suppression.NextWarningUtc) =
            (state, scope.NowUtc, who, why, null);

    /// <summary>The periodic check finds what is due too; this makes it prompt.</summary>
    private static void Schedule(WriteScope scope, Bucket bucket, Suppression suppression)
    {
        foreach (var at in new[] { suppression.NextWarningUtc, suppression.ExpiresUtc }.OfType<DateTime>())
        {
            scope.Enqueue(WorkKind.Expire, BucketStore.Partition(bucket), new ExpirePayload(), at - scope.NowUtc);
        }
    }

    private static string GrantText(SuppressionOrder order) => order.Kind switch
    {
        SuppressionKind.Exception =>
            $"{order.Who} granted an exception to {order.Owner} until {SuppressionText.Day(order.ExpiresUtc!.Value)}, for exactly this: {order.Problem.Title}",
        SuppressionKind.FalsePositive => $"{order.Who} marked this as a false positive.",
    };

    private static string Detail(Suppression suppression) => JsonSerializer.Serialize(
        new { suppressionId = suppression.Id, kind = suppression.Kind.ToString(), owner = suppression.Owner, expiresUtc = suppression.ExpiresUtc }, Json);

    private static Suppression NewSuppression(SuppressionOrder order, DateTime nowUtc) => new()
    {
        Kind = order.Kind,
        State = SuppressionState.Active,
        BucketId = order.Bucket.Id,
        FindingId = order.Finding.Id,
        DedupKey = order.Finding.DedupKey,
        Check = order.Problem.Check,
        Subject = order.Problem.Subject,
        Sid = order.Sid,
        Title = order.Problem.Title,
        Severity = order.Problem.Severity,
        IsExposed = order.Problem.IsExposed,
        Content = order.Content,
        Owner = order.Owner,
        Reason = order.Reason,
        GrantedBy = order.Who,
        GrantedUtc = nowUtc,
        ExpiresUtc = order.ExpiresUtc,
        NextWarningUtc = order.ExpiresUtc is { } expires ? NextWarning(expires, nowUtc) : null,
        Version = 1,
    };
}
