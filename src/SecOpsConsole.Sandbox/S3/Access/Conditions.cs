using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SecOpsConsole.Sandbox.S3.Access;

/// <summary>Condition blocks: AND over operators and keys, OR over values (IAM user guide, "Condition operators").</summary>
internal static partial class Conditions
{
    private const string IfExists = "IfExists";

    /// <summary>Whether every condition holds; <paramref name="ifUnknown"/> is the answer for an operator that is not modelled.</summary>
    public static bool Hold(JsonObject? block, IReadOnlyDictionary<string, string> context, bool ifUnknown) =>
        block is null || block.All(entry => entry.Value is JsonObject keys
            && keys.All(key => HoldsOne(entry.Key, key.Key, [.. PolicyEvaluation.Texts(key.Value)], context, ifUnknown)));

    /// <summary>Fills in <c>${key}</c>; null when a key is not there, so that nothing matches.</summary>
    public static string? Substitute(string text, IReadOnlyDictionary<string, string> context)
    {
        var isKnown = true;
        var result = Variable().Replace(text, match =>
        {
            isKnown &= context.TryGetValue(match.Groups[1].Value, out var value);
            return value ?? "";
        });
        return isKnown ? result : null;
    }

    private static bool HoldsOne(
        string name, string key, IReadOnlyList<string> values, IReadOnlyDictionary<string, string> context, bool ifUnknown)
    {
        var exists = context.TryGetValue(key, out var actual);
        if (name == "Null")
        {
            return values.Any(value => value == (exists ? "false" : "true"));
        }

        // Over the single-valued keys known here the set prefixes differ only for an absent key.
        var operation = name.StartsWith("ForAllValues:", StringComparison.Ordinal) || name.StartsWith("ForAnyValue:", StringComparison.Ordinal)
            ? name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..] : name;
        var optional = operation.EndsWith(IfExists, StringComparison.Ordinal);
        operation = optional ? operation[..^IfExists.Length] : operation;
        var negated = operation.Contains("Not", StringComparison.Ordinal);
        if (Comparison(operation.Replace("Not", "", StringComparison.Ordinal)) is not { } matches)
        {
            return ifUnknown;
        }

        if (!exists)
        {
            return optional || negated || name.StartsWith("ForAllValues:", StringComparison.Ordinal);
        }

        return values.Any(value => Substitute(value, context) is { } known && matches(actual!, known)) != negated;
    }

    private static Func<string, string, bool>? Comparison(string operation) => operation switch
    {
        "StringEquals" or "BinaryEquals" => static (actual, wanted) => actual == wanted,
        "StringEqualsIgnoreCase" or "Bool" => static (actual, wanted) => string.Equals(actual, wanted, StringComparison.OrdinalIgnoreCase),
        "StringLike" or "ArnLike" or "ArnEquals" => static (actual, wanted) => Wildcard.Matches(wanted, actual),
        "IpAddress" => InNetwork,
        "NumericEquals" => Numeric(static order => order == 0),
        "NumericLessThan" => Numeric(static order => order < 0),
        "NumericLessThanEquals" => Numeric(static order => order <= 0),
        "NumericGreaterThan" => Numeric(static order => order > 0),
        "NumericGreaterThanEquals" => Numeric(static order => order >= 0),
        "DateEquals" => Date(static order => order == 0),
        "DateLessThan" => Date(static order => order < 0),
        "DateLessThanEquals" => Date(static order => order <= 0),
        "DateGreaterThan" => Date(static order => order > 0),
        "DateGreaterThanEquals" => Date(static order => order >= 0),
        _ => null,
    };

    private static bool InNetwork(string actual, string wanted)
    {
        var range = wanted.Contains('/', StringComparison.Ordinal) ? wanted : wanted + (wanted.Contains(':', StringComparison.Ordinal) ? "/128" : "/32");
        return IPAddress.TryParse(actual, out var address) && IPNetwork.TryParse(range, out var network) && network.Contains(address);
    }

    private static Func<string, string, bool> Numeric(Func<int, bool> test) => (actual, wanted) =>
        decimal.TryParse(actual, CultureInfo.InvariantCulture, out var left)
        && decimal.TryParse(wanted, CultureInfo.InvariantCulture, out var right)
        && test(left.CompareTo(right));

    private static Func<string, string, bool> Date(Func<int, bool> test) => (actual, wanted) =>
        Instant(actual) is { } left && Instant(wanted) is { } right && test(left.CompareTo(right));

    private static DateTimeOffset? Instant(string text) =>
        long.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 253402300800 ? DateTimeOffset.FromUnixTimeSeconds(seconds)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant
        : null;

    [GeneratedRegex(@"\$\{([^}]+)\}")]
    private static partial Regex Variable();
}
