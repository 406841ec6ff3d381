using System.Text.Json.Nodes;

namespace SecOpsConsole.Sandbox.Events;

/// <summary>Removes from a connection's parameters what EventBridge keeps in Secrets Manager and never returns.</summary>
internal static class ConnectionSecrets
{
    private static readonly string[] SecretMembers = ["Password", "ClientSecret", "ApiKeyValue"];

    public static JsonObject Redact(JsonObject authParameters)
    {
        var copy = authParameters.DeepClone().AsObject();
        Strip(copy);
        return copy;
    }

    private static void Strip(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                StripMembers(members);
                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Strip(item);
                }

                break;
        }
    }

    private static void StripMembers(JsonObject members)
    {
        foreach (var secret in SecretMembers)
        {
            members.Remove(secret);
        }

        if (members["IsValueSecret"] is JsonValue flag && flag.TryGetValue<bool>(out var isSecret) && isSecret)
        {
            members.Remove("Value");
        }

        foreach (var (_, value) in members)
        {
            Strip(value);
        }
    }
}
