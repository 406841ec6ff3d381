using System.Text.Json;

namespace SecOpsConsole.Core.Queue;

/// <summary>How payload records are stored in work items: camelCase JSON.</summary>
public static class WorkPayload
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static string Write(object payload) => JsonSerializer.Serialize(payload, payload.GetType(), Options);

    /// <summary>What <see cref="Write"/> wrote.</summary>
    public static T Parse<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new InvalidOperationException("The stored JSON is empty.");

    /// <summary>The payload of an item; throws when it is not a <typeparamref name="T"/>, which is a bug of whoever enqueued it.</summary>
    public static T Read<T>(WorkItem item) =>
        JsonSerializer.Deserialize<T>(item.Payload, Options)
        ?? throw new InvalidOperationException($"Work item {item.Id} ({item.Kind}) has an empty payload.");
}
