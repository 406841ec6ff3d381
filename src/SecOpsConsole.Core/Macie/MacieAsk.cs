using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.Macie;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Macie;

/// <summary>
/// Asks Macie itself how one finding stands of which an event told something lower: whoever has the key of the webhook can forge an event, and nobody can forge
/// the answer of AWS's API. Where Macie cannot be asked, the higher stays.
/// </summary>
internal sealed class MacieAsk(ConsoleStore store, IMacieGateway macie, MacieIntake intake, FindingLifecycle lifecycle)
{
    private const string Stays = "What events told counts, the higher of each.";

    public async Task<WorkOutcome> RunAsync(MaciePlace place, long findingId, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var before = await store.ReadAsync((db, ct) => Findings(db, findingId).AsNoTracking().FirstOrDefaultAsync(ct), cancellationToken).ConfigureAwait(false);
        if (before is null)
        {
            return new WorkOutcome.Done();
        }

        var answer = await macie.ReadFindingsAsync(place, ids, cancellationToken).ConfigureAwait(false);
        if (answer.Fault is { } fault)
        {
            var problem = MacieWords.Of(fault, place, Stays);
            if (fault.Kind is AwsFaultKind.Transient or AwsFaultKind.Throttled)
            {
                return new WorkOutcome.Retry(problem);
            }

            await TellAsync(findingId, $"Macie could not be asked how the finding stands. {problem}", cancellationToken).ConfigureAwait(false);
            return new WorkOutcome.Done();
        }

        // An id is what an event told: it may be the one of another finding.
        var known = answer.Value!.Select(MacieDetail.Read).OfType<MacieDetail>().Select(detail => detail.Signal)
            .Where(signal => MacieIntake.KeyOf(signal) == before.DedupKey).MaxBy(signal => signal.UpdatedUtc);
        if (known is null)
        {
            await TellAsync(findingId, $"Macie was asked how the finding stands, and does not know it under that id. {Stays}", cancellationToken).ConfigureAwait(false);
            return new WorkOutcome.Done();
        }

        return await store.WriteAsync<WorkOutcome>(async (scope, ct) =>
        {
            if (await Findings(scope.Db, findingId).AsTracking().FirstOrDefaultAsync(ct).ConfigureAwait(false) is not { } finding)
            {
                return new WorkOutcome.Done();
            }

            if ((finding.EventUtc, MacieFacts.Of(finding)) != (before.EventUtc, MacieFacts.Of(before)))
            {
                return new WorkOutcome.Retry("An event told more of the finding while Macie was asked. It is asked again.");
            }

            await intake.BelieveAsync(scope, finding, known, ct).ConfigureAwait(false);
            return new WorkOutcome.Done();
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Macie was asked as often as is tried.</summary>
    public Task GiveUpAsync(WriteScope scope, long findingId, string why, CancellationToken cancellationToken) =>
        TellAsync(scope, findingId, $"Macie could not be asked how the finding stands. {why}", cancellationToken);

    private Task TellAsync(long findingId, string text, CancellationToken cancellationToken) =>
        store.WriteAsync((scope, ct) => TellAsync(scope, findingId, text, ct), cancellationToken);

    private async Task TellAsync(WriteScope scope, long findingId, string text, CancellationToken cancellationToken)
    {
        if (await Findings(scope.Db, findingId).AsTracking().FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false) is { } finding)
        {
            lifecycle.Tell(scope, finding, FindingEventKind.SignalReceived, new TransitionNote("Amazon Macie", text));
        }
    }

    private static IQueryable<Finding> Findings(ConsoleDbContext db, long id) => db.Findings.Where(row => row.Id == id && row.Source == FindingSource.Macie);
}
