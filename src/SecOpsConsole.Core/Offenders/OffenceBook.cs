using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Offenders;

/// <summary>
/// Counts against an actor what was taken back or refused, in the transaction that knows it, and asks for a review of that actor.
/// One attempt and one event count once, however often they are told, and one change once, also when it is contained first and reverted then.
/// </summary>
internal sealed class OffenceBook(IBucketPolicyGateway gateway, TimeProvider time)
{
    /// <summary>A script that is refused ten thousand times is not worse than this, and the store has a limit.</summary>
    private const int MostInADay = 500;

    /// <summary>A change was taken back and read back: the findings that the attempt is about say whose it was.</summary>
    public async Task TakenBackAsync(WriteScope scope, RemediationAttempt attempt, IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
    {
        if (KindOf(attempt.Action) is not { } kind
            || findings.FirstOrDefault(f => f.BucketId is not null && ActorPrincipal.Of(f.Actor, gateway.Accounts) is not null) is not { } finding
            || await scope.Db.Offences.AnyAsync(o => o.AttemptId == attempt.Id, cancellationToken).ConfigureAwait(false))
        {
            return;
        }
        if (await scope.Db.Offences.AsTracking().FirstOrDefaultAsync(
                o => o.FindingId == finding.Id && o.AtUtc == finding.EventUtc && o.WithdrawnUtc == null, cancellationToken).ConfigureAwait(false) is { } counted)
        {
            // The later one is what must be undone for the change to count no more.
            (counted.AttemptId, counted.Kind, counted.Text) = (attempt.Id, kind, TextOf(finding, kind, attempt));
            return;
        }
        var bucket = await scope.Db.Buckets.AsNoTracking().Where(b => b.Id == finding.BucketId).Select(b => b.Name).SingleAsync(cancellationToken).ConfigureAwait(false);
        var who = ActorPrincipal.Of(finding.Actor, gateway.Accounts)!;
        await AddAsync(scope, who, principal => new Offence
        {
            PrincipalId = principal.Id,
            Kind = kind,
            AtUtc = finding.EventUtc,
            BucketName = bucket,
            FindingId = finding.Id,
            AttemptId = attempt.Id,
            Text = TextOf(finding, kind, attempt),
        }, cancellationToken).ConfigureAwait(false);
    }

    private static string TextOf(Finding finding, OffenceKind kind, RemediationAttempt attempt) => $"{finding.Title} {OffenderWords.TakenBack(kind)} by {attempt.Who}.";

    /// <summary>AWS refused a call that would have opened a bucket.</summary>
    public async Task RefusedAsync(WriteScope scope, InboxEvent row, EventFacts.FailedCall call, CancellationToken cancellationToken)
    {
        if (!WouldOpen.IsOffence(call) || ActorPrincipal.Of(call.Actor, gateway.Accounts) is not { } who
            || await scope.Db.Offences.AnyAsync(o => o.EventId == row.Id, cancellationToken).ConfigureAwait(false))
        {
            return;
        }
        await AddAsync(scope, who, principal => new Offence
        {
            PrincipalId = principal.Id,
            Kind = OffenceKind.Refused,
            AtUtc = call.EventUtc ?? scope.NowUtc,
            BucketName = call.BucketName,
            EventId = row.Id,
            Text = call.BucketName is { } bucket ? $"{call.Name} on {bucket} was refused by AWS ({call.ErrorCode})." : $"{call.Name} was refused by AWS ({call.ErrorCode}).",
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A person took the remediation back, so the change is not held against anybody any more.</summary>
    public static async Task WithdrawAsync(WriteScope scope, long attemptId, CancellationToken cancellationToken)
    {
        var offence = await scope.Db.Offences.AsTracking().SingleOrDefaultAsync(o => o.AttemptId == attemptId, cancellationToken).ConfigureAwait(false);
        if (offence is { WithdrawnUtc: null })
        {
            offence.WithdrawnUtc = scope.NowUtc;
            Review(scope, offence.PrincipalId);
        }
    }

    public static void Review(WriteScope scope, long principalId, bool look = false) =>
        scope.Enqueue(WorkKind.Offender, OffenderPayload.Partition(principalId), new OffenderPayload(principalId, look));

    /// <summary>The tracked row of an actor; made when it is the first time.</summary>
    public static async Task<Principal> PrincipalAsync(WriteScope scope, ActorPrincipal who, CancellationToken cancellationToken)
    {
        var known = await scope.Db.Principals.AsTracking().SingleOrDefaultAsync(p => p.Arn == who.Arn, cancellationToken).ConfigureAwait(false);
        if (known is not null)
        {
            return known;
        }
        var principal = new Principal
        {
            Arn = who.Arn, Class = who.Class, AccountId = who.AccountId, Name = who.Name, FirstSeenUtc = scope.NowUtc, Version = 1,
        };
        scope.Db.Principals.Add(principal);
        await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return principal;
    }

    private async Task AddAsync(WriteScope scope, ActorPrincipal who, Func<Principal, Offence> make, CancellationToken cancellationToken)
    {
        var principal = await PrincipalAsync(scope, who, cancellationToken).ConfigureAwait(false);
        var day = time.GetUtcNow().UtcDateTime.AddDays(-1);
        if (await scope.Db.Offences.CountAsync(o => o.PrincipalId == principal.Id && o.AtUtc > day, cancellationToken).ConfigureAwait(false) < MostInADay)
        {
            scope.Db.Offences.Add(make(principal));
            Review(scope, principal.Id);
        }
    }

    private static OffenceKind? KindOf(RemediationActionId action) => action switch
    {
        RemediationActionId.RevertToBaseline or RemediationActionId.DeletePolicy or RemediationActionId.RestoreBlockPublicAccess or RemediationActionId.RestoreEncryption => OffenceKind.Reverted,
        RemediationActionId.RepairStatements => OffenceKind.Repaired,
        RemediationActionId.BlockPublicAccess => OffenceKind.Contained,
        RemediationActionId.RestorePreImage or RemediationActionId.QuarantinePrincipal => null,
    };
}
