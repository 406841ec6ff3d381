using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Events;

/// <summary>Checks AuthParameters of CreateConnection and UpdateConnection against the service model.</summary>
internal static partial class ConnectionAuth
{
    public const string ApiKey = "API_KEY";
    public const string Basic = "BASIC";
    public const string OAuth = "OAUTH_CLIENT_CREDENTIALS";

    public static readonly IReadOnlyList<string> Types = [Basic, OAuth, ApiKey];

    /// <summary>The parameters as given; null when there are none or they are wrong.</summary>
    public static JsonObject? Read(JsonInput input, string? type, bool required)
    {
        var auth = required ? input.RequiredStructure("AuthParameters") : input.Structure("AuthParameters");
        if (auth is null || type is null)
        {
            return null;
        }

        var member = MemberOf(type);
        if (required && !auth.Has(member))
        {
            input.Refuse(EventBridgeErrors.Invalid($"Parameter(s) {member} must be specified for the authorization type {type}."));
            return null;
        }

        ReadCredentials(auth, required);
        Parameters(auth.Structure("InvocationHttpParameters"));
        return input.Error is null ? auth.Members.DeepClone().AsObject() : null;
    }

    /// <summary>An update replaces the structures it names and keeps the others of the same authorization type.</summary>
    public static JsonObject Merge(JsonObject old, JsonObject update, string type)
    {
        var merged = update.DeepClone().AsObject();
        foreach (var name in new[] { MemberOf(type), "InvocationHttpParameters" })
        {
            if (merged[name] is null && old[name] is { } kept)
            {
                merged[name] = kept.DeepClone();
            }
            else if (merged[name] is JsonObject changed && old[name] is JsonObject before && name != "InvocationHttpParameters")
            {
                foreach (var (key, value) in before.Where(pair => changed[pair.Key] is null).ToList())
                {
                    changed[key] = value?.DeepClone();
                }
            }
        }

        return merged;
    }

    private static string MemberOf(string type) => type switch
    {
        ApiKey => "ApiKeyAuthParameters",
        Basic => "BasicAuthParameters",
        _ => "OAuthParameters",
    };

    private static void ReadCredentials(JsonInput auth, bool required)
    {
        if (auth.Structure("ApiKeyAuthParameters") is { } apiKey)
        {
            Text(apiKey, "ApiKeyName", required);
            Text(apiKey, "ApiKeyValue", required);
        }

        if (auth.Structure("BasicAuthParameters") is { } basic)
        {
            Text(basic, "Username", required);
            Text(basic, "Password", required);
        }

        if (auth.Structure("OAuthParameters") is { } oauth)
        {
            ReadOAuth(oauth, required);
        }
    }

    private static void ReadOAuth(JsonInput oauth, bool required)
    {
        if ((required ? oauth.RequiredStructure("ClientParameters") : oauth.Structure("ClientParameters")) is { } client)
        {
            Text(client, "ClientID", required);
            Text(client, "ClientSecret", required);
        }

        var endpoint = required ? oauth.RequiredText("AuthorizationEndpoint", 2048) : oauth.Text("AuthorizationEndpoint", 2048, 1);
        if (endpoint is not null && !EventBridgeNames.IsAllowedEndpoint(endpoint))
        {
            oauth.Refuse(EventBridgeErrors.Invalid("The AuthorizationEndpoint must be an HTTPS address (or, in this sandbox, HTTP to a loopback address)."));
        }

        _ = required ? oauth.RequiredOneOf("HttpMethod", "GET", "POST", "PUT") : oauth.OneOf("HttpMethod", "GET", "POST", "PUT");
        Parameters(oauth.Structure("OAuthHttpParameters"));
    }

    private static void Parameters(JsonInput? parameters)
    {
        if (parameters is null)
        {
            return;
        }

        foreach (var kind in new[] { "HeaderParameters", "QueryStringParameters", "BodyParameters" })
        {
            foreach (var item in parameters.Structures(kind, 100))
            {
                item.Text("Key", 512, 0, NoControls());
                item.Text("Value", 512, 0, NoControls());
            }
        }
    }

    private static void Text(JsonInput input, string name, bool required) =>
        _ = required ? input.RequiredText(name, 512, 1, HeaderSafe()) : input.Text(name, 512, 1, HeaderSafe());

    [GeneratedRegex(@"^[^\x00-\x08\x0A-\x1F\x7F]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex NoControls();

    /// <summary>
    /// No control characters and no colon, as the model's AuthHeaderParameters pattern says; that pattern nests
    /// repetitions, so it is written without them here.
    /// </summary>
    [GeneratedRegex(@"^[^\x00-\x08\x0A-\x1F:\x7F]*[^\x00-\x20:\x7F][^\x00-\x08\x0A-\x1F:\x7F]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex HeaderSafe();
}
