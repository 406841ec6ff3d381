using System.Globalization;
using System.Net;
using System.Text.Json;

namespace SecOpsConsole.Sandbox.Events.Patterns;

/// <summary>One alternative in a leaf array of an event pattern. A leaf matches when any alternative does.</summary>
internal abstract record ValueMatcher
{
    /// <summary>Whether a scalar (string, number, boolean or null) of the event matches.</summary>
    public abstract bool MatchesScalar(JsonElement value);

    /// <summary>Whether the absence of the field matches; only <c>exists: false</c> says yes.</summary>
    public virtual bool MatchesAbsence => false;

    /// <summary>
    /// Exact comparison. Numbers are compared as they are written: "300, 300.0, and 3.0e2 are not considered
    /// equal" (EventBridge user guide, "Creating event patterns").
    /// </summary>
    public sealed record Exact(JsonValueKind Kind, string Text) : ValueMatcher
    {
        public override bool MatchesScalar(JsonElement value) => value.ValueKind == Kind && Kind switch
        {
            JsonValueKind.String => string.Equals(value.GetString(), Text, StringComparison.Ordinal),
            JsonValueKind.Number => string.Equals(value.GetRawText(), Text, StringComparison.Ordinal),
            _ => true,
        };
    }

    public sealed record Prefix(string Text, bool IgnoreCase) : ValueMatcher
    {
        public override bool MatchesScalar(JsonElement value) =>
            value.ValueKind == JsonValueKind.String && value.GetString()!.StartsWith(Text, Comparison(IgnoreCase));
    }

    public sealed record Suffix(string Text, bool IgnoreCase) : ValueMatcher
    {
        public override bool MatchesScalar(JsonElement value) =>
            value.ValueKind == JsonValueKind.String && value.GetString()!.EndsWith(Text, Comparison(IgnoreCase));
    }

    public sealed record EqualsIgnoreCase(string Text) : ValueMatcher
    {
        public override bool MatchesScalar(JsonElement value) =>
            value.ValueKind == JsonValueKind.String
            && string.Equals(value.GetString(), Text, StringComparison.OrdinalIgnoreCase);
    }

    public sealed record Wildcard(WildcardText Text) : ValueMatcher
    {
        public override bool MatchesScalar(JsonElement value) =>
            value.ValueKind == JsonValueKind.String && Text.Matches(value.GetString()!);
    }

    /// <summary>Matches any scalar that none of the inner alternatives matches; an absent field never matches.</summary>
    public sealed record AnythingBut(IReadOnlyList<ValueMatcher> Excluded) : ValueMatcher
    {
        public override bool MatchesScalar(JsonElement value) => !Excluded.Any(excluded => excluded.MatchesScalar(value));
    }

    public sealed record Numeric(IReadOnlyList<NumericBound> Bounds) : ValueMatcher
    {
        public override bool MatchesScalar(JsonElement value) =>
            value.ValueKind == JsonValueKind.Number
            && double.TryParse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && Bounds.All(bound => bound.Admits(number));
    }

    public sealed record Exists(bool Wanted) : ValueMatcher
    {
        public override bool MatchesScalar(JsonElement value) => Wanted;

        public override bool MatchesAbsence => !Wanted;
    }

    public sealed record Cidr(IPNetwork Network) : ValueMatcher
    {
        public override bool MatchesScalar(JsonElement value) =>
            value.ValueKind == JsonValueKind.String
            && IPAddress.TryParse(value.GetString(), out var address)
            && Network.Contains(address);
    }

    private static StringComparison Comparison(bool ignoreCase) =>
        ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
}
