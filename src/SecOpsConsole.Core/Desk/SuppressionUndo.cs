using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Suppressions;

namespace SecOpsConsole.Core.Desk;

/// <summary>Undo of an exception or a false positive: it ends, and the finding is open again where the problem is still there.</summary>
internal sealed class SuppressionUndo(SuppressionLedger ledger)
{
    public async Task<DeskResult> UndoAsync(
        WriteScope scope, Access access, DeskDecision decision, Bucket bucket, string? reason, CancellationToken cancellationToken)
    {
        var suppression = await scope.Db.Suppressions.AsTracking()
            .SingleAsync(s => s.Id == DecisionLedger.Number(decision.After), cancellationToken).ConfigureAwait(false);
        if (suppression.State != SuppressionState.Active)
        {
            return new DeskResult(DeskOutcome.Superseded, $"{SuppressionText.Name(suppression)} has ended already. Nothing was changed. Look at the finding.");
        }
        var finding = await scope.Db.Findings.AsTracking().SingleAsync(f => f.Id == suppression.FindingId, cancellationToken).ConfigureAwait(false);
        ledger.Undo(scope, suppression, finding, access.Name, reason);
        var pause = UndoPause.Pause(scope, bucket, access.Name);
        AttemptLedger.Look(scope, bucket);
        return new DeskResult(DeskOutcome.Accepted, suppression.Kind switch
        {
            SuppressionKind.Exception => $"The exception is undone; its finding is open again if the problem is still there.{pause}",
            SuppressionKind.FalsePositive => $"The false positive is undone; its finding is open again if the problem is still there.{pause}",
        }, LiveFingerprint: bucket.LiveFingerprint);
    }
}
