using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.S3;

namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary>
/// One execution of the state machine and its status events (Step Functions developer guide, "Step Functions execution
/// status change events"). startDate and stopDate are epoch milliseconds; input and output are JSON texts.
/// </summary>
internal sealed class StateMachineExecution(BucketRecord bucket, ApiCall trigger, DateTime startedUtc)
{
    private const string Machine = "remediate-weak-s3-policy";

    private readonly string name = Guid.NewGuid().ToString();

    public void PublishStarted(ScenarioRun run) => Publish(run, "RUNNING", null, null);

    public void PublishSucceeded(ScenarioRun run) => Publish(run, "SUCCEEDED", run.UtcNow, new JsonObject
    {
        ["bucketName"] = bucket.Name,
        ["remediated"] = true,
        ["restoredFrom"] = "AWS Config",
    });

    private void Publish(ScenarioRun run, string status, DateTime? stoppedUtc, JsonObject? output)
    {
        var executionArn = $"arn:aws:states:{bucket.Region}:{bucket.OwnerAccount}:execution:{Machine}:{name}";
        run.Publish(bucket.Region, "aws.states", "Step Functions Execution Status Change", [executionArn], new JsonObject
        {
            ["executionArn"] = executionArn,
            ["stateMachineArn"] = $"arn:aws:states:{bucket.Region}:{bucket.OwnerAccount}:stateMachine:{Machine}",
            ["name"] = name,
            ["status"] = status,
            ["startDate"] = Milliseconds(startedUtc),
            ["stopDate"] = stoppedUtc is { } stopped ? Milliseconds(stopped) : null,
            ["input"] = Input().ToJsonString(),
            ["output"] = output?.ToJsonString(),
            ["inputDetails"] = new JsonObject { ["included"] = true },
            ["outputDetails"] = output is null ? null : new JsonObject { ["included"] = true },
            ["error"] = null,
            ["cause"] = null,
        });
    }

    /// <summary>What seed 1's rule hands over: the bucket and the request that made the execution start.</summary>
    private JsonObject Input() => new()
    {
        ["source"] = "aws.s3",
        ["detail"] = new JsonObject
        {
            ["eventName"] = trigger.EventName,
            ["requestID"] = trigger.RequestId,
            ["requestParameters"] = new JsonObject { ["bucketName"] = bucket.Name },
        },
    };

    private static long Milliseconds(DateTime utc) => new DateTimeOffset(utc).ToUnixTimeMilliseconds();
}
