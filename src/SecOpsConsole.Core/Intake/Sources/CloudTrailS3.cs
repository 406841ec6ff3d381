using System.Text.Json;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Intake.Sources;

/// <summary>
/// Calls that change who reaches a bucket, as CloudTrail tells them through EventBridge
/// (EventBridge user guide, "AWS service events delivered via AWS CloudTrail"; S3 user guide, "Amazon S3 CloudTrail events").
/// The call's name decides, not the event source: the account-level calls are seen under two.
/// </summary>
public sealed class CloudTrailS3 : IFindingSource
{
    private const string Call = "AWS API Call via CloudTrail";

    public string Name => "CloudTrailS3";

    public EventFacts? Read(EventEnvelope envelope)
    {
        if (envelope is not { DetailType: Call, Detail: { } detail })
        {
            return null;
        }

        JsonElement? record = detail;
        var call = record.TextAt("eventName");
        if (record.TextAt("eventSource")?.StartsWith("s3", StringComparison.Ordinal) != true)
        {
            return null;
        }

        var kind = KindOf(call);
        if (kind is null && call is not ("PutAccountPublicAccessBlock" or "DeleteAccountPublicAccessBlock"))
        {
            return null;
        }

        var owner = OwnerOf(record);
        var recipient = AccountIds.OrNull(record.TextAt("recipientAccountId")) ?? envelope.Account;
        var facts = Shape(record, kind, owner, recipient);
        return facts with
        {
            Name = call,
            AccountId = owner ?? recipient,
            Region = record.TextAt("awsRegion") ?? envelope.Region,
            BucketName = BucketOf(record),
            EventUtc = record.Member("eventTime").Instant() ?? envelope.TimeUtc,
            DetailKey = record.TextAt("eventID") is { } eventId ? $"{eventId}/{recipient}" : null,
            Actor = CloudTrailActor.Read(record),
        };
    }

    private static EventFacts Shape(JsonElement? record, BucketChangeKind? kind, string? owner, string? recipient)
    {
        var call = record.TextAt("eventName");
        if (record.TextAt("errorCode") is { } errorCode)
        {
            var request = record.Member("requestParameters");
            return new EventFacts.FailedCall
            {
                ErrorCode = errorCode,
                Kind = kind,
                PolicyText = kind == BucketChangeKind.PolicyPut ? PolicyOf(request) : null,
                Block = kind is null or BucketChangeKind.BlockPublicAccess ? BlockOf(record, request) : null,
                PublicAcl = kind == BucketChangeKind.Acl && OpensAcl(request),
                Note = $"{call} was refused by AWS with {errorCode}; nothing was changed.",
            };
        }

        if (owner is not null && recipient is not null && owner != recipient)
        {
            return new EventFacts.CallersCopy { Note = $"This is the copy for the caller's account {recipient}; account {owner} owns the bucket and gets its own." };
        }

        return kind is { } change
            ? Change(record, change)
            : new EventFacts.AccountChange
            {
                Block = BlockOf(record, record.Member("requestParameters")),
                RequestId = record.TextAt("requestID"),
                RoleSessionName = CloudTrailActor.RoleSessionName(CloudTrailActor.Read(record)),
                Note = $"{call} changed Block Public Access for the whole account.",
            };
    }

    private static EventFacts.BucketChange Change(JsonElement? record, BucketChangeKind kind)
    {
        var request = record.Member("requestParameters");
        return new EventFacts.BucketChange
        {
            Kind = kind,
            PolicyText = kind == BucketChangeKind.PolicyPut ? PolicyOf(request) : null,
            Block = kind == BucketChangeKind.BlockPublicAccess ? BlockOf(record, request) : null,
            Encryption = kind == BucketChangeKind.Encryption ? ToldEncryption.OfCall(record.TextAt("eventName")!, request) : null,
            RequestId = record.TextAt("requestID"),
            RoleSessionName = CloudTrailActor.RoleSessionName(CloudTrailActor.Read(record)),
            Note = Sentence(record.TextAt("eventName"), kind),
        };
    }

    private static BucketChangeKind? KindOf(string? call) => call switch
    {
        "PutBucketPolicy" => BucketChangeKind.PolicyPut,
        "DeleteBucketPolicy" => BucketChangeKind.PolicyDeleted,
        // CloudTrail's names differ from the API's here: PutPublicAccessBlock is recorded as PutBucketPublicAccessBlock.
        "PutBucketPublicAccessBlock" or "DeleteBucketPublicAccessBlock"
            or "PutPublicAccessBlock" or "DeletePublicAccessBlock" => BucketChangeKind.BlockPublicAccess,
        "PutBucketAcl" => BucketChangeKind.Acl,
        "PutBucketEncryption" or "DeleteBucketEncryption" => BucketChangeKind.Encryption,
        "PutBucketOwnershipControls" or "DeleteBucketOwnershipControls" => BucketChangeKind.ObjectOwnership,
        "CreateBucket" => BucketChangeKind.Created,
        "DeleteBucket" => BucketChangeKind.Deleted,
        _ => null,
    };

    private static string Sentence(string? call, BucketChangeKind kind) => kind switch
    {
        BucketChangeKind.PolicyPut => "The bucket policy was replaced.",
        BucketChangeKind.PolicyDeleted => "The bucket policy was deleted.",
        BucketChangeKind.BlockPublicAccess => call!.StartsWith("Delete", StringComparison.Ordinal)
            ? "Block Public Access was removed from the bucket." : "Block Public Access of the bucket was set.",
        BucketChangeKind.Acl => "The bucket's ACL was set.",
        BucketChangeKind.Encryption => "The bucket's default encryption was changed.",
        BucketChangeKind.ObjectOwnership => "The bucket's Object Ownership was changed.",
        BucketChangeKind.Created => "The bucket was created.",
        BucketChangeKind.Deleted => "The bucket was deleted.",
    };

    /// <summary>CloudTrail carries the policy as a JSON object, not as a string; a string is taken too.</summary>
    private static string? PolicyOf(JsonElement? request) => TolerantJson.First(request.Member("bucketPolicy")) switch
    {
        { ValueKind: JsonValueKind.Object } policy => policy.GetRawText(),
        { } text => TolerantJson.ReadString(text),
        null => null,
    };

    private static BlockPublicAccess? BlockOf(JsonElement? record, JsonElement? request)
    {
        if (record.TextAt("eventName")!.StartsWith("Delete", StringComparison.Ordinal))
        {
            return BlockPublicAccess.None;
        }

        var flags = request.Path("PublicAccessBlockConfiguration");
        return TolerantJson.First(flags) is null
            ? null
            : new BlockPublicAccess(Flag("BlockPublicAcls"), Flag("IgnorePublicAcls"), Flag("BlockPublicPolicy"), Flag("RestrictPublicBuckets"));

        // A member that is left out of the XML is off (S3 API, PublicAccessBlockConfiguration).
        bool Flag(string name) => flags.Path(name).Flag() ?? false;
    }

    /// <summary>The groups and canned ACLs that let everybody in (S3 user guide, "Access control list overview").</summary>
    private static bool OpensAcl(JsonElement? request) => request is { ValueKind: JsonValueKind.Object } asked
        && new[] { "global/AllUsers", "global/AuthenticatedUsers", "public-read", "authenticated-read" }
            .Any(sign => asked.GetRawText().Contains(sign, StringComparison.Ordinal));

    private static string? OwnerOf(JsonElement? record)
    {
        foreach (var resource in TolerantJson.Many(record.Member("resources")))
        {
            JsonElement? entry = resource;
            if (entry.TextAt("type") == "AWS::S3::Bucket" && AccountIds.OrNull(entry.TextAt("accountId")) is { } owner)
            {
                return owner;
            }
        }

        return null;
    }

    /// <summary>The record's resources may be missing or empty: the request names the bucket too.</summary>
    private static string? BucketOf(JsonElement? record)
        => BucketNames.OrNull(record.TextAt("requestParameters", "bucketName"))
           ?? TolerantJson.Many(record.Member("resources"))
               .Select(resource => BucketNames.FromArn(((JsonElement?)resource).TextAt("ARN")))
               .FirstOrDefault(name => name is not null);
}
