using System.Text.Json.Nodes;
using System.Xml.Linq;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Identities;
using SecOpsConsole.Sandbox.S3.Access;

namespace SecOpsConsole.Sandbox.Iam;

/// <summary>
/// IAM, one for all Regions: its requests are signed for us-east-1, and its events are us-east-1's. A caller without a list of
/// permitted actions may change the users and roles of its own account, itself included.
/// </summary>
internal sealed class IamService(SandboxWorld world) : IAwsService
{
    private const string Region = "us-east-1";

    public string SigningName => "iam";

    public AwsProtocol Protocol => AwsProtocol.Query;

    public XNamespace? ErrorNamespace => IamForm.Namespace;

    public string? OperationOf(AwsRequest request) => IamOperations.Find(IamForm.Read(request).GetValueOrDefault("Action"))?.Name;

    public CallFacts Describe(AwsRequest request) => new()
    {
        EventSource = "iam.amazonaws.com",
        EventName = request.Operation,
        ReadOnly = IamOperations.Find(request.Operation)!.ReadOnly,
        RequestParameters = Parameters(request),
    };

    public Task<AwsResponse> HandleAsync(AwsRequest request, CancellationToken cancellationToken) => Task.FromResult(Handle(request));

    private AwsResponse Handle(AwsRequest request)
    {
        if (request.Region != Region)
        {
            return IamErrors.WrongRegion(request.Region);
        }

        var operation = IamOperations.Find(request.Operation)!;
        var form = IamForm.Read(request);
        if (NameIn(form, operation, request.Caller) is not { } name)
        {
            return IamErrors.Missing(char.ToLowerInvariant(operation.NameParameter[0]) + operation.NameParameter[1..]);
        }

        var account = request.Caller.AccountId;
        var principal = IamPrincipal.Find(world.Identities, operation.Kind, account, name);
        var resource = principal?.Arn ?? $"arn:aws:iam::{account}:{operation.Kind}/{name}";
        if (Refusal(request, resource) is { } refused)
        {
            return refused;
        }

        return principal is null
            ? IamErrors.NoSuchPrincipal(operation.Kind, name)
            : operation.Handle(new IamCall(world, request, form, principal));
    }

    private AwsError? Refusal(AwsRequest request, string resource)
    {
        var question = new AccessQuestion(request.Caller, "iam:" + request.Operation, resource, RequestContext.Of(request));
        return IdentityPolicies.Denies(world, question) ? IamErrors.NotAuthorized(request, resource, "with an explicit deny in an identity-based policy")
            : IdentityPolicies.Allows(world, question) ? null
            : IamErrors.NotAuthorized(request, resource, $"because no identity-based policy allows the iam:{request.Operation} action");
    }

    /// <summary>GetUser without a name is the caller's own user.</summary>
    private static string? NameIn(IReadOnlyDictionary<string, string> form, IamOperation operation, Caller caller) =>
        form.GetValueOrDefault(operation.NameParameter) is { Length: > 0 } name ? name
        : operation.Name == "GetUser" ? caller.UserName
        : null;

    /// <summary>CloudTrail writes member names in camelCase, and IAM's documents as the text that was sent.</summary>
    private static JsonObject Parameters(AwsRequest request) => new(IamForm.Read(request)
        .Where(field => field.Key is not ("Action" or "Version"))
        .Select(field => new KeyValuePair<string, JsonNode?>(char.ToLowerInvariant(field.Key[0]) + field.Key[1..], field.Value)));
}
