using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Offenders;

/// <summary>A repeat-offender finding with everything that decides what can be done with it.</summary>
internal sealed record OffenderState(Finding Finding, Principal Principal, RemediationAttempt? Put, RemediationAttempt? Latest)
{
    public bool IsUnderWay => Latest is { Status: AttemptStatus.Queued or AttemptStatus.InProgress or AttemptStatus.Succeeded };

    /// <summary>The console's own policy, as the console knows it to be.</summary>
    public string Fingerprint => Put?.TargetFingerprint ?? Quarantine.None;

    /// <summary>Null when there is no such finding, or it is about a bucket.</summary>
    public static async Task<OffenderState?> LoadAsync(ConsoleDbContext db, FindingId id, CancellationToken cancellationToken, bool tracked = false)
    {
        var tracking = tracked ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking;
        var finding = await db.Findings.AsTracking(tracking).SingleOrDefaultAsync(f => f.Id == id.Value && f.PrincipalId != null, cancellationToken).ConfigureAwait(false);
        if (finding is null)
        {
            return null;
        }
        var principal = await db.Principals.AsTracking(tracking).SingleAsync(p => p.Id == finding.PrincipalId, cancellationToken).ConfigureAwait(false);
        return new OffenderState(
            finding,
            principal,
            await db.Attempts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == principal.QuarantineAttemptId, cancellationToken).ConfigureAwait(false),
            await db.Attempts.AsNoTracking().Where(a => a.PrincipalId == principal.Id).OrderByDescending(a => a.Id).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false));
    }

    public OffenderActions Offers(QuarantineGuard guard) => new(QuarantineOffer(guard), ReleaseOffer(), SettleOffer(), FindingOffers.Escalate(Finding));

    private ActionOffer QuarantineOffer(QuarantineGuard guard) => guard.WhyNot(Principal) switch
    {
        { } why => ActionOffer.No($"Cannot be quarantined from here: {char.ToLowerInvariant(why[0])}{why[1..]}"),
        null when IsUnderWay => ActionOffer.No(AttemptText.UnderWay(Latest!)),
        null when Put is not null => ActionOffer.No($"{Principal.Name} is quarantined already, by {Put.Who}."),
        null when Finding.WorkflowStatus == WorkflowStatus.Resolved => ActionOffer.No("The finding is settled."),
        null when Finding.WorkflowStatus == WorkflowStatus.Suppressed => ActionOffer.No("The finding is suppressed."),
        null => ActionOffer.Yes,
    };

    private ActionOffer ReleaseOffer() => this switch
    {
        { IsUnderWay: true } => ActionOffer.No(AttemptText.UnderWay(Latest!)),
        { Put: null } => ActionOffer.No($"{Principal.Name} is not quarantined by the console."),
        _ => ActionOffer.Yes,
    };

    private ActionOffer SettleOffer() => this switch
    {
        { IsUnderWay: true } => ActionOffer.No(AttemptText.UnderWay(Latest!)),
        { Finding.WorkflowStatus: WorkflowStatus.Resolved } => ActionOffer.No("The finding is settled already."),
        { Finding.WorkflowStatus: WorkflowStatus.Suppressed } => ActionOffer.No("The finding is suppressed."),
        _ => ActionOffer.Yes,
    };
}
