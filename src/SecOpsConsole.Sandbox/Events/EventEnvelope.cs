using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Events;

/// <summary>The envelope around every event on a bus.</summary>
internal static class EventEnvelope
{
    public static JsonObject Wrap(
        string id, string source, string detailType, string accountId, string region, DateTime timeUtc, IEnumerable<string> resources, JsonNode detail) =>
        new()
        {
            ["version"] = "0",
            ["id"] = id,
            ["detail-type"] = detailType,
            ["source"] = source,
            ["account"] = accountId,
            ["time"] = JsonTime.IsoSeconds(timeUtc),
            ["region"] = region,
            ["resources"] = new JsonArray([.. resources.Select(resource => JsonValue.Create(resource))]),
            ["detail"] = detail,
        };
}
