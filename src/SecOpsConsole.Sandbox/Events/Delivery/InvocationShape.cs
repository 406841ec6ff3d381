using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecOpsConsole.Sandbox.Events.Delivery;

/// <summary>
/// Puts destination, connection and target together into address, headers and body. Where both name the same
/// parameter the connection wins; headers that EventBridge sets or removes itself cannot be given.
/// </summary>
internal sealed class InvocationShape(ApiDestination destination, EventConnection connection, TargetHttpParameters target)
{
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept-Charset", "Accept-Encoding", "Cache-Control", "Connection", "Content-Encoding", "Content-Length", "Content-MD5",
        "Date", "Expect", "Forwarded", "Host", "HTTP2-Settings", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization",
        "Range", "Server", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "User-Agent", "Via", "Warning",
    };

    public Uri Address
    {
        get
        {
            var address = destination.InvocationEndpoint;
            foreach (var value in target.PathValues)
            {
                var star = address.IndexOf('*', StringComparison.Ordinal);
                address = star < 0 ? address : address[..star] + Uri.EscapeDataString(value) + address[(star + 1)..];
            }

            var query = Merge(target.Query, Parameters("QueryStringParameters"))
                .Select(pair => Uri.EscapeDataString(pair.Key) + "=" + Uri.EscapeDataString(pair.Value));
            var appended = string.Join('&', query);
            return new Uri(appended.Length == 0 ? address : address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + appended);
        }
    }

    public string ContentType => Merge(target.Headers, Parameters("HeaderParameters"))
        .GetValueOrDefault("Content-Type", "application/json; charset=utf-8");

    public IEnumerable<KeyValuePair<string, string>> Headers(string? oauthToken)
    {
        foreach (var header in Merge(target.Headers, Parameters("HeaderParameters")))
        {
            if (!Reserved.Contains(header.Key) && !header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            {
                yield return header;
            }
        }

        if (Credentials(oauthToken) is { } credentials)
        {
            yield return credentials;
        }
    }

    /// <summary>BodyParameters of the connection become members of a JSON object body; another body stays as it is.</summary>
    public string Body(string payload)
    {
        var additions = Parameters("BodyParameters");
        if (additions.Count == 0)
        {
            return payload;
        }

        try
        {
            if (JsonNode.Parse(payload) is not JsonObject body)
            {
                return payload;
            }

            foreach (var (key, value) in additions)
            {
                body[key] = value;
            }

            return body.ToJsonString();
        }
        catch (JsonException)
        {
            return payload;
        }
    }

    private KeyValuePair<string, string>? Credentials(string? oauthToken)
    {
        var auth = connection.AuthParameters;
        return connection.AuthorizationType switch
        {
            ConnectionAuth.ApiKey when auth["ApiKeyAuthParameters"] is { } apiKey =>
                new(apiKey["ApiKeyName"]!.GetValue<string>(), apiKey["ApiKeyValue"]!.GetValue<string>()),
            ConnectionAuth.Basic when auth["BasicAuthParameters"] is { } basic => new("Authorization", "Basic " + Convert.ToBase64String(
                Encoding.UTF8.GetBytes(basic["Username"]!.GetValue<string>() + ":" + basic["Password"]!.GetValue<string>()))),
            ConnectionAuth.OAuth => new("Authorization", "Bearer " + oauthToken),
            _ => null,
        };
    }

    private Dictionary<string, string> Parameters(string kind) =>
        ParameterList.Read(connection.AuthParameters["InvocationHttpParameters"]?[kind]);

    private static Dictionary<string, string> Merge(
        IReadOnlyDictionary<string, string> ofTarget, IReadOnlyDictionary<string, string> ofConnection)
    {
        var merged = new Dictionary<string, string>(ofTarget, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in ofConnection)
        {
            merged[key] = value;
        }

        return merged;
    }
}
