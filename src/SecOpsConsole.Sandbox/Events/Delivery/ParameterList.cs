using System.Text.Json.Nodes;

namespace SecOpsConsole.Sandbox.Events.Delivery;

/// <summary>Lists of <c>{Key, Value}</c> in a connection's parameters.</summary>
internal static class ParameterList
{
    public static Dictionary<string, string> Read(JsonNode? list)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in list as JsonArray ?? [])
        {
            if (item?["Key"]?.GetValue<string>() is { } key)
            {
                parameters[key] = item["Value"]?.GetValue<string>() ?? "";
            }
        }

        return parameters;
    }
}
