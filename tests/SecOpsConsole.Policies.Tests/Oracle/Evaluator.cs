using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace SecOpsConsole.Policies.Tests.Oracle;

/// <summary>
/// IAM's evaluation of one concrete request against one bucket policy, written from the IAM user guide alone: it shares no code with
/// the judge and knows nothing of classes, limits or fixed values.
/// </summary>
internal sealed class Evaluator
{
    private readonly List<Rule> _rules = [];

    private sealed record Rule(
        bool Allows, List<(string Type, string Value)> Principals, bool NotPrincipal, List<string> Actions, bool NotAction,
        List<string> Resources, bool NotResource, List<Test> Tests);

    private sealed record Test(string Operator, string Key, List<string> Values);

    public Evaluator(string policy)
    {
        var root = JsonNode.Parse(policy)!;
        var variables = (string?)root["Version"] == "2012-10-17";
        foreach (var node in Many(root["Statement"]))
        {
            _rules.Add(Read(node!.AsObject()));
        }

        Variables = variables;
    }

    private bool Variables { get; }

    public bool Allowed(OracleRequest request) =>
        _rules.Exists(rule => rule.Allows && Matches(rule, request)) && !_rules.Exists(rule => !rule.Allows && Matches(rule, request));

    private static Rule Read(JsonObject node) => new(
        (string?)node["Effect"] == "Allow",
        Principals(node["Principal"] ?? node["NotPrincipal"]),
        node.ContainsKey("NotPrincipal"),
        Texts(node["Action"] ?? node["NotAction"]),
        node.ContainsKey("NotAction"),
        Texts(node["Resource"] ?? node["NotResource"]),
        node.ContainsKey("NotResource"),
        [
            .. from op in (node["Condition"] as JsonObject) ?? []
               from key in op.Value!.AsObject()
               select new Test(op.Key, key.Key.ToLowerInvariant(), Texts(key.Value)),
        ]);

    private static List<(string, string)> Principals(JsonNode? node) => node is JsonObject map
        ? [.. from kind in map from value in Texts(kind.Value) select (kind.Key, value)]
        : [("AWS", (string)node!)];

    private static IEnumerable<JsonNode?> Many(JsonNode? node) => node is JsonArray list ? list : new[] { node };

    private static List<string> Texts(JsonNode? node) =>
        [.. Many(node).Select(static item => item is JsonValue value && value.TryGetValue<string>(out var text) ? text : item!.ToJsonString())];

    private bool Matches(Rule rule, OracleRequest request) =>
        rule.Principals.Exists(principal => Is(principal.Type, principal.Value, request.Caller)) != rule.NotPrincipal
        && rule.Actions.Exists(action => Like(action.ToLowerInvariant(), request.Action.ToLowerInvariant())) != rule.NotAction
        && rule.Resources.Exists(resource => Substitute(resource, request) is { } text && Like(text, request.Resource)) != rule.NotResource
        && rule.Tests.TrueForAll(test => Holds(test, request));

    private static bool Is(string type, string value, OracleCaller caller) => (type, caller.Kind) switch
    {
        ("AWS", _) when value == "*" => true,
        ("AWS", CallerKind.Aws) => value == caller.Account || value == caller.Name || value == caller.UniqueId
            || (value.EndsWith(":root", StringComparison.Ordinal) && value.Split(':')[4] == caller.Account) || (value.Contains('*') && Like(value, caller.Name)),
        ("Service", CallerKind.Service) => value == caller.Name,
        ("Federated", CallerKind.WebIdentity) => value == caller.Name,
        _ => false,
    };

    private bool Holds(Test test, OracleRequest request)
    {
        var op = test.Operator;
        var forAll = op.StartsWith("ForAllValues:", StringComparison.Ordinal);
        var forAny = op.StartsWith("ForAnyValue:", StringComparison.Ordinal);
        op = op[(op.IndexOf(':') + 1)..];
        var given = request.Context.GetValueOrDefault(test.Key);
        if (op == "Null")
        {
            return test.Values.Exists(value => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase) == given is null);
        }

        var ifExists = op.EndsWith("IfExists", StringComparison.Ordinal);
        op = ifExists ? op[..^8] : op;
        var positive = op.Replace("Not", "", StringComparison.Ordinal);
        var negated = positive != op;
        if (given is null)
        {
            return ifExists || forAll || (negated && !forAny);
        }

        bool One(string value) => test.Values.Exists(wanted => Substitute(wanted, request) is { } text && Compare(positive, text, value)) != negated;
        return forAll ? given.All(One) : forAny ? given.Any(One) : negated ? given.All(One) : given.Any(One);
    }

    private string? Substitute(string text, OracleRequest request)
    {
        while (Variables && text.IndexOf("${", StringComparison.Ordinal) is var open and >= 0)
        {
            var close = text.IndexOf('}', open);
            if (close < 0 || request.Context.GetValueOrDefault(text[(open + 2)..close].ToLowerInvariant()) is not [var value])
            {
                return null;
            }

            text = text[..open] + value + text[(close + 1)..];
        }

        return text;
    }

    private static bool Compare(string op, string wanted, string given) => op switch
    {
        "StringEquals" => wanted == given,
        "StringEqualsIgnoreCase" => string.Equals(wanted, given, StringComparison.OrdinalIgnoreCase),
        "StringLike" => Like(wanted, given),
        "ArnEquals" or "ArnLike" => ArnLike(wanted, given),
        "Bool" => string.Equals(wanted, given, StringComparison.OrdinalIgnoreCase),
        "IpAddress" => InRange(wanted, given),
        "NumericEquals" => Number(wanted) is { } w && Number(given) is { } g && w == g,
        "NumericLessThan" => Number(wanted) is { } w && Number(given) is { } g && g < w,
        "NumericLessThanEquals" => Number(wanted) is { } w && Number(given) is { } g && g <= w,
        "NumericGreaterThan" => Number(wanted) is { } w && Number(given) is { } g && g > w,
        "NumericGreaterThanEquals" => Number(wanted) is { } w && Number(given) is { } g && g >= w,
        "DateLessThan" => Date(wanted) is { } w && Date(given) is { } g && g < w,
        "DateGreaterThan" => Date(wanted) is { } w && Date(given) is { } g && g > w,
        _ => false,
    };

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? Date(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    private static bool ArnLike(string pattern, string text)
    {
        var (wanted, given) = (pattern.Split(':', 6), text.Split(':', 6));
        return wanted.Length == 6 && given.Length == 6 && wanted.Zip(given).All(static pair => Like(pair.First, pair.Second));
    }

    internal static bool InRange(string range, string address)
    {
        if (!range.Contains('/'))
        {
            return IPAddress.TryParse(range, out var one) && IPAddress.TryParse(address, out var other) && one.Equals(other);
        }

        // IAM masks host bits; the framework's type refuses them.
        var parts = range.Split('/');
        if (!IPAddress.TryParse(parts[0], out var network) || !IPAddress.TryParse(address, out var ip) || network.AddressFamily != ip.AddressFamily)
        {
            return false;
        }

        var (left, right) = (network.GetAddressBytes(), ip.GetAddressBytes());
        for (var bit = 0; bit < int.Parse(parts[1], CultureInfo.InvariantCulture); bit++)
        {
            if (((left[bit / 8] ^ right[bit / 8]) & (0x80 >> (bit % 8))) != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Plain recursion with memory: slow and obviously right.</summary>
    internal static bool Like(string pattern, string text)
    {
        var known = new Dictionary<(int, int), bool>();
        bool From(int p, int t)
        {
            if (known.TryGetValue((p, t), out var answer))
            {
                return answer;
            }

            answer = p == pattern.Length
                ? t == text.Length
                : pattern[p] == '*'
                    ? From(p + 1, t) || (t < text.Length && From(p, t + 1))
                    : t < text.Length && (pattern[p] == '?' || pattern[p] == text[t]) && From(p + 1, t + 1);
            return known[(p, t)] = answer;
        }

        return pattern == text || (pattern.AsSpan().ContainsAny('*', '?') && From(0, 0));
    }
}
