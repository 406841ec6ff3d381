using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Iam;
using SecOpsConsole.Sandbox.Identities;
using SecOpsConsole.Sandbox.S3.Access;
using SecOpsConsole.Sandbox.S3.Buckets;

namespace SecOpsConsole.Sandbox.S3.Accounts;

/// <summary>
/// The part of S3 Control that is about accounts: Block Public Access read, put and deleted. Its requests are signed for s3; the account comes
/// in a header, and before the host name where a client puts it there.
/// </summary>
internal sealed class S3ControlService(SandboxWorld world) : IAwsService
{
    public const string Prefix = "/v20180820/";
    private const string Path = Prefix + "configuration/publicAccessBlock";
    private const string Root = "PublicAccessBlockConfiguration";
    private static readonly XNamespace Xml = "http://awss3control.amazonaws.com/doc/2018-08-20/";

    private readonly ConcurrentDictionary<string, byte> writing = new(StringComparer.Ordinal);

    /// <summary>Its signatures say s3; this name only tells the two services apart.</summary>
    public string SigningName => "s3-control";

    public AwsProtocol Protocol => AwsProtocol.RestXml;

    public bool WrapsErrors => true;

    /// <summary>CloudTrail's names: the API has the same ones for buckets, and a fault plan must tell them apart.</summary>
    public string? OperationOf(AwsRequest request) => request.Path != Path ? null : request.Method switch
    {
        "GET" => "GetAccountPublicAccessBlock",
        "PUT" => "PutAccountPublicAccessBlock",
        "DELETE" => "DeleteAccountPublicAccessBlock",
        _ => null,
    };

    public CallFacts Describe(AwsRequest request) => new()
    {
        EventSource = "s3.amazonaws.com",
        EventName = request.Operation,
        ReadOnly = request.Method == "GET",
        RequestParameters = Parameters(request),
    };

    /// <summary>Two writes of one account exclude each other.</summary>
    public IDisposable? Reserve(AwsRequest request) => request.Method == "GET" || AccountOf(request) is not { } account
        ? NoReservation.Instance
        : writing.TryAdd(account, 0) ? new Reservation(this, account) : null;

    public Task<AwsResponse> HandleAsync(AwsRequest request, CancellationToken cancellationToken) => Task.FromResult(Handle(request));

    private AwsResponse Handle(AwsRequest request)
    {
        if (AccountOf(request) is not { } account)
        {
            return new AwsError(400, "InvalidRequest", "Missing or invalid x-amz-account-id header");
        }

        if (Refusal(request, account) is { } refused)
        {
            return refused;
        }

        return request.Operation switch
        {
            "GetAccountPublicAccessBlock" => Get(request.StaleRead ? world.S3.Accounts.Stale(account) : world.S3.Accounts.Effective(account), account),
            // An organisation's policy is above every permission in the account.
            _ when world.S3.Accounts.IsManaged(account) => S3Errors.AccessDenied,
            "PutAccountPublicAccessBlock" => Put(request, account),
            _ => Delete(account),
        };
    }

    private static AwsResponse Get(PublicAccessBlock? block, string account) => block is not null
        ? AwsResponse.Xml(new XElement(Xml + Root,
            new XElement(Xml + "BlockPublicAcls", block.BlockPublicAcls),
            new XElement(Xml + "IgnorePublicAcls", block.IgnorePublicAcls),
            new XElement(Xml + "BlockPublicPolicy", block.BlockPublicPolicy),
            new XElement(Xml + "RestrictPublicBuckets", block.RestrictPublicBuckets)))
        : new AwsError(404, "NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found").With("AccountId", account);

    private AwsResponse Put(AwsRequest request, string account)
    {
        if (BlockPublicAccess.Read(request) is not { } block)
        {
            return S3Errors.MalformedXml;
        }

        world.S3.Accounts.Set(account, block);
        return AwsResponse.Empty(200);
    }

    private AwsResponse Delete(string account)
    {
        world.S3.Accounts.Set(account, null);
        return AwsResponse.Empty(204);
    }

    private AwsError? Refusal(AwsRequest request, string account)
    {
        if (request.Caller.Type == CallerType.Anonymous || request.Caller.AccountId != account)
        {
            return S3Errors.AccessDenied;
        }

        // The permission to put covers the deletion too.
        var action = request.Operation == "GetAccountPublicAccessBlock" ? "s3:GetAccountPublicAccessBlock" : "s3:PutAccountPublicAccessBlock";
        var question = new AccessQuestion(request.Caller, action, "*", RequestContext.Of(request));
        var why = IdentityPolicies.Denies(world, question) ? "with an explicit deny in an identity-based policy"
            : IdentityPolicies.Allows(world, question) ? null
            : $"because no identity-based policy allows the {action} action";
        return why is null ? null : new AwsError(403, "AccessDenied", $"User: {request.Caller.Arn} is not authorized to perform: {action} on resource: \"*\" {why}");
    }

    private static string? AccountOf(AwsRequest request) =>
        request.Header("x-amz-account-id") is { Length: 12 } account && account.All(char.IsAsciiDigit) ? account : null;

    private static JsonObject Parameters(AwsRequest request)
    {
        var parameters = new JsonObject { ["publicAccessBlock"] = "", ["Host"] = request.Header("Host"), ["accountId"] = AccountOf(request) };
        if (request.Method == "PUT" && S3Trail.XmlOf(request) is { } root)
        {
            parameters[root.Name.LocalName] = S3Trail.Convert(root);
        }

        return parameters;
    }

    private sealed class Reservation(S3ControlService service, string account) : IDisposable
    {
        public void Dispose() => service.writing.TryRemove(account, out _);
    }
}
