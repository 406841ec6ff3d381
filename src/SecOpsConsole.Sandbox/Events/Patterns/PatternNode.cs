using System.Text.Json;

namespace SecOpsConsole.Sandbox.Events.Patterns;

/// <summary>A part of a parsed event pattern: an object with fields, or the alternatives of one leaf.</summary>
internal abstract record PatternNode
{
    /// <summary>Whether the value of the event (undefined when the event lacks it) matches this part.</summary>
    public abstract bool Matches(JsonElement value);

    /// <summary>
    /// Every field must match, and of each <c>$or</c> at least one alternative. A pattern object held against an
    /// array of objects matches when one and the same element matches all of it.
    /// </summary>
    public sealed record Fields(
        IReadOnlyList<KeyValuePair<string, PatternNode>> Members,
        IReadOnlyList<IReadOnlyList<PatternNode>> Alternatives) : PatternNode
    {
        public override bool Matches(JsonElement value) =>
            value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0
                ? value.EnumerateArray().Any(MatchesOne)
                : MatchesOne(value);

        private bool MatchesOne(JsonElement value) =>
            Members.All(member => member.Value.Matches(Member(value, member.Key)))
            && Alternatives.All(anyOf => anyOf.Any(alternative => alternative.Matches(value)));

        private static JsonElement Member(JsonElement value, string name) =>
            value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : default;
    }

    /// <summary>Matches when any scalar of the event's value matches any alternative, or its absence does.</summary>
    public sealed record Leaf(IReadOnlyList<ValueMatcher> Matchers) : PatternNode
    {
        public override bool Matches(JsonElement value)
        {
            var scalars = Scalars(value).ToList();
            return scalars.Count == 0
                ? Matchers.Any(matcher => matcher.MatchesAbsence)
                : scalars.Any(scalar => Matchers.Any(matcher => matcher.MatchesScalar(scalar)));
        }

        private static IEnumerable<JsonElement> Scalars(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Object => [],
            JsonValueKind.Array => value.EnumerateArray().SelectMany(Scalars),
            _ => [value],
        };
    }
}
