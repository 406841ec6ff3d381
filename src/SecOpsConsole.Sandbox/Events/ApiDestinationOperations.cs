using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Events;

/// <summary>CreateApiDestination, DescribeApiDestination, UpdateApiDestination, DeleteApiDestination, ListApiDestinations.</summary>
internal sealed class ApiDestinationOperations(EventRegistry registry)
{
    private const int MaximumPerRegion = 3000;
    private static readonly string[] Methods = ["POST", "GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"];

    public AwsResponse Create(AwsRequest request, JsonInput input)
    {
        var name = EventBridgeNames.Name(input);
        var connectionArn = input.RequiredText("ConnectionArn", 1600, 1, EventBridgeNames.ConnectionArnPattern());
        var endpoint = input.RequiredText("InvocationEndpoint", 2048);
        var method = input.RequiredOneOf("HttpMethod", Methods);
        var rate = input.Whole("InvocationRateLimitPerSecond", 1, ApiDestination.DefaultRate);
        var description = input.Text("Description", 512);
        CheckReferences(request, input, connectionArn, endpoint);
        if (input.Error is { } error)
        {
            return error;
        }

        var key = EventRegistry.Key(request.Caller.AccountId, request.Region, name!);
        if (registry.Destinations.Find(key) is not null)
        {
            return EventBridgeErrors.Exists("An api-destination", name!);
        }

        if (registry.Destinations.Count >= MaximumPerRegion)
        {
            return EventBridgeErrors.Limit("The requested resource exceeds the maximum number allowed.");
        }

        var destination = new ApiDestination
        {
            AccountId = request.Caller.AccountId,
            Region = request.Region,
            Name = name!,
            Id = Guid.NewGuid().ToString(),
            Description = description,
            ConnectionArn = connectionArn!,
            InvocationEndpoint = endpoint!,
            HttpMethod = method!,
            InvocationRateLimitPerSecond = rate ?? ApiDestination.DefaultRate,
            CreatedUtc = request.TimeUtc,
            ModifiedUtc = request.TimeUtc,
        };
        registry.Destinations.Set(key, destination);
        return AwsResponse.Json(Summary(destination));
    }

    public AwsResponse Describe(AwsRequest request, JsonInput input) =>
        TryFind(request, input, out var destination, out var refused)
            ? AwsResponse.Json(Listed(destination).WithOptional("Description", destination.Description))
            : refused;

    public AwsResponse Update(AwsRequest request, JsonInput input)
    {
        var connectionArn = input.Text("ConnectionArn", 1600, 1, EventBridgeNames.ConnectionArnPattern());
        var endpoint = input.Text("InvocationEndpoint", 2048, 1);
        var method = input.OneOf("HttpMethod", Methods);
        var rate = input.Whole("InvocationRateLimitPerSecond", 1, ApiDestination.DefaultRate);
        var description = input.Text("Description", 512);
        CheckReferences(request, input, connectionArn, endpoint);
        if (!TryFind(request, input, out var destination, out var refused))
        {
            return refused;
        }

        var updated = destination with
        {
            ConnectionArn = connectionArn ?? destination.ConnectionArn,
            InvocationEndpoint = endpoint ?? destination.InvocationEndpoint,
            HttpMethod = method ?? destination.HttpMethod,
            InvocationRateLimitPerSecond = rate ?? destination.InvocationRateLimitPerSecond,
            Description = description ?? destination.Description,
            ModifiedUtc = request.TimeUtc,
        };
        registry.Destinations.Set(EventRegistry.Key(updated.AccountId, updated.Region, updated.Name), updated);
        return AwsResponse.Json(Summary(updated));
    }

    public AwsResponse Delete(AwsRequest request, JsonInput input)
    {
        if (!TryFind(request, input, out var destination, out var refused))
        {
            return refused;
        }

        registry.Destinations.Remove(EventRegistry.Key(destination.AccountId, destination.Region, destination.Name));
        return AwsResponse.Json(new JsonObject());
    }

    public AwsResponse List(AwsRequest request, JsonInput input)
    {
        var prefix = input.Text("NamePrefix", 64, 1, EventBridgeNames.NamePattern());
        var connectionArn = input.Text("ConnectionArn", 1600, 1);
        var matching = registry.Destinations.All().Where(destination =>
            destination.AccountId == request.Caller.AccountId
            && destination.Region == request.Region
            && (connectionArn is null || destination.ConnectionArn == connectionArn)
            && destination.Name.StartsWith(prefix ?? "", StringComparison.Ordinal));
        var (items, next) = NamePage.Of(matching, destination => destination.Name, input);
        return input.Error is { } error
            ? error
            : AwsResponse.Json(new JsonObject { ["ApiDestinations"] = new JsonArray([.. items.Select(Listed)]) }.WithNext(next));
    }

    private void CheckReferences(AwsRequest request, JsonInput input, string? connectionArn, string? endpoint)
    {
        if (endpoint is not null && !EventBridgeNames.IsAllowedEndpoint(endpoint))
        {
            input.Refuse(EventBridgeErrors.Invalid(
                "Parameter InvocationEndpoint is not valid. Reason: it must be an HTTPS address (or, in this sandbox, HTTP to a loopback address)."));
        }

        if (connectionArn is not null && registry.ConnectionByArn(connectionArn)?.AccountId != request.Caller.AccountId)
        {
            input.Refuse(EventBridgeErrors.Missing("Connection", connectionArn));
        }
    }

    private bool TryFind(AwsRequest request, JsonInput input, out ApiDestination destination, out AwsResponse refused)
    {
        var name = EventBridgeNames.Name(input);
        var found = input.Error is null ? registry.Destinations.Find(EventRegistry.Key(request.Caller.AccountId, request.Region, name!)) : null;
        destination = found!;
        refused = input.Error ?? EventBridgeErrors.Missing("ApiDestination", name ?? "");
        return found is not null;
    }

    private string State(ApiDestination destination) =>
        registry.ConnectionByArn(destination.ConnectionArn) is null ? "INACTIVE" : "ACTIVE";

    private JsonObject Summary(ApiDestination destination) => new()
    {
        ["ApiDestinationArn"] = destination.Arn,
        ["ApiDestinationState"] = State(destination),
        ["CreationTime"] = JsonTime.Epoch(destination.CreatedUtc),
        ["LastModifiedTime"] = JsonTime.Epoch(destination.ModifiedUtc),
    };

    private JsonObject Listed(ApiDestination destination)
    {
        var answer = Summary(destination);
        answer["Name"] = destination.Name;
        answer["ConnectionArn"] = destination.ConnectionArn;
        answer["InvocationEndpoint"] = destination.InvocationEndpoint;
        answer["HttpMethod"] = destination.HttpMethod;
        answer["InvocationRateLimitPerSecond"] = destination.InvocationRateLimitPerSecond;
        return answer;
    }
}
