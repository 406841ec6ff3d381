using System.Text.Json;

namespace SecOpsConsole.Core.Intake.Sources;

/// <summary>
/// Changes of inline policies, as CloudTrail tells them in us-east-1, where IAM lives (IAM user guide, "Logging IAM and AWS STS API calls").
/// Only the console's own policy name is asked for by the rule; what else comes is filed as understood, and nothing follows from it.
/// </summary>
public sealed class CloudTrailIam : IFindingSource
{
    private const string Call = "AWS API Call via CloudTrail";

    public string Name => "CloudTrailIam";

    public EventFacts? Read(EventEnvelope envelope)
    {
        if (envelope is not { DetailType: Call, Detail: { } detail })
        {
            return null;
        }

        JsonElement? record = detail;
        var call = record.TextAt("eventName");
        if (record.TextAt("eventSource") != "iam.amazonaws.com"
            || call is not ("PutUserPolicy" or "PutRolePolicy" or "DeleteUserPolicy" or "DeleteRolePolicy"))
        {
            return null;
        }

        var isRole = call.Contains("Role", StringComparison.Ordinal);
        var name = record.TextAt("requestParameters", isRole ? "roleName" : "userName");
        var policy = record.TextAt("requestParameters", "policyName");
        var actor = CloudTrailActor.Read(record);
        var account = AccountIds.OrNull(record.TextAt("recipientAccountId")) ?? envelope.Account;
        EventFacts facts = name is not null && policy == Offenders.Quarantine.PolicyName
            ? new EventFacts.PrincipalChange
            {
                UserOrRoleName = name,
                IsRole = isRole,
                PolicyText = call.StartsWith("Put", StringComparison.Ordinal) ? record.TextAt("requestParameters", "policyDocument") : null,
                ErrorCode = record.TextAt("errorCode"),
                RequestId = record.TextAt("requestID"),
                RoleSessionName = CloudTrailActor.RoleSessionName(actor),
                Note = $"{call}: the console's quarantine policy of {name}.",
            }
            : new EventFacts.OtherChange { Note = $"{call}: an inline policy that is not the console's. Nothing follows from it here." };
        return facts with
        {
            Name = call,
            AccountId = account,
            Region = record.TextAt("awsRegion") ?? envelope.Region,
            EventUtc = record.Member("eventTime").Instant() ?? envelope.TimeUtc,
            DetailKey = record.TextAt("eventID") is { } eventId ? $"{eventId}/{account}" : null,
            Actor = actor,
        };
    }
}
