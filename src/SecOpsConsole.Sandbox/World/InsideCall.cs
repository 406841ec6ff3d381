using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.S3;

namespace SecOpsConsole.Sandbox.World;

/// <summary>One call as a client would write it, before it has a caller.</summary>
internal sealed record InsideCall
{
    private static readonly Dictionary<string, string> None = [];

    public required string Service { get; init; }

    public required string Region { get; init; }

    public required string Method { get; init; }

    public string Path { get; init; } = "/";

    public IReadOnlyDictionary<string, string> Query { get; init; } = None;

    public IReadOnlyDictionary<string, string> Headers { get; init; } = None;

    public string Body { get; init; } = "";

    public static InsideCall Json(string service, string region, string target, JsonObject body) => new()
    {
        Service = service,
        Region = region,
        Method = "POST",
        Headers = new Dictionary<string, string> { ["X-Amz-Target"] = target },
        Body = body.ToJsonString(),
    };

    public static InsideCall CreateBucket(string region, string bucket) => Bucket(region, "PUT", bucket, null) with
    {
        Body = region == "us-east-1"
            ? ""
            : $"""<CreateBucketConfiguration xmlns="{Namespace}"><LocationConstraint>{region}</LocationConstraint></CreateBucketConfiguration>""",
    };

    public static InsideCall PutPolicy(string region, string bucket, string policy) =>
        Bucket(region, "PUT", bucket, "policy") with { Body = policy };

    public static InsideCall DeletePolicy(string region, string bucket) => Bucket(region, "DELETE", bucket, "policy");

    public static InsideCall PutPublicAccessBlock(string region, string bucket, bool on)
    {
        var value = on ? "true" : "false";
        return Bucket(region, "PUT", bucket, "publicAccessBlock") with
        {
            Body = $"""<PublicAccessBlockConfiguration xmlns="{Namespace}"><BlockPublicAcls>{value}</BlockPublicAcls><IgnorePublicAcls>{value}</IgnorePublicAcls><BlockPublicPolicy>{value}</BlockPublicPolicy><RestrictPublicBuckets>{value}</RestrictPublicBuckets></PublicAccessBlockConfiguration>""",
        };
    }

    public static InsideCall DeletePublicAccessBlock(string region, string bucket) =>
        Bucket(region, "DELETE", bucket, "publicAccessBlock");

    public static InsideCall PutAccountBlock(string region, string account, PublicAccessBlock block) => Account(region, "PUT", account) with
    {
        Body = $"<PublicAccessBlockConfiguration xmlns=\"http://awss3control.amazonaws.com/doc/2018-08-20/\">{Flag("BlockPublicAcls", block.BlockPublicAcls)}{Flag("IgnorePublicAcls", block.IgnorePublicAcls)}{Flag("BlockPublicPolicy", block.BlockPublicPolicy)}{Flag("RestrictPublicBuckets", block.RestrictPublicBuckets)}</PublicAccessBlockConfiguration>",
    };

    public static InsideCall DeleteAccountBlock(string region, string account) => Account(region, "DELETE", account);

    public static InsideCall PutTagging(string region, string bucket, IEnumerable<KeyValuePair<string, string>> tags) =>
        Bucket(region, "PUT", bucket, "tagging") with
        {
            Body = $"""<Tagging xmlns="{Namespace}"><TagSet>{string.Concat(tags.Select(tag => $"<Tag><Key>{tag.Key}</Key><Value>{tag.Value}</Value></Tag>"))}</TagSet></Tagging>""",
        };

    public static InsideCall PutKmsEncryption(string region, string bucket, string keyArn) => Bucket(region, "PUT", bucket, "encryption") with
    {
        Body = $"""<ServerSideEncryptionConfiguration xmlns="{Namespace}"><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms</SSEAlgorithm><KMSMasterKeyID>{keyArn}</KMSMasterKeyID></ApplyServerSideEncryptionByDefault><BucketKeyEnabled>true</BucketKeyEnabled></Rule></ServerSideEncryptionConfiguration>""",
    };

    public static InsideCall PutObject(string region, string bucket, string key, string text) => new()
    {
        Service = "s3",
        Region = region,
        Method = "PUT",
        Path = $"/{bucket}/{key}",
        Headers = new Dictionary<string, string> { ["Content-Type"] = "text/plain; charset=utf-8" },
        Body = text,
    };

    private const string Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    private static string Flag(string name, bool on) => $"<{name}>{(on ? "true" : "false")}</{name}>";

    private static InsideCall Account(string region, string method, string account) => new()
    {
        Service = "s3-control",
        Region = region,
        Method = method,
        Path = "/v20180820/configuration/publicAccessBlock",
        Headers = new Dictionary<string, string> { ["x-amz-account-id"] = account },
    };

    private static InsideCall Bucket(string region, string method, string bucket, string? flag) => new()
    {
        Service = "s3",
        Region = region,
        Method = method,
        Path = "/" + bucket,
        Query = flag is null ? None : new Dictionary<string, string> { [flag] = "" },
    };
}
