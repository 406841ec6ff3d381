using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Ports.Macie;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Macie;

/// <summary>The payload of a ReconcileMacie work item: a whole place, or one finding that Macie itself is asked for.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Region">The Region.</param>
/// <param name="FindingId">Our finding; null for the whole place.</param>
/// <param name="MacieIds">Macie's ids that it may have: the one of the event, and the one before.</param>
public sealed record MacieReconcilePayload(string AccountId, string Region, long? FindingId = null, IReadOnlyList<string>? MacieIds = null)
{
    private const int Attempts = 5;

    /// <summary>One at a time for a place.</summary>
    internal static void Enqueue(WriteScope scope, MaciePlace place) =>
        scope.Enqueue(WorkKind.ReconcileMacie, Partition(place.AccountId, place.Region), new MacieReconcilePayload(place.AccountId, place.Region), maxAttempts: Attempts);

    /// <summary>Has Macie asked how the finding stands, unless the same is to be asked already.</summary>
    internal static async Task EnqueueAskAsync(WriteScope scope, Finding finding, EventFacts.MacieSignal told, CancellationToken cancellationToken)
    {
        var ids = new[] { told.FindingId, finding.ExternalId ?? told.FindingId }.Distinct(StringComparer.Ordinal).ToList();
        var (partition, asked) = (Partition(told.AccountId!, told.Region!), new MacieReconcilePayload(told.AccountId!, told.Region!, finding.Id, ids));
        var payload = WorkPayload.Write(asked);
        if (!await scope.Db.WorkItems.AnyAsync(
            item => item.Partition == partition && item.Payload == payload && (item.State == WorkState.Available || item.State == WorkState.Scheduled || item.State == WorkState.Retryable),
            cancellationToken).ConfigureAwait(false))
        {
            scope.Enqueue(WorkKind.ReconcileMacie, partition, asked, maxAttempts: Attempts);
        }
    }

    private static string Partition(string accountId, string region) => $"macie/{accountId}/{region}";
}
