using System.Globalization;
using System.Text.Json;

namespace SecOpsConsole.Core.Intake;

/// <summary>
/// Reads members of events whose shape varies: CloudTrail turns XML bodies into JSON, so a single element is an object
/// and several are an array, query flags are "" or [""], booleans are booleans or strings; Macie writes null for absent.
/// Nothing here throws: what is not there or of another kind is null.
/// </summary>
internal static class TolerantJson
{
    /// <summary>Names and sentences are shown and stored: longer ones are cut.</summary>
    public const int MaxText = 1024;

    public static JsonElement? Member(this JsonElement element, string name)
        => element.ValueKind == JsonValueKind.Object
           && element.TryGetProperty(name, out var value)
           && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? value
            : null;

    public static JsonElement? Member(this JsonElement? element, string name) => element?.Member(name);

    /// <summary>A path of object members; an array on the way stands for its first element.</summary>
    public static JsonElement? Path(this JsonElement? element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            element = First(element).Member(name);
        }

        return element;
    }

    public static JsonElement? First(JsonElement? element)
        => element is { ValueKind: JsonValueKind.Array } array
            ? array.GetArrayLength() > 0 ? array[0] : null
            : element;

    /// <summary>A string, number or boolean as text; of an array the first element; "" is null.</summary>
    public static string? Text(this JsonElement? element)
    {
        var text = First(element) is not { } one ? null : one.ValueKind switch
        {
            JsonValueKind.String => ReadString(one),
            JsonValueKind.Number => one.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };
        return string.IsNullOrEmpty(text) ? null : text.Length > MaxText ? text[..MaxText] : text;
    }

    public static string? TextAt(this JsonElement? element, params ReadOnlySpan<string> names) => element.Path(names).Text();

    /// <summary>true, false, "true", "FALSE"; anything else is unknown.</summary>
    public static bool? Flag(this JsonElement? element) => element.Text()?.ToLowerInvariant() switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };

    /// <summary>An ISO 8601 instant, or epoch milliseconds as Step Functions writes them.</summary>
    public static DateTime? Instant(this JsonElement? element)
    {
        var text = element.Text();
        if (text is null)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var epochMs))
        {
            return epochMs <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
                ? DateTimeOffset.FromUnixTimeMilliseconds(epochMs).UtcDateTime
                : null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant.UtcDateTime
            : null;
    }

    public static int? Count(this JsonElement? element)
        => int.TryParse(element.Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    /// <summary>A member as a list: an array's elements, a lone value as a list of one, absent as empty.</summary>
    public static IEnumerable<JsonElement> Many(JsonElement? element)
        => element is not { } value ? [] : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];

    /// <summary>The names of an object's members; one that is not text is left out.</summary>
    public static IEnumerable<string> Names(JsonElement? element)
    {
        if (element is not { ValueKind: JsonValueKind.Object } value)
        {
            yield break;
        }

        foreach (var property in value.EnumerateObject())
        {
            if (NameOf(property) is { Length: > 0 } name)
            {
                yield return name;
            }
        }
    }

    private static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A string of any length, uncut; null when it is none, or is not text.</summary>
    public static string? ReadString(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate as escape ("\ud800") parses as JSON but is not text.
            return null;
        }
    }
}
