using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Evidence;

/// <summary>Makes the evidence bundle of a finding. That somebody takes it is a row of the record, and the last row that is in it.</summary>
public sealed class EvidenceBundles
{
    private readonly ConsoleStore _store;
    private readonly AuditRecord _record;
    private readonly DeskFloor _floor;

    internal EvidenceBundles(ConsoleStore store, AuditRecord record, DeskFloor floor) => (_store, _record, _floor) = (store, record, floor);

    public async Task<EvidenceFile> TakeAsync(FindingId id, Caller caller, CancellationToken cancellationToken)
    {
        FindingEvent? taken = null;
        var result = await _floor.RunAsync(
            caller, Right.TakeEvidence, null,
            async (scope, access, ct) =>
            {
                if (await scope.Db.Findings.SingleOrDefaultAsync(finding => finding.Id == id.Value, ct).ConfigureAwait(false) is not { } finding)
                {
                    return new DeskResult(DeskOutcome.NotFound, $"There is no finding {id.Value}. Nothing was taken.");
                }

                taken = Timeline.Tell(scope, finding, FindingEventKind.EvidenceExported, new TransitionNote(access.Name, $"{access.Name} took the evidence bundle."));
                return new DeskResult(DeskOutcome.Accepted, "The bundle is recorded.");
            },
            cancellationToken).ConfigureAwait(false);
        return result.IsAccepted
            ? new EvidenceFile(result, $"evidence-finding-{id.Value}-row-{taken!.Id}.zip", await MakeAsync(id.Value, taken.Id, cancellationToken).ConfigureAwait(false))
            : new EvidenceFile(result, "", []);
    }

    /// <summary>Checks a bundle against its sums, its seal and the record of the running console.</summary>
    public Task<AuditVerdict> VerifyAsync(Stream bundle, CancellationToken cancellationToken) => EvidenceVerification.RunAsync(
        bundle, _record.Chain.Key, _store.Provider.OpenAudit, head => _record.VerifyAsync(head, cancellationToken), TimeProvider.System);

    /// <summary>The bundle as of a row of the record.</summary>
    internal async Task<byte[]> MakeAsync(long findingId, long head, CancellationToken cancellationToken)
    {
        var content = await _store.ReadAsync((db, ct) => EvidenceReading.ReadAsync(db, findingId, head, ct), cancellationToken).ConfigureAwait(false);
        using var rows = _store.Provider.OpenAudit();
        var links = EvidenceChain.Read(_record.Chain.Key, rows, content.Timeline.Select(row => row.Id).Append(head).Distinct());
        return EvidenceZip.Pack(EvidenceWriting.Write(content, _record.Chain.Key, links), _record.Chain.Key);
    }
}
