using System.Globalization;
using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Iam;
using SecOpsConsole.Sandbox.S3.Access;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Macie;

/// <summary>Amazon Macie (macie2) over REST-JSON: sessions, identifiers, allow lists, jobs, filters, findings, buckets.</summary>
internal sealed class MacieService(SandboxWorld world, MacieEngine engine) : IAwsService
{
    private static readonly string[] Reads = ["Get", "List", "Describe", "Test"];

    private readonly MacieRoute[] routes = MacieRoutes.Of(world, engine);

    public string SigningName => "macie2";

    public AwsProtocol Protocol => AwsProtocol.RestJson;

    public string? OperationOf(AwsRequest request) => Find(request).Route?.Operation;

    public CallFacts Describe(AwsRequest request) => new()
    {
        EventSource = "macie2.amazonaws.com",
        EventName = request.Operation,
        ReadOnly = Reads.Any(verb => request.Operation.StartsWith(verb, StringComparison.Ordinal)),
    };

    public Task<AwsResponse> HandleAsync(AwsRequest request, CancellationToken cancellationToken) => Task.FromResult(Handle(request));

    private AwsResponse Handle(AwsRequest request)
    {
        var (route, id) = Find(request);
        var question = new AccessQuestion(request.Caller, "macie2:" + request.Operation, "*", RequestContext.Of(request));
        if (!IdentityPolicies.Allows(world, question))
        {
            return MacieErrors.NotAuthorized(request);
        }

        if (route!.NeedsSession && engine.Store.Sessions.Find(MacieStore.Key(request.Caller.AccountId, request.Region)) is null)
        {
            return MacieErrors.NotEnabled;
        }

        return Input(request) is { } input
            ? route.Handle(new MacieCall(request, input, id))
            : new AwsError(400, "SerializationException", "The request body is not a JSON object.");
    }

    private (MacieRoute? Route, string Id) Find(AwsRequest request) => routes
        .Select(route => (Route: (MacieRoute?)route, Id: route.Match(request.Method, request.Path)))
        .Where(match => match.Id is not null)
        .Select(match => (match.Route, match.Id!))
        .FirstOrDefault((null, ""));

    private static JsonInput? Input(AwsRequest request)
    {
        if (request.ReadJson() is not { } body)
        {
            return null;
        }

        foreach (var (name, value) in request.Query)
        {
            body[name] = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && name == "maxResults"
                ? JsonValue.Create(number)
                : JsonValue.Create(value);
        }

        return new JsonInput(body);
    }
}
