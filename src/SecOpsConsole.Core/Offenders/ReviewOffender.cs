using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Offenders;

/// <summary>
/// Goes over one actor: what IAM shows of our own policy (when somebody else changed it), and whether what is counted makes a finding.
/// Running it twice changes nothing the second time.
/// </summary>
internal sealed class ReviewOffender(
    ConsoleStore store, OffenderFindings findings, FindingLifecycle lifecycle, AttemptLedger ledger, QuarantineGuard guard, OffenderOptions options, IPrincipalGateway gateway)
    : IWorkHandler
{
    private const string Automatic = "automatic mode";

    public WorkKind Kind => WorkKind.Offender;

    public async Task<WorkOutcome> HandleAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var payload = WorkPayload.Read<OffenderPayload>(item);
        if (payload.Look && await LookAsync(payload.PrincipalId, cancellationToken).ConfigureAwait(false) is { } again)
        {
            return again;
        }
        await store.WriteAsync((scope, ct) => ReviewAsync(scope, payload.PrincipalId, ct), cancellationToken).ConfigureAwait(false);
        return new WorkOutcome.Done();
    }

    private async Task ReviewAsync(WriteScope scope, long principalId, CancellationToken cancellationToken)
    {
        var principal = await scope.Db.Principals.AsTracking().SingleAsync(p => p.Id == principalId, cancellationToken).ConfigureAwait(false);
        var story = await findings.ReviewAsync(scope, principal, cancellationToken).ConfigureAwait(false);
        if (story is null || !options.Automatic || guard.WhyNot(principal) is not null || principal.QuarantineAttemptId is not null
            || (await GlobalStop.ReadAsync(scope.Db, cancellationToken).ConfigureAwait(false)).On
            || await scope.Db.Attempts.AnyAsync(a => a.FindingId == story.Id, cancellationToken).ConfigureAwait(false)
            || await SeenAsync(scope, story, cancellationToken).ConfigureAwait(false) < options.Exposures)
        {
            return;
        }
        // Once per finding: what a person released is not put back by itself.
        await ledger.QueueAsync(scope, Quarantine.Order(principal, story, QuarantineChoice.S3Exposure, AttemptTrigger.Automatic, Automatic, null), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// What the console itself saw open and closed again. A refused call is known from an event alone, and events can be forged: good
    /// enough for a person to look at, not to lock somebody out by itself.
    /// </summary>
    private static async Task<int> SeenAsync(WriteScope scope, Finding story, CancellationToken cancellationToken)
    {
        await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return await scope.Db.Offences.CountAsync(
            o => o.StoryId == story.Id && o.Kind != OffenceKind.Refused && o.WithdrawnUtc == null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Null when the answer was used; else when to try again.</summary>
    private async Task<WorkOutcome?> LookAsync(long principalId, CancellationToken cancellationToken)
    {
        var principal = await store.ReadAsync((db, ct) => db.Principals.SingleAsync(p => p.Id == principalId, ct), cancellationToken).ConfigureAwait(false);
        if (principal.QuarantineAttemptId is null || PrincipalSubject.Reference(principal) is not { } reference)
        {
            return null;
        }
        var live = await gateway.ReadAsync(reference, Quarantine.PolicyName, cancellationToken).ConfigureAwait(false);
        if (!live.IsOk && live.Fault.Kind != AwsFaultKind.Missing)
        {
            return new WorkOutcome.Retry($"{live.Fault.Code}: {live.Fault.Message}");
        }
        await store.WriteAsync((scope, ct) => TakeLookAsync(scope, principalId, live.Value?.Text, live.IsOk, ct), cancellationToken).ConfigureAwait(false);
        return null;
    }

    private async Task TakeLookAsync(WriteScope scope, long principalId, string? text, bool exists, CancellationToken cancellationToken)
    {
        var principal = await scope.Db.Principals.AsTracking().SingleAsync(p => p.Id == principalId, cancellationToken).ConfigureAwait(false);
        if (principal.QuarantineAttemptId is not { } attemptId
            || await scope.Db.Attempts.AnyAsync(a => a.PrincipalId == principalId
                && (a.Status == AttemptStatus.Queued || a.Status == AttemptStatus.InProgress || a.Status == AttemptStatus.Succeeded), cancellationToken).ConfigureAwait(false))
        {
            return;
        }
        var attempt = await scope.Db.Attempts.AsNoTracking().SingleAsync(a => a.Id == attemptId, cancellationToken).ConfigureAwait(false);
        var live = Quarantine.Fingerprint(text);
        if (live == attempt.TargetFingerprint || await OffenderFindings.LatestAsync(scope, principal, cancellationToken).ConfigureAwait(false) is not { } story)
        {
            return;
        }
        if (text is null)
        {
            (principal.QuarantineAttemptId, principal.QuarantinedUtc) = (null, null);
            var how = exists ? $"Somebody took the policy {Quarantine.PolicyName} away outside the console" : "The user or role does not exist any more";
            lifecycle.Apply(scope, story, FindingTransition.Release, new TransitionNote("console", $"{how}: {principal.Name} is not quarantined any more."));
            return;
        }
        lifecycle.Tell(scope, story, FindingEventKind.FixedExternally, new TransitionNote(
            "console", $"Somebody changed the policy {Quarantine.PolicyName} outside the console. It is left as it is: the console takes away only what it put. Look at it in IAM."));
    }
}
