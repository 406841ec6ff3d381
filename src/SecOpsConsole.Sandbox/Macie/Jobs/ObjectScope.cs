using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.S3;

namespace SecOpsConsole.Sandbox.Macie.Jobs;

/// <summary>Conditions on objects, and the sample. The sandbox's objects have no tags.</summary>
internal static class ObjectScope
{
    /// <summary>Macie picks objects at random; here the same name is always picked or never, so that tests can tell.</summary>
    public static bool IsSampled(ObjectRecord item, int percentage) =>
        percentage >= 100 || SHA256.HashData(Encoding.UTF8.GetBytes(item.Bucket + "/" + item.Key))[0] * 100 / 256 < percentage;

    public static bool Holds(JsonObject block, ObjectRecord item)
    {
        if (block["tagScopeTerm"] is { } tag)
        {
            return tag["comparator"]?.GetValue<string>() == "NE";
        }

        var term = block["simpleScopeTerm"] as JsonObject ?? [];
        var comparator = term["comparator"]?.GetValue<string>() ?? "EQ";
        var values = (term["values"] as JsonArray ?? []).Select(value => value!.GetValue<string>()).ToList();
        return term["key"]?.GetValue<string>() switch
        {
            "OBJECT_EXTENSION" => values.Contains(Path.GetExtension(item.Key).TrimStart('.')) == (comparator != "NE"),
            "OBJECT_KEY" => values.Any(value => item.Key.StartsWith(value, StringComparison.Ordinal)) == (comparator != "NE"),
            "OBJECT_SIZE" => values.Any(value => Compares(comparator, item.Size, long.Parse(value, CultureInfo.InvariantCulture))),
            "OBJECT_LAST_MODIFIED_DATE" => values.Any(value => Compares(
                comparator, item.ModifiedUtc.Ticks, DateTimeOffset.Parse(value, CultureInfo.InvariantCulture).UtcTicks)),
            _ => true,
        };
    }

    private static bool Compares(string comparator, long actual, long bound) => comparator switch
    {
        "GT" => actual > bound,
        "GTE" => actual >= bound,
        "LT" => actual < bound,
        "LTE" => actual <= bound,
        "NE" => actual != bound,
        _ => actual == bound,
    };
}
