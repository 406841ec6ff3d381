using System.Globalization;
using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Audit;

/// <summary>A row on its way into the record, in the form that is hashed: its columns in their fixed order.</summary>
internal static class AuditRowForm
{
    /// <summary>The columns in the order of the hash, after the sequence; a reader of the table gives them in the same order.</summary>
    public static readonly string[] Columns =
    [
        nameof(FindingEvent.FindingId), nameof(FindingEvent.BucketId), nameof(FindingEvent.AttemptId), nameof(FindingEvent.AtUtc),
        nameof(FindingEvent.Kind), nameof(FindingEvent.Who), nameof(FindingEvent.Text), nameof(FindingEvent.Reason),
        nameof(FindingEvent.AwsRequestId), nameof(FindingEvent.DetailJson),
    ];

    /// <summary>How an instant is stored and hashed.</summary>
    private const string Instant = @"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF";

    public static void Give(FindingEvent row, AuditHasher hasher)
    {
        hasher.Add(row.Id);
        hasher.Add(row.FindingId);
        hasher.Add(row.BucketId);
        hasher.Add(row.AttemptId);
        hasher.Add(InstantOf(row.AtUtc));
        hasher.Add(row.Kind.ToString());
        hasher.Add(row.Who);
        hasher.Add(row.Text);
        hasher.Add(row.Reason);
        hasher.Add(row.AwsRequestId);
        hasher.Add(row.DetailJson);
    }

    public static string InstantOf(DateTime atUtc) => atUtc.ToString(Instant, CultureInfo.InvariantCulture);
}
