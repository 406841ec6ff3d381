using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.World;

namespace SecOpsConsole.Sandbox.Events;

/// <summary>
/// Connects a console to the company's account: connection, API destination, rules and targets in every Region it
/// uses, through the same operations that an administrator would call. Doing it again updates what is there. The rules are
/// those of <c>infra/cloudformation/console.yaml</c>.
/// </summary>
internal sealed class ConsoleWiring(InsideCalls calls, Actor administrator, IReadOnlyList<string> regions)
{
    private const string Name = "secops-console";
    private const string RoleArn = "arn:aws:iam::111122223333:role/secops-eventbridge-invoke";

    private static readonly (string Rule, string Description, string Pattern)[] Rules =
    [
        ("secops-s3", "Changes of bucket policies, Block Public Access, ACLs and encryption", """
            {"source":["aws.s3"],"detail-type":["AWS API Call via CloudTrail"],"detail":{"eventSource":["s3.amazonaws.com"],"eventName":["CreateBucket","DeleteBucket","PutBucketPolicy","DeleteBucketPolicy","PutBucketAcl","PutBucketPublicAccessBlock","DeleteBucketPublicAccessBlock","PutBucketEncryption","DeleteBucketEncryption","PutBucketOwnershipControls","DeleteBucketOwnershipControls","PutAccountPublicAccessBlock","DeleteAccountPublicAccessBlock"]}}
            """),
        ("secops-iam", "Changes of the console's own quarantine policy: only us-east-1 has IAM's events", """
            {"source":["aws.iam"],"detail-type":["AWS API Call via CloudTrail"],"detail":{"eventSource":["iam.amazonaws.com"],"eventName":["PutUserPolicy","PutRolePolicy","DeleteUserPolicy","DeleteRolePolicy"],"requestParameters":{"policyName":["SecOpsQuarantine"]}}}
            """),
        ("secops-macie", "Macie findings of both categories", """{"source":["aws.macie"],"detail-type":["Macie Finding"]}"""),
        ("secops-config", "Configuration items of buckets: who CloudTrail forgot to tell of is looked at all the same", """{"source":["aws.config"],"detail-type":["Config Configuration Item Change"],"detail":{"configurationItem":{"resourceType":["AWS::S3::Bucket"]}}}"""),
        ("secops-states", "Runs of state machines that remediate buckets", """{"source":["aws.states"],"detail-type":["Step Functions Execution Status Change"]}"""),
    ];

    private volatile Func<Task<AwsError?>>? again;

    /// <summary>A reset empties the account; the console that was connected stays connected.</summary>
    public void Reconnect() => again?.Invoke().GetAwaiter().GetResult();

    /// <summary>Null when everything is in place, else the first refusal.</summary>
    public async Task<AwsError?> ConnectAsync(string webhookUrl, string headerName, string apiKey, CancellationToken cancellationToken)
    {
        again = () => ConnectAsync(webhookUrl, headerName, apiKey, CancellationToken.None);
        foreach (var region in regions)
        {
            if (await ConnectAsync(region, webhookUrl, headerName, apiKey, cancellationToken) is { } refused)
            {
                return refused;
            }
        }

        return null;
    }

    private async Task<AwsError?> ConnectAsync(
        string region, string webhookUrl, string headerName, string apiKey, CancellationToken cancellationToken)
    {
        var connection = await PutAsync(region, "Connection", new JsonObject
        {
            ["Name"] = Name,
            ["AuthorizationType"] = "API_KEY",
            ["AuthParameters"] = new JsonObject
            {
                ["ApiKeyAuthParameters"] = new JsonObject { ["ApiKeyName"] = headerName, ["ApiKeyValue"] = apiKey },
            },
        }, cancellationToken);
        if (connection.Error is not null)
        {
            return connection.Error;
        }

        var destination = await PutAsync(region, "ApiDestination", new JsonObject
        {
            ["Name"] = Name,
            ["ConnectionArn"] = Member(connection, "ConnectionArn"),
            ["InvocationEndpoint"] = webhookUrl,
            ["HttpMethod"] = "POST",
            ["InvocationRateLimitPerSecond"] = ApiDestination.DefaultRate,
        }, cancellationToken);
        return destination.Error ?? await PutRulesAsync(region, Member(destination, "ApiDestinationArn"), cancellationToken);
    }

    /// <summary>Update first, create when there is nothing to update.</summary>
    private async Task<AwsResponse> PutAsync(string region, string kind, JsonObject body, CancellationToken cancellationToken)
    {
        var updated = await AskAsync(region, "Update" + kind, body.DeepClone().AsObject(), cancellationToken);
        return updated.Error?.Code == "ResourceNotFoundException" && await IsMissingAsync(region, kind, cancellationToken)
            ? await AskAsync(region, "Create" + kind, body, cancellationToken)
            : updated;
    }

    private async Task<bool> IsMissingAsync(string region, string kind, CancellationToken cancellationToken) =>
        (await AskAsync(region, "Describe" + kind, new JsonObject { ["Name"] = Name }, cancellationToken)).Error is not null;

    private async Task<AwsError?> PutRulesAsync(string region, string destinationArn, CancellationToken cancellationToken)
    {
        foreach (var (rule, description, pattern) in Rules)
        {
            var put = await AskAsync(region, "PutRule", new JsonObject
            {
                ["Name"] = rule,
                ["Description"] = description,
                ["EventPattern"] = pattern.Trim(),
                ["State"] = EventRule.Enabled,
            }, cancellationToken);
            var targets = put.Error is null
                ? await AskAsync(region, "PutTargets", Target(rule, destinationArn), cancellationToken)
                : put;
            if (targets.Error is { } refused)
            {
                return refused;
            }
        }

        return null;
    }

    private static JsonObject Target(string rule, string destinationArn) => new()
    {
        ["Rule"] = rule,
        ["Targets"] = new JsonArray(new JsonObject
        {
            ["Id"] = "console",
            ["Arn"] = destinationArn,
            ["RoleArn"] = RoleArn,
            ["RetryPolicy"] = new JsonObject { ["MaximumRetryAttempts"] = 185, ["MaximumEventAgeInSeconds"] = 86_400 },
        }),
    };

    private Task<AwsResponse> AskAsync(string region, string operation, JsonObject body, CancellationToken cancellationToken) =>
        calls.AskAsync(administrator, InsideCall.Json("events", region, "AWSEvents." + operation, body), cancellationToken);

    private static string Member(AwsResponse response, string name) => JsonNode.Parse(response.Body)![name]!.GetValue<string>();
}
