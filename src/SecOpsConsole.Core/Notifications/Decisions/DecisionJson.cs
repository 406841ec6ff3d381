using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.People;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Notifications.Decisions;

/// <summary>A decision as it is stored in the outbox, and as programs read it: one form.</summary>
internal static class DecisionJson
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            Kebab<DecisionWord>(), Kebab<DecisionOutcome>(), Kebab<DecisionVia>(), Kebab<ChangeWord>(), Kebab<RequestKind>(),
            new JsonStringEnumConverter<HoldReason>(), new JsonStringEnumConverter<Severity>(),
        },
    };

    public static string Write(NoticeDecision decision) => JsonSerializer.Serialize(decision, s_options);

    public static NoticeDecision Read(string json) =>
        JsonSerializer.Deserialize<NoticeDecision>(json, s_options) ?? throw new InvalidOperationException("The stored decision is empty.");

    public static JsonNode Node(NoticeDecision decision) => JsonSerializer.SerializeToNode(decision, s_options)!;

    private static JsonStringEnumConverter<T> Kebab<T>() where T : struct, Enum => new(JsonNamingPolicy.KebabCaseLower);
}
