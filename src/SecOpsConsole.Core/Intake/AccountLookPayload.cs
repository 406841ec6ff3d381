using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Intake;

/// <summary>The payload of a LookAccount work item.</summary>
/// <param name="AccountId">Whose Block Public Access is read.</param>
/// <param name="EventId">The row of the event that told of a change; null when none did.</param>
/// <param name="Again">How many looks were already taken for the same reason: first reads can be stale.</param>
/// <param name="ThenBuckets">Every bucket of the account is looked at afterwards, whether or not the account changed.</param>
/// <param name="Managed">A write was just refused because an organisation manages the account.</param>
public sealed record AccountLookPayload(string AccountId, long? EventId = null, int Again = 0, bool ThenBuckets = false, bool Managed = false)
{
    /// <summary>Enqueues a look at an account in the caller's transaction.</summary>
    public static void Enqueue(WriteScope scope, string accountId, long? eventId = null, bool thenBuckets = false, bool managed = false) =>
        scope.Enqueue(WorkKind.LookAccount, Partition(accountId), new AccountLookPayload(accountId, eventId, ThenBuckets: thenBuckets, Managed: managed));

    /// <summary>Enqueues the next look for the same reason; nothing when this was the last.</summary>
    public void EnqueueAgain(WriteScope scope)
    {
        if (Again < LookPayload.LookAgainAfter.Count)
        {
            scope.Enqueue(
                WorkKind.LookAccount, Partition(AccountId), this with { Again = Again + 1, ThenBuckets = false, Managed = false }, LookPayload.LookAgainAfter[Again]);
        }
    }

    private static string Partition(string accountId) => $"account/{accountId}";
}
