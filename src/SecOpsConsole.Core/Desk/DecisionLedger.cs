using System.Globalization;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Desk;

/// <summary>Notes decisions that can be undone.</summary>
internal static class DecisionLedger
{
    /// <summary>Saves, so that the decision has its id.</summary>
    public static async Task<DeskDecision> NoteAsync(
        WriteScope scope, Access access, DeskDecisionKind kind, long bucketId, long? findingId, string? before, string after, string? reason, CancellationToken cancellationToken)
    {
        var decision = new DeskDecision
        {
            Kind = kind,
            BucketId = bucketId,
            FindingId = findingId,
            Before = before,
            After = after,
            Who = access.By,
            Reason = reason,
            CreatedUtc = scope.NowUtc,
            Version = 1,
        };
        scope.Db.Decisions.Add(decision);
        await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return decision;
    }

    public static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);

    public static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
