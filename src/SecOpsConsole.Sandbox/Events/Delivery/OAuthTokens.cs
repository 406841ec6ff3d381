using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecOpsConsole.Sandbox.Events.Delivery;

/// <summary>
/// Access tokens by the client credentials grant, one per state of a connection, fetched anew after the
/// destination answered 401 or 407.
/// </summary>
internal sealed class OAuthTokens(HttpClient client) : IDisposable
{
    private const int LargestAnswerBytes = 64 * 1024;

    private readonly ConcurrentDictionary<string, string> tokens = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim oneAtATime = new(1);

    /// <summary>Null when the authorization endpoint refused or its answer has no access_token.</summary>
    public async Task<string?> GetAsync(EventConnection connection, CancellationToken cancellationToken)
    {
        if (tokens.TryGetValue(Key(connection), out var known))
        {
            return known;
        }

        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (tokens.TryGetValue(Key(connection), out known))
            {
                return known;
            }

            var token = await FetchAsync(connection, cancellationToken);
            if (token is not null)
            {
                tokens[Key(connection)] = token;
            }

            return token;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public void Forget(EventConnection connection) => tokens.TryRemove(Key(connection), out _);

    public void Dispose() => oneAtATime.Dispose();

    private static string Key(EventConnection connection) => $"{connection.Arn}@{connection.ModifiedUtc:O}";

    private async Task<string?> FetchAsync(EventConnection connection, CancellationToken cancellationToken)
    {
        if (connection.AuthParameters["OAuthParameters"] is not JsonObject oauth)
        {
            return null;
        }

        using var request = Compose(oauth);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode || response.Content.Headers.ContentLength > LargestAnswerBytes)
        {
            return null;
        }

        try
        {
            await response.Content.LoadIntoBufferAsync(LargestAnswerBytes, cancellationToken);
            var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken)) as JsonObject;
            return (answer?["access_token"] as JsonValue)?.TryGetValue<string>(out var token) == true ? token : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static HttpRequestMessage Compose(JsonObject oauth)
    {
        var http = oauth["OAuthHttpParameters"];
        var form = ParameterList.Read(http?["BodyParameters"]);
        form.TryAdd("grant_type", "client_credentials");
        form["client_id"] = oauth["ClientParameters"]!["ClientID"]!.GetValue<string>();
        form["client_secret"] = oauth["ClientParameters"]!["ClientSecret"]!.GetValue<string>();
        var method = new HttpMethod(oauth["HttpMethod"]!.GetValue<string>());
        var query = ParameterList.Read(http?["QueryStringParameters"]);
        var inQuery = method == HttpMethod.Get ? query.Concat(form) : query;
        var address = oauth["AuthorizationEndpoint"]!.GetValue<string>();
        var appended = string.Join('&', inQuery.Select(pair => Uri.EscapeDataString(pair.Key) + "=" + Uri.EscapeDataString(pair.Value)));
        var request = new HttpRequestMessage(method, appended.Length == 0 ? address : address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + appended);
        foreach (var (name, value) in ParameterList.Read(http?["HeaderParameters"]))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (method != HttpMethod.Get)
        {
            request.Content = new FormUrlEncodedContent(form);
        }

        return request;
    }
}
