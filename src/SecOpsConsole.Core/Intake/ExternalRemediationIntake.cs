using System.Text.Json;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Intake;

/// <summary>
/// What follows from an execution of somebody else's remediation: a record on the bucket that it worked on, and a look when it ended,
/// because it may have changed the policy. An execution that names no bucket of ours stays on the event list.
/// </summary>
internal sealed class ExternalRemediationIntake
{
    public async Task FollowAsync(WriteScope scope, EventFacts.ExternalRemediation execution, CancellationToken cancellationToken)
    {
        if (execution is not { AccountId: { } account, Region: { } region, BucketName: { } name })
        {
            return;
        }

        var reference = new BucketRef(account, region, name);
        var bucket = await BucketStore.FindAsync(scope.Db, reference, cancellationToken).ConfigureAwait(false);
        if (bucket is not null)
        {
            LookStory.Tell(scope, bucket.Id, FindingEventKind.ExternalRemediation, new TransitionNote(LookStory.NameOf(execution.Actor), execution.Note)
            {
                DetailJson = JsonSerializer.Serialize(new { executionArn = execution.ExecutionArn, status = execution.Status }),
            });
        }

        if (execution.Ended)
        {
            LookPayload.Enqueue(scope, reference, LookReason.Signal);
        }
    }
}
