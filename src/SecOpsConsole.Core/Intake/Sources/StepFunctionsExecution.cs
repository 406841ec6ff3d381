using System.Text.Json;
using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Intake.Sources;

/// <summary>
/// Executions of a remediating state machine, such as the one that restores weak policies with Step Functions and AWS Config
/// (Step Functions developer guide, "Step Functions Execution Status Change"). They become external-remediation records on the
/// bucket that the execution's input names. Dates are epoch milliseconds; the input is a JSON string.
/// </summary>
public sealed class StepFunctionsExecution : IFindingSource
{
    /// <summary>Step Functions inlines inputs up to 256 KiB.</summary>
    private const int MaxInput = 256 * 1024;

    private static readonly string[][] BucketPaths =
    [
        ["detail", "requestParameters", "bucketName"],
        ["requestParameters", "bucketName"],
        ["detail", "resourcesAffected", "s3Bucket", "name"],
        ["detail", "configurationItem", "resourceName"],
        ["bucketName"],
        ["BucketName"],
        ["bucket"],
        ["Bucket"],
        ["resourceId"],
    ];

    public string Name => "StepFunctionsExecution";

    public EventFacts? Read(EventEnvelope envelope)
    {
        if (envelope is not { Source: "aws.states", DetailType: "Step Functions Execution Status Change", Detail: { } detail })
        {
            return null;
        }

        JsonElement? execution = detail;
        var arn = execution.TextAt("executionArn");
        var status = execution.TextAt("status");
        if (arn is null || status is null)
        {
            return new EventFacts.Unrecognised { Name = status, AccountId = envelope.Account, Region = envelope.Region, EventUtc = envelope.TimeUtc, Note = "An execution without ARN or status." };
        }

        var machine = LastPart(execution.TextAt("stateMachineArn")) ?? "a state machine";
        var input = InputOf(execution);
        return new EventFacts.ExternalRemediation
        {
            Name = $"Execution {status}",
            ExecutionArn = arn,
            Status = status,
            Ended = status is "SUCCEEDED" or "FAILED" or "TIMED_OUT" or "ABORTED",
            AccountId = envelope.Account,
            Region = input.TextAt("detail", "awsRegion") ?? envelope.Region,
            BucketName = BucketOf(input),
            EventUtc = execution.Member("stopDate").Instant() ?? execution.Member("startDate").Instant() ?? envelope.TimeUtc,
            DetailKey = $"{arn}/{status}",
            Actor = new Actor { Type = "AWSService", Name = machine, Arn = execution.TextAt("stateMachineArn"), AccountId = envelope.Account, Tool = "Step Functions" },
            Note = Sentence(machine, execution.TextAt("name"), status, execution.TextAt("error")),
        };
    }

    private static string Sentence(string machine, string? name, string status, string? error)
    {
        var outcome = status switch
        {
            "RUNNING" => "started",
            "SUCCEEDED" => "succeeded",
            "FAILED" => "failed",
            "TIMED_OUT" => "timed out",
            "ABORTED" => "was aborted",
            _ => $"is {status}",
        };
        return $"External remediation by {machine}: execution {name ?? "without a name"} {outcome}{(error is null ? "" : $" with {error}")}.";
    }

    private static JsonElement? InputOf(JsonElement? execution)
    {
        var input = execution.Member("input");
        if (input is { ValueKind: JsonValueKind.Object })
        {
            return input;
        }

        if (input is not { ValueKind: JsonValueKind.String } text || text.GetRawText().Length > MaxInput * 2)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text.GetString()!);
            return document.RootElement.Clone();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? BucketOf(JsonElement? input)
        => BucketPaths.Select(path => BucketNames.OrNull(input.TextAt(path))).FirstOrDefault(name => name is not null);

    private static string? LastPart(string? arn) => arn?[(arn.LastIndexOf(':') + 1)..] is { Length: > 0 } last ? last : null;
}
