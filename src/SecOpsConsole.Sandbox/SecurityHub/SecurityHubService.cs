using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Iam;
using SecOpsConsole.Sandbox.S3.Access;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.SecurityHub;

/// <summary>AWS Security Hub CSPM over REST-JSON: the hub itself, import, update and read of findings.</summary>
internal sealed class SecurityHubService : IAwsService
{
    private readonly SandboxWorld world;
    private readonly HubStore store;
    private readonly Dictionary<(string Method, string Path), (string Operation, Func<AwsRequest, JsonObject, AwsResponse> Handle, bool NeedsHub)> routes;

    public SecurityHubService(SandboxWorld world, HubStore store)
    {
        this.world = world;
        this.store = store;
        var (findings, import) = (new HubFindings(store), new HubImport(store));
        routes = new()
        {
            [("PATCH", "/findings/batchupdate")] = ("BatchUpdateFindings", findings.Update, true),
            [("POST", "/findings/import")] = ("BatchImportFindings", import.Answer, true),
            [("POST", "/findings")] = ("GetFindings", findings.Get, true),
            [("GET", "/accounts")] = ("DescribeHub", Describe, true),
            [("POST", "/accounts")] = ("EnableSecurityHub", Enable, false),
            [("DELETE", "/accounts")] = ("DisableSecurityHub", Disable, true),
        };
    }

    public string SigningName => "securityhub";

    public AwsProtocol Protocol => AwsProtocol.RestJson;

    public string? OperationOf(AwsRequest request) => routes.TryGetValue((request.Method, request.Path), out var route) ? route.Operation : null;

    public CallFacts Describe(AwsRequest request) => new()
    {
        EventSource = "securityhub.amazonaws.com",
        EventName = request.Operation,
        ReadOnly = request.Operation is "GetFindings" or "DescribeHub",
    };

    public Task<AwsResponse> HandleAsync(AwsRequest request, CancellationToken cancellationToken) => Task.FromResult(Handle(request));

    private AwsResponse Handle(AwsRequest request)
    {
        var route = routes[(request.Method, request.Path)];
        if (!IdentityPolicies.Allows(world, new AccessQuestion(request.Caller, "securityhub:" + route.Operation, "*", RequestContext.Of(request))))
        {
            return HubErrors.NotAuthorized(request);
        }

        if (route.NeedsHub && !store.IsOn(request.Caller.AccountId, request.Region))
        {
            return HubErrors.NotSubscribed(request.Caller.AccountId);
        }

        return request.ReadJson() is { } body ? route.Handle(request, body) : HubErrors.Invalid("The request body is not a JSON object.");
    }

    private AwsResponse Describe(AwsRequest request, JsonObject body) => Json(new JsonObject
    {
        ["HubArn"] = $"arn:aws:securityhub:{request.Region}:{request.Caller.AccountId}:hub/default",
        ["SubscribedAt"] = JsonTime.IsoMilliseconds(request.TimeUtc),
        ["AutoEnableControls"] = true,
    });

    private AwsResponse Enable(AwsRequest request, JsonObject body)
    {
        if (store.IsOn(request.Caller.AccountId, request.Region))
        {
            return HubErrors.AlreadySubscribed;
        }

        store.Switch(request.Caller.AccountId, request.Region, on: true);
        return Json([]);
    }

    private AwsResponse Disable(AwsRequest request, JsonObject body)
    {
        store.Switch(request.Caller.AccountId, request.Region, on: false);
        return Json([]);
    }

    private static AwsResponse Json(JsonObject body) => AwsResponse.Json(body) with { ContentType = "application/json" };
}
