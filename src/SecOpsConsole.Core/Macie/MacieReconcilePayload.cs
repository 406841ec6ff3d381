using SecOpsConsole.Core.Ports.Macie;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Macie;

/// <summary>The payload of a ReconcileMacie work item.</summary>
public sealed record MacieReconcilePayload(string AccountId, string Region)
{
    /// <summary>One at a time for a place.</summary>
    internal static void Enqueue(WriteScope scope, MaciePlace place) =>
        scope.Enqueue(WorkKind.ReconcileMacie, $"macie/{place.AccountId}/{place.Region}", new MacieReconcilePayload(place.AccountId, place.Region), maxAttempts: 5);
}
