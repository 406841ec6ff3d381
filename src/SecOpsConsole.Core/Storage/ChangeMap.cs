using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Bulk;
using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Suppressions;
using SecOpsConsole.Core.Sweep;
using SecOpsConsole.Core.Replay;

namespace SecOpsConsole.Core.Storage;

/// <summary>Which change a row stands for: what the people see, not the table.</summary>
internal static class ChangeMap
{
    public static void Add(object entity, ISet<Change> changes)
    {
        switch (entity)
        {
            case Finding finding:
                changes.Add(new Change(ChangedEntity.Finding, finding.Id));
                break;
            case FindingEvent row:
                AddIf(ChangedEntity.Finding, row.FindingId, changes);
                AddIf(ChangedEntity.Bucket, row.BucketId, changes);
                break;
            case Bucket bucket:
                changes.Add(new Change(ChangedEntity.Bucket, bucket.Id));
                break;
            case PolicyVersion version:
                changes.Add(new Change(ChangedEntity.Bucket, version.BucketId));
                break;
            case PolicySighting sighting:
                changes.Add(new Change(ChangedEntity.Bucket, sighting.BucketId));
                break;
            case BlockSighting sighting:
                AddIf(ChangedEntity.Bucket, sighting.BucketId, changes);
                break;
            case RemediationAttempt attempt:
                changes.Add(new Change(ChangedEntity.Attempt, attempt.Id));
                AddIf(ChangedEntity.Bucket, attempt.BucketId, changes);
                AddIf(ChangedEntity.Finding, attempt.FindingId, changes);
                break;
            case Suppression suppression:
                changes.Add(new Change(ChangedEntity.Suppression, suppression.Id));
                changes.Add(new Change(ChangedEntity.Finding, suppression.FindingId));
                break;
            case DeskRequest request:
                changes.Add(new Change(ChangedEntity.Request, request.Id));
                AddIf(ChangedEntity.Finding, request.FindingId, changes);
                AddIf(ChangedEntity.Bucket, request.BucketId, changes);
                break;
            case DeskDecision decision:
                changes.Add(new Change(ChangedEntity.Decision, decision.Id));
                changes.Add(new Change(ChangedEntity.Bucket, decision.BucketId));
                AddIf(ChangedEntity.Finding, decision.FindingId, changes);
                break;
            case InboxEvent row:
                changes.Add(new Change(ChangedEntity.Event, row.Id));
                break;
            case ChangeSet set:
                changes.Add(new Change(ChangedEntity.ChangeSet, set.Id));
                break;
            case Signal signal:
                AddIf(ChangedEntity.ChangeSet, signal.ChangeSetId, changes);
                AddIf(ChangedEntity.Finding, signal.FindingId, changes);
                break;
            case WorkItem work:
                changes.Add(new Change(ChangedEntity.Work, work.Id));
                break;
            case BulkDecision decision:
                changes.Add(new Change(ChangedEntity.Bulk, decision.Id));
                break;
            case BulkItem item:
                changes.Add(new Change(ChangedEntity.Bulk, item.BulkDecisionId));
                break;
            case SweepRun run:
                changes.Add(new Change(ChangedEntity.Sweep, run.Id));
                break;
            case Person person:
                changes.Add(new Change(ChangedEntity.Person, person.Id));
                break;
            case ReplayRun run:
                changes.Add(new Change(ChangedEntity.Replay, run.Id));
                break;
            case AccountBlock:
            case AccountBreaker:
                changes.Add(new Change(ChangedEntity.Bucket, Change.Any));
                break;
            case BellLine or BellRead:
                changes.Add(new Change(ChangedEntity.Notification, Change.Any));
                break;
            case Setting:
                changes.Add(new Change(ChangedEntity.Setting, Change.Any));
                break;
            default:
                break;
        }
    }

    private static void AddIf(ChangedEntity entity, long? id, ISet<Change> changes)
    {
        if (id is { } known)
        {
            changes.Add(new Change(entity, known));
        }
    }
}
