using System.Text.Json.Nodes;

namespace SecOpsConsole.Sandbox.Events.Delivery;

/// <summary>HttpParameters of a target: values for the <c>*</c> of the endpoint's path, headers and query parameters.</summary>
internal sealed record TargetHttpParameters(
    IReadOnlyList<string> PathValues,
    IReadOnlyDictionary<string, string> Headers,
    IReadOnlyDictionary<string, string> Query)
{
    public static TargetHttpParameters None { get; } =
        new([], new Dictionary<string, string>(), new Dictionary<string, string>());

    public static TargetHttpParameters Read(JsonNode? parameters) => parameters is null
        ? None
        : new TargetHttpParameters(
            [.. (parameters["PathParameterValues"] as JsonArray ?? []).Select(value => value?.ToString() ?? "")],
            Map(parameters["HeaderParameters"]),
            Map(parameters["QueryStringParameters"]));

    private static Dictionary<string, string> Map(JsonNode? map) =>
        (map as JsonObject ?? []).ToDictionary(pair => pair.Key, pair => pair.Value?.ToString() ?? "", StringComparer.Ordinal);
}
