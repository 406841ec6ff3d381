using System.Text.Json.Nodes;

namespace SecOpsConsole.Policies.Tests.Oracle;

/// <summary>
/// Requests that somebody outside could send, invented from the policies' own patterns: accounts, organizations, endpoints and names of
/// a stranger's choice, headers with any value, and never anything that is somebody else's.
/// </summary>
internal sealed class Universe
{
    private const string Stranger = "999900001111";
    private const string StrangerOrganization = "o-stranger0001";

    private readonly Random _random;
    private readonly Dictionary<string, HashSet<string>> _written = new(StringComparer.Ordinal);
    private readonly HashSet<string> _actions = ["s3:GetObject"];
    private readonly HashSet<string> _resources = ["arn:aws:s3:::b/x"];
    private readonly HashSet<string> _services = ["stranger.amazonaws.com"];

    public Universe(int seed, params string?[] policies)
    {
        _random = new Random(seed);
        foreach (var policy in policies)
        {
            Learn(policy is null ? null : JsonNode.Parse(policy));
        }
    }

    /// <summary>Requests of callers who have nothing to do with the bucket or with anybody whom the policies name.</summary>
    public IEnumerable<OracleRequest> Strangers(int each = 24) => Send(StrangerCallers(), Stranger, each);

    /// <summary>Requests of an account that a policy names, from the internet.</summary>
    public IEnumerable<OracleRequest> Of(string account, int each = 24) =>
        Send([Aws($"arn:aws:iam::{account}:root", account), Aws($"arn:aws:iam::{account}:role/app", account), Aws($"arn:aws:iam::{account}:user/x", account)], account, each);

    private IEnumerable<OracleCaller> StrangerCallers()
    {
        yield return new OracleCaller(CallerKind.Unsigned);
        yield return Aws($"arn:aws:iam::{Stranger}:root", Stranger);
        foreach (var arn in Invent("aws:principalarn", $"arn:aws:iam::{Stranger}:role/app", Stranger))
        {
            yield return Aws(arn, Stranger);
        }

        foreach (var account in Written("aws:principalaccount").Where(static value => value.Contains('*')).Select(value => Fill(value, '5', 12)))
        {
            if (account.Length == 12 && account.All(char.IsAsciiDigit) && !IsNamed(account))
            {
                yield return Aws($"arn:aws:iam::{account}:role/app", account);
            }
        }

        yield return new OracleCaller(CallerKind.WebIdentity, "accounts.google.com");
        foreach (var service in _services)
        {
            yield return new OracleCaller(CallerKind.Service, service);
        }
    }

    private static OracleCaller Aws(string arn, string account) => new(CallerKind.Aws, arn, account, "AIDASTRANGER00000000");

    private IEnumerable<OracleRequest> Send(IEnumerable<OracleCaller> callers, string account, int each)
    {
        foreach (var caller in callers)
        {
            for (var i = 0; i < each; i++)
            {
                var context = Context(caller, account);
                yield return new OracleRequest(caller, Any(_actions), Resource(Any(_resources), context), context);
            }
        }
    }

    /// <summary>A key that a variable in the policy would name; now and then the text itself, which is what old Versions mean.</summary>
    private string Resource(string text, Dictionary<string, string[]> context) =>
        context.GetValueOrDefault("aws:userid") is [var id] && _random.Next(4) != 0 ? text.Replace("${aws:userid}", id, StringComparison.Ordinal) : text;

    private Dictionary<string, string[]> Context(OracleCaller caller, string account)
    {
        var context = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["aws:resourceaccount"] = [RandomPolicies.Owner],
            ["s3:resourceaccount"] = [RandomPolicies.Owner],
            ["aws:resourceorgid"] = ["o-bucketorg01"],
            ["aws:securetransport"] = [_random.Next(4) == 0 ? "false" : "true"],
            ["aws:sourceip"] = [Any(Addresses())],
        };
        AddIdentity(context, caller);
        if (caller.Kind == CallerKind.Service)
        {
            context["aws:sourceaccount"] = [account];
            context["aws:sourcearn"] = [Any(Invent("aws:sourcearn", $"arn:aws:sns:us-east-1:{account}:mine", account))];
            context["aws:sourceorgid"] = [StrangerOrganization];
        }
        else if (_random.Next(3) == 0)
        {
            context["aws:sourcevpc"] = [Any(InventIds("aws:sourcevpc", "vpc-0feed00d"))];
            context["aws:sourcevpce"] = [Any(InventIds("aws:sourcevpce", "vpce-0feed00d"))];
            context.Remove("aws:sourceip");
        }

        if (_random.Next(3) == 0)
        {
            context["s3:dataaccesspointaccount"] = [account];
            context["s3:dataaccesspointarn"] = [Any(Invent("s3:dataaccesspointarn", $"arn:aws:s3:eu-west-1:{account}:accesspoint/mine", account))];
        }

        foreach (var key in _written.Keys.Where(key => !context.ContainsKey(key) && IsCallersChoice(key, caller)))
        {
            if (_random.Next(4) != 0)
            {
                context[key] = [Any(Written(key).Select(value => Fill(value, 'z')).Append("zzz"))];
            }
        }

        return context;
    }

    private void AddIdentity(Dictionary<string, string[]> context, OracleCaller caller)
    {
        if (caller.Kind != CallerKind.Unsigned)
        {
            context["aws:principalisawsservice"] = [caller.Kind == CallerKind.Service ? "true" : "false"];
        }

        if (caller.Kind == CallerKind.Unsigned)
        {
            context["aws:principalaccount"] = ["anonymous"];
            context["aws:userid"] = ["anonymous"];
            context["aws:principaltype"] = ["Anonymous"];
        }
        else if (caller.Kind == CallerKind.WebIdentity)
        {
            context["aws:userid"] = ["AROASTRANGER00000000:web"];
        }
        else if (caller.Kind == CallerKind.Aws)
        {
            context["aws:principalaccount"] = [caller.Account];
            context["aws:userid"] = [caller.UniqueId];
            context["aws:principaltype"] = [caller.Name.Contains(":user/", StringComparison.Ordinal) ? "User" : "AssumedRole"];
            context["aws:principalarn"] = [caller.Name];
            if (_random.Next(4) != 0)
            {
                context["aws:principalorgid"] = [StrangerOrganization];
                context["aws:principalorgpaths"] =
                    [.. Written("aws:principalorgpaths").Where(static value => value.StartsWith("o-*", StringComparison.Ordinal) || value[0] == '*')
                        .Select(value => StrangerOrganization + Fill(value[value.IndexOf('*')..], '/')[1..]).Append(StrangerOrganization + "/r-ab12/").Take(1 + _random.Next(2))];
            }
        }
    }

    /// <summary>Headers, tags, names, times: whatever a caller of this kind can set as it likes.</summary>
    private static bool IsCallersChoice(string key, OracleCaller caller) => key switch
    {
        "aws:principalaccount" or "aws:userid" or "aws:principaltype" or "aws:principalarn" or "aws:principalorgid" or "aws:principalorgpaths"
            or "aws:sourceip" or "aws:sourcevpc" or "aws:sourcevpce" or "aws:sourcearn" or "aws:sourceaccount" or "aws:sourceorgid"
            or "s3:dataaccesspointaccount" or "s3:dataaccesspointarn" or "aws:principalisawsservice" => false,
        "aws:username" or "aws:multifactorauthpresent" => caller.Kind == CallerKind.Aws,
        _ when key.StartsWith("aws:principaltag/", StringComparison.Ordinal) => caller.Kind == CallerKind.Aws,
        _ => true,
    };

    /// <summary>Addresses of the internet, one in each range that is too broad to be anybody's own, none in a narrow one.</summary>
    private IEnumerable<string> Addresses()
    {
        var ranges = Written("aws:sourceip").ToList();
        foreach (var address in (string[])["1.2.3.4", "200.1.1.1", "97.0.0.9", "2600:1::1", "2a00:1450::5", "2600:f:ffff::9"])
        {
            if (!ranges.Exists(range => IsNarrow(range) && Evaluator.InRange(range, address)))
            {
                yield return address;
            }
        }
    }

    private static bool IsNarrow(string range)
    {
        var slash = range.IndexOf('/');
        var prefix = slash < 0 ? 128 : int.Parse(range[(slash + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        return prefix >= (range.Contains(':') ? 32 : 8);
    }

    /// <summary>ARNs of the account that fit a pattern: wildcards in the account field become the account.</summary>
    private IEnumerable<string> Invent(string key, string usual, string account)
    {
        yield return usual;
        var service = usual.Split(':')[2];
        foreach (var pattern in Written(key))
        {
            var fields = pattern.Split(':', 6);
            if (fields.Length == 6 && (fields[4].Contains('*') || fields[4] == account))
            {
                fields[1] = Fill(fields[1], 'a') is "a" ? "aws" : fields[1];
                fields[2] = fields[2] == "*" ? service : Fill(fields[2], 'x');
                fields[3] = fields[3] == "*" ? "us-east-1" : fields[3];
                fields[4] = account;
                fields[5] = Fill(fields[5], 'x');
                yield return string.Join(':', fields);
            }
        }
    }

    private IEnumerable<string> InventIds(string key, string usual) =>
        Written(key).Where(static value => value.AsSpan().ContainsAny('*', '?') && !value.Contains('$')).Select(static value => Fill(value, '0')).Where(id => !IsWritten(key, id)).Append(usual);

    private bool IsWritten(string key, string value) => Written(key).Contains(value);

    private bool IsNamed(string account) => account == RandomPolicies.Owner || _written.Values.Any(values => values.Contains(account));

    private IEnumerable<string> Written(string key) => _written.GetValueOrDefault(key) ?? Enumerable.Empty<string>();

    private static string Fill(string pattern, char with, int length = 0)
    {
        var missing = Math.Max(1, length - pattern.Count(static c => c != '*'));
        return pattern.Replace("*", new string(with, missing), StringComparison.Ordinal).Replace('?', with is '/' ? 'a' : with is 'z' or 'x' ? with : '7');
    }

    private T Any<T>(IEnumerable<T> values)
    {
        var list = values as IReadOnlyList<T> ?? values.ToList();
        return list[_random.Next(list.Count)];
    }

    private void Learn(JsonNode? policy)
    {
        foreach (var statement in (policy?["Statement"] as JsonArray ?? []).OfType<JsonObject>())
        {
            _actions.UnionWith(Texts(statement["Action"]).Select(static action => Fill(action is "*" ? "s3:PutObject" : action, 'G')));
            _resources.UnionWith(Texts(statement["Resource"]).Select(static resource => resource is "*" ? "arn:aws:s3:::b/x" : Fill(resource, 'q')));
            if (statement["Principal"] is JsonObject map)
            {
                _services.UnionWith(Texts(map["Service"]));
            }

            foreach (var (_, keys) in statement["Condition"] as JsonObject ?? [])
            {
                foreach (var (key, values) in keys!.AsObject())
                {
                    if (!_written.TryGetValue(key.ToLowerInvariant(), out var known))
                    {
                        _written[key.ToLowerInvariant()] = known = new HashSet<string>(StringComparer.Ordinal);
                    }

                    known.UnionWith(Texts(values));
                }
            }
        }
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        null => [],
        JsonArray list => list.Select(static item => (string)item!),
        _ => [(string)node!],
    };
}
