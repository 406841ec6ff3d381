using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Findings;

/// <summary>
/// The one door of the timeline, which is the audit record at the same time: every row is appended here, in the caller's write,
/// so that what has to happen with each row cannot be forgotten anywhere.
/// </summary>
internal static class Timeline
{
    /// <summary>A row about a finding, shown on its bucket too.</summary>
    /// <param name="scope">The write it belongs to.</param>
    /// <param name="finding">It has its id.</param>
    /// <param name="kind">What the row tells.</param>
    /// <param name="note">In whose words.</param>
    /// <param name="opens">The finding's life begins with this row, so people are told of it.</param>
    public static FindingEvent Tell(WriteScope scope, Finding finding, FindingEventKind kind, TransitionNote note, bool opens = false)
        => Append(scope, finding.Id, finding.BucketId, kind, note, finding, opens);

    /// <summary>A row about a bucket, or about one that the console does not know (null).</summary>
    public static FindingEvent TellBucket(WriteScope scope, long? bucketId, FindingEventKind kind, TransitionNote note)
        => Append(scope, null, bucketId, kind, note);

    /// <summary>A row about the console itself: who may do what, the global stop and the like.</summary>
    public static FindingEvent TellConsole(WriteScope scope, FindingEventKind kind, TransitionNote note)
        => Append(scope, null, null, kind, note);

    /// <summary>A row about whatever an attempt was made for.</summary>
    public static FindingEvent TellAttempt(WriteScope scope, long attemptId, long? findingId, long? bucketId, FindingEventKind kind, TransitionNote note)
        => Append(scope, findingId, bucketId, kind, note with { AttemptId = attemptId });

    /// <summary>A row about what somebody asked a second person for.</summary>
    public static FindingEvent TellRequest(WriteScope scope, long? findingId, long? bucketId, FindingEventKind kind, TransitionNote note)
        => Append(scope, findingId, bucketId, kind, note);

    private static FindingEvent Append(
        WriteScope scope, long? findingId, long? bucketId, FindingEventKind kind, TransitionNote note, Finding? finding = null, bool opens = false)
    {
        var row = new FindingEvent
        {
            FindingId = findingId,
            BucketId = bucketId,
            AttemptId = note.AttemptId,
            // PostgreSQL keeps microseconds; what is hashed must be what is read back.
            AtUtc = scope.NowUtc.AddTicks(-(scope.NowUtc.Ticks % TimeSpan.TicksPerMicrosecond)),
            Kind = kind,
            Who = note.Who,
            Text = note.Text,
            Reason = note.Reason,
            AwsRequestId = note.AwsRequestId,
            DetailJson = note.DetailJson,
        };
        scope.Db.FindingEvents.Add(row);
        if (NotificationRules.Of(kind, note, opens) is { } told && !NotificationRules.IsOfSample(told, finding))
        {
            scope.Outbox.Add(row, finding, told, note);
        }

        return row;
    }
}
