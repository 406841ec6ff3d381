using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Events;

/// <summary>CreateConnection, DescribeConnection, UpdateConnection, DeleteConnection, ListConnections.</summary>
internal sealed class ConnectionOperations(EventRegistry registry)
{
    private const int MaximumPerRegion = 3000;

    public AwsResponse Create(AwsRequest request, JsonInput input)
    {
        var name = EventBridgeNames.Name(input);
        var type = input.RequiredOneOf("AuthorizationType", ConnectionAuth.Types);
        var auth = ConnectionAuth.Read(input, type, required: true);
        var description = input.Text("Description", 512);
        if (input.Error is { } error)
        {
            return error;
        }

        var key = EventRegistry.Key(request.Caller.AccountId, request.Region, name!);
        if (registry.Connections.Find(key) is not null)
        {
            return EventBridgeErrors.Exists("Connection", name!);
        }

        if (registry.Connections.Count >= MaximumPerRegion)
        {
            return EventBridgeErrors.Limit("The requested resource exceeds the maximum number allowed.");
        }

        var connection = new EventConnection
        {
            AccountId = request.Caller.AccountId,
            Region = request.Region,
            Name = name!,
            Id = Guid.NewGuid().ToString(),
            Description = description,
            AuthorizationType = type!,
            AuthParameters = auth!,
            CreatedUtc = request.TimeUtc,
            ModifiedUtc = request.TimeUtc,
            AuthorizedUtc = request.TimeUtc,
        };
        registry.Connections.Set(key, connection);
        return AwsResponse.Json(Summary(connection, "AUTHORIZED", authorized: false));
    }

    public AwsResponse Describe(AwsRequest request, JsonInput input)
    {
        if (!TryFind(request, input, out var connection, out var refused))
        {
            return refused;
        }

        var answer = Listed(connection);
        answer["SecretArn"] = connection.SecretArn;
        answer["AuthParameters"] = ConnectionSecrets.Redact(connection.AuthParameters);
        if (connection.Description is { } description)
        {
            answer["Description"] = description;
        }

        return AwsResponse.Json(answer);
    }

    public AwsResponse Update(AwsRequest request, JsonInput input)
    {
        var type = input.OneOf("AuthorizationType", ConnectionAuth.Types);
        var description = input.Text("Description", 512);
        if (!TryFind(request, input, out var connection, out var refused))
        {
            return refused;
        }

        var auth = ConnectionAuth.Read(input, type ?? connection.AuthorizationType, required: type is not null && type != connection.AuthorizationType);
        if (input.Error is { } error)
        {
            return error;
        }

        var updated = connection with
        {
            AuthorizationType = type ?? connection.AuthorizationType,
            Description = description ?? connection.Description,
            AuthParameters = auth is null ? connection.AuthParameters : ConnectionAuth.Merge(connection.AuthParameters, auth, type ?? connection.AuthorizationType),
            ModifiedUtc = request.TimeUtc,
            AuthorizedUtc = request.TimeUtc,
        };
        registry.Connections.Set(EventRegistry.Key(updated.AccountId, updated.Region, updated.Name), updated);
        return AwsResponse.Json(Summary(updated, "AUTHORIZED", authorized: true));
    }

    public AwsResponse Delete(AwsRequest request, JsonInput input)
    {
        if (!TryFind(request, input, out var connection, out var refused))
        {
            return refused;
        }

        registry.Connections.Remove(EventRegistry.Key(connection.AccountId, connection.Region, connection.Name));
        return AwsResponse.Json(Summary(connection, "DELETING", authorized: true));
    }

    public AwsResponse List(AwsRequest request, JsonInput input)
    {
        var prefix = input.Text("NamePrefix", 64, 1, EventBridgeNames.NamePattern());
        var state = input.OneOf("ConnectionState", "CREATING", "UPDATING", "DELETING", "AUTHORIZED", "DEAUTHORIZED", "AUTHORIZING", "DEAUTHORIZING");
        var matching = registry.Connections.All().Where(connection =>
            connection.AccountId == request.Caller.AccountId
            && connection.Region == request.Region
            && (state is null || state == "AUTHORIZED")
            && connection.Name.StartsWith(prefix ?? "", StringComparison.Ordinal));
        var (items, next) = NamePage.Of(matching, connection => connection.Name, input);
        if (input.Error is { } error)
        {
            return error;
        }

        var answer = new JsonObject { ["Connections"] = new JsonArray([.. items.Select(Listed)]) };
        return AwsResponse.Json(answer.WithNext(next));
    }

    private bool TryFind(AwsRequest request, JsonInput input, out EventConnection connection, out AwsResponse refused)
    {
        var name = EventBridgeNames.Name(input);
        var found = input.Error is null ? registry.Connections.Find(EventRegistry.Key(request.Caller.AccountId, request.Region, name!)) : null;
        connection = found!;
        refused = input.Error ?? EventBridgeErrors.Missing("Connection", name ?? "");
        return found is not null;
    }

    private static JsonObject Summary(EventConnection connection, string state, bool authorized)
    {
        var answer = new JsonObject
        {
            ["ConnectionArn"] = connection.Arn,
            ["ConnectionState"] = state,
            ["CreationTime"] = JsonTime.Epoch(connection.CreatedUtc),
            ["LastModifiedTime"] = JsonTime.Epoch(connection.ModifiedUtc),
        };
        if (authorized)
        {
            answer["LastAuthorizedTime"] = JsonTime.Epoch(connection.AuthorizedUtc);
        }

        return answer;
    }

    private static JsonObject Listed(EventConnection connection)
    {
        var answer = Summary(connection, "AUTHORIZED", authorized: true);
        answer["Name"] = connection.Name;
        answer["AuthorizationType"] = connection.AuthorizationType;
        return answer;
    }
}
