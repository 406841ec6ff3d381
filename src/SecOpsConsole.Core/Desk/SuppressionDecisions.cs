using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Suppressions;
using SecOpsConsole.Core.WhatIf;

namespace SecOpsConsole.Core.Desk;

/// <summary>Grant, extend and revoke exceptions; mark false positives. AWS is neither read nor written: a suppression fits only what it was granted for.</summary>
internal sealed class SuppressionDecisions(DeskFloor floor, SuppressionLedger ledger, DeskOptions options, FourEyesGuard eyes)
{
    private const int LongestOwner = 200;

    public Task<DeskResult> GrantAsync(
        FindingId id, SuppressionSeen seen, ExceptionGrant grant, Caller caller, CancellationToken cancellationToken) =>
        Needs(grant.Owner, LongestOwner, "who owns the risk") ?? Needs(grant.Reason, DeskFloor.LongestReason, "the reason")
        ?? floor.RunAsync(caller, Right.Decide, grant.Reason, async (scope, access, ct) =>
        {
            var expires = grant.ExpiresUtc?.ToUniversalTime() ?? scope.NowUtc + options.ExceptionLives;
            if (RefuseEnd(expires, scope.NowUtc) is { } refused)
            {
                return refused;
            }
            return await SuppressAsync(scope, access, id, seen, order => order with
            {
                Kind = SuppressionKind.Exception, Who = access.By, Reason = grant.Reason.Trim(), Owner = grant.Owner.Trim(), ExpiresUtc = expires,
            }, $"The exception is granted until {SuppressionText.Day(expires)}. It covers exactly this; a wider or changed policy is reported again.", ct).ConfigureAwait(false);
        }, cancellationToken);

    public Task<DeskResult> MarkFalsePositiveAsync(
        FindingId id, SuppressionSeen seen, string? reason, Caller caller, CancellationToken cancellationToken) =>
        Needs(reason, DeskFloor.LongestReason, "the reason")
        ?? floor.RunAsync(caller, Right.Decide, reason, (scope, access, ct) => SuppressAsync(scope, access, id, seen, order => order with
        {
            Kind = SuppressionKind.FalsePositive, Who = access.By, Reason = reason!.Trim(),
        }, "Marked as a false positive. Exactly this is not reported again; a wider or changed policy is.", ct), cancellationToken);

    public Task<DeskResult> ExtendAsync(SuppressionId id, DateTime expiresUtc, string? reason, Caller caller, CancellationToken cancellationToken) =>
        OnExceptionAsync(id, reason, caller, async (scope, access, exception, finding, bucket, ct) =>
        {
            var expires = expiresUtc.ToUniversalTime();
            if (RefuseEnd(expires, scope.NowUtc) is { } refused)
            {
                return refused;
            }
            // An earlier end narrows what is accepted, so it needs nobody else.
            if (expires > exception.ExpiresUtc
                && await eyes.AskAsync(scope, access, SuppressionDemands.Extension(exception, finding, bucket, expires, reason), ct).ConfigureAwait(false) is { } second)
            {
                return second;
            }
            ledger.Extend(scope, exception, finding, bucket, expires, access.Name, reason);
            return new DeskResult(DeskOutcome.Accepted, $"The exception ends on {SuppressionText.Day(expires)}.");
        }, cancellationToken);

    public Task<DeskResult> RevokeAsync(SuppressionId id, string? reason, Caller caller, CancellationToken cancellationToken) =>
        OnExceptionAsync(id, reason, caller, (scope, access, exception, finding, bucket, _) =>
        {
            ledger.Revoke(scope, exception, finding, access.Name, reason);
            Remediation.AttemptLedger.Look(scope, bucket);
            return Task.FromResult(new DeskResult(DeskOutcome.Accepted, "The exception is revoked; its finding is open again if the problem is still there."));
        }, cancellationToken);

    private async Task<DeskResult> SuppressAsync(
        WriteScope scope, Access access, FindingId id, SuppressionSeen seen, Func<SuppressionOrder, SuppressionOrder> complete, string done, CancellationToken cancellationToken)
    {
        if (await FindingDecisions.LoadAsync(scope.Db, id, cancellationToken).ConfigureAwait(false) is not { } state)
        {
            return DeskText.NoSuchFinding;
        }
        if (DeskText.FirstCame(state) is { } conflict)
        {
            return conflict;
        }
        if (Worse(state, seen) is { } superseded)
        {
            return superseded;
        }
        var offer = FindingOffers.For(state).Suppress;
        if (!offer.Offered)
        {
            return DeskText.NotAllowed(offer);
        }
        if (Order(state) is not { } order)
        {
            return new DeskResult(DeskOutcome.NotAllowed, "The bucket no longer has this problem as it was judged. Nothing was changed. Look again, then decide.");
        }
        var completed = complete(order);
        if (await eyes.AskAsync(scope, access, SuppressionDemands.Of(completed, seen.Fingerprint), cancellationToken).ConfigureAwait(false) is { } second)
        {
            return second;
        }
        var (granted, whyNot) = await ledger.GrantAsync(scope, completed, cancellationToken).ConfigureAwait(false);
        if (granted is null)
        {
            return new DeskResult(DeskOutcome.NotAllowed, whyNot!);
        }
        var kind = granted.Kind == SuppressionKind.Exception ? DeskDecisionKind.Exception : DeskDecisionKind.FalsePositive;
        var decision = await DecisionLedger.NoteAsync(
            scope, access, kind, state.Bucket.Id, state.Finding.Id, null, DecisionLedger.Number(granted.Id), granted.Reason, cancellationToken).ConfigureAwait(false);
        return new DeskResult(DeskOutcome.Accepted, done, LiveFingerprint: state.Bucket.LiveFingerprint) { DecisionId = decision.Id };
    }

    /// <summary>Null when it is what was seen.</summary>
    private static DeskResult? Worse(FindingState state, SuppressionSeen seen) => true switch
    {
        _ when state.Bucket.LiveFingerprint != seen.Fingerprint => DeskText.Superseded(state.Bucket.LiveFingerprint),
        _ when seen.HeldBack && !ApprovalDecision.IsHeldBack(state.Bucket, state.Live) => DeskText.HeldBackNoMore(state.Bucket),
        _ when seen.Told is { } told && told != MacieContent.Of(state.Finding) => DeskText.ToldSince(state.Bucket),
        _ => null,
    };

    /// <summary>Bound to what the store knows of the bucket now, judged again; null when the problem is not there in that form.</summary>
    private static SuppressionOrder? Order(FindingState state)
    {
        var (finding, bucket) = (state.Finding, state.Bucket);
        if (finding.Source == FindingSource.Macie)
        {
            var told = new JudgedProblem(finding.Check, finding.ExternalId ?? finding.DedupKey, finding.JudgedSeverity, finding.Title, true, false, ByPolicy: false);
            return Blank(state, told, MacieContent.Of(finding));
        }
        var verdict = JudgeOfBuckets.Judge(BucketStore.Reference(bucket), state.Live?.Text);
        var problem = JudgeOfBuckets.Judge(verdict, PolicyWhatIf.SettingsOf(bucket)).Problems.FirstOrDefault(p => p.DedupKey(bucket) == finding.DedupKey);
        var content = problem is null ? null : SuppressedContent.Of(problem, state.Live?.Text, bucket.AclGrants);
        return content is null ? null : Blank(state, problem!, content) with
        {
            Sid = verdict.Statements.FirstOrDefault(statement => statement.Fingerprint.Value == problem!.Subject)?.Sid,
        };
    }

    private static SuppressionOrder Blank(FindingState state, JudgedProblem problem, string content) => new()
    {
        Kind = SuppressionKind.Exception, Finding = state.Finding, Bucket = state.Bucket, Problem = problem, Content = content, Who = "", Reason = "",
    };

    private Task<DeskResult> OnExceptionAsync(
        SuppressionId id, string? reason, Caller caller, Func<WriteScope, Access, Suppression, Finding, Bucket, CancellationToken, Task<DeskResult>> command, CancellationToken cancellationToken) =>
        floor.RunAsync(caller, Right.Decide, reason, async (scope, access, ct) =>
        {
            var exception = await scope.Db.Suppressions.SingleOrDefaultAsync(s => s.Id == id.Value && s.Kind == SuppressionKind.Exception, ct).ConfigureAwait(false);
            if (exception is null)
            {
                return new DeskResult(DeskOutcome.NotFound, "There is no such exception. Nothing was changed. Go back to the list.");
            }
            if (exception.State != SuppressionState.Active)
            {
                return new DeskResult(DeskOutcome.Conflict, $"{Ended(exception)} Nothing was changed. Decide about the finding again.");
            }
            var finding = await scope.Db.Findings.SingleAsync(f => f.Id == exception.FindingId, ct).ConfigureAwait(false);
            var bucket = await scope.Db.Buckets.SingleAsync(b => b.Id == exception.BucketId, ct).ConfigureAwait(false);
            return await command(scope, access, exception, finding, bucket, ct).ConfigureAwait(false);
        }, cancellationToken);

    private DeskResult? RefuseEnd(DateTime expiresUtc, DateTime nowUtc) => true switch
    {
        _ when expiresUtc <= nowUtc => new DeskResult(DeskOutcome.Invalid, "The end is not in the future. Nothing was changed. Choose a later one."),
        _ when expiresUtc > nowUtc + options.LongestException => new DeskResult(
            DeskOutcome.Invalid, $"An exception lasts at most {options.LongestException.TotalDays:0} days at a time. Nothing was changed. Choose an earlier end; it can be extended later."),
        _ => null,
    };

    private static string Ended(Suppression exception) => exception.State switch
    {
        SuppressionState.Expired => "The exception has expired already.",
        SuppressionState.Revoked => $"The exception was already revoked by {exception.EndedBy}.",
        SuppressionState.Superseded => $"The exception ended already: {exception.EndReason}.",
        SuppressionState.Active => throw new InvalidOperationException("An active exception has not ended."),
    };

    private static Task<DeskResult>? Needs(string? text, int longest, string what) => string.IsNullOrWhiteSpace(text) || text.Length > longest
        ? Task.FromResult(new DeskResult(DeskOutcome.Invalid, $"Say {what}, in at most {longest} characters. Nothing was changed."))
        : null;
}
