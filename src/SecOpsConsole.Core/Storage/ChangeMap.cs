using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Bulk;
using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Notifications.Channels;
using SecOpsConsole.Core.Notifications.Chat;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Suppressions;
using SecOpsConsole.Core.SecurityHub;
using SecOpsConsole.Core.Sweep;
using SecOpsConsole.Core.Replay;

namespace SecOpsConsole.Core.Storage;

/// <summary>Which changes a row stands for: what the people see, not the table.</summary>
internal static class ChangeMap
{
    public static void Add(object entity, ISet<Change> changes)
    {
        foreach (var (what, id) in Of(entity))
        {
            if (id is { } known)
            {
                changes.Add(new Change(what, known));
            }
        }
    }

    private static (ChangedEntity What, long? Id)[] Of(object entity) => entity switch
    {
        Finding finding => [(ChangedEntity.Finding, finding.Id)],
        FindingEvent row => [(ChangedEntity.Finding, row.FindingId), (ChangedEntity.Bucket, row.BucketId)],
        Bucket bucket => [(ChangedEntity.Bucket, bucket.Id)],
        PolicyVersion version => [(ChangedEntity.Bucket, version.BucketId)],
        PolicySighting sighting => [(ChangedEntity.Bucket, sighting.BucketId)],
        EncryptionSighting sighting => [(ChangedEntity.Bucket, sighting.BucketId)],
        BlockSighting sighting => [(ChangedEntity.Bucket, sighting.BucketId)],
        RemediationAttempt attempt => [(ChangedEntity.Attempt, attempt.Id), (ChangedEntity.Bucket, attempt.BucketId), (ChangedEntity.Finding, attempt.FindingId)],
        Suppression suppression => [(ChangedEntity.Suppression, suppression.Id), (ChangedEntity.Finding, suppression.FindingId)],
        DeskRequest request => [(ChangedEntity.Request, request.Id), (ChangedEntity.Finding, request.FindingId), (ChangedEntity.Bucket, request.BucketId)],
        DeskDecision decision => [(ChangedEntity.Decision, decision.Id), (ChangedEntity.Bucket, decision.BucketId), (ChangedEntity.Finding, decision.FindingId)],
        InboxEvent row => [(ChangedEntity.Event, row.Id)],
        ChangeSet set => [(ChangedEntity.ChangeSet, set.Id)],
        Signal signal => [(ChangedEntity.ChangeSet, signal.ChangeSetId), (ChangedEntity.Finding, signal.FindingId)],
        WorkItem work => [(ChangedEntity.Work, work.Id)],
        BulkDecision decision => [(ChangedEntity.Bulk, decision.Id)],
        BulkItem item => [(ChangedEntity.Bulk, item.BulkDecisionId)],
        SweepRun run => [(ChangedEntity.Sweep, run.Id)],
        Person person => [(ChangedEntity.Person, person.Id)],
        ReplayRun run => [(ChangedEntity.Replay, run.Id)],
        AccountBlock or AccountBreaker => [(ChangedEntity.Bucket, Change.Any)],
        BellLine or BellRead => [(ChangedEntity.Notification, Change.Any)],
        Channel or ChannelDelivery or ChatIdentity or HubNote => [(ChangedEntity.Channel, Change.Any)],
        Setting => [(ChangedEntity.Setting, Change.Any)],
        _ => [],
    };
}
