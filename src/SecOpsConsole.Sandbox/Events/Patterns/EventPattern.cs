using System.Text.Json;

namespace SecOpsConsole.Sandbox.Events.Patterns;

/// <summary>
/// An EventBridge event pattern (user guide, "Comparison operators for use in event patterns"): exact values,
/// prefix, suffix, anything-but, numeric, exists, cidr, equals-ignore-case, wildcard, $or, nested.
/// </summary>
internal sealed class EventPattern
{
    private readonly PatternNode root;

    private EventPattern(PatternNode root) => this.root = root;

    /// <summary>Returns the pattern, or null and the reason in the words that follow "Event pattern is not valid."</summary>
    public static EventPattern? Parse(string json, out string? reason)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 32 });
            var node = new EventPatternParser().Root(document.RootElement);
            reason = null;
            return new EventPattern(node);
        }
        catch (JsonException error)
        {
            reason = $"Filter is not valid JSON at [Line: {error.LineNumber + 1}, Column: {error.BytePositionInLine + 1}]";
            return null;
        }
        catch (EventPatternException error)
        {
            reason = error.Message;
            return null;
        }
    }

    public bool Matches(JsonElement envelope) => root.Matches(envelope);
}
