using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SecOpsConsole.Aws;
using SecOpsConsole.Web.Intake;

namespace SecOpsConsole.Web.Start;

/// <summary>Talks to the control API of a sandbox, the console's own or one that runs by itself.</summary>
internal sealed class SandboxControl(Uri endpoint) : IDisposable
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
    private readonly HttpClient _http = new() { BaseAddress = new Uri(endpoint, "/_sandbox/"), Timeout = TimeSpan.FromSeconds(30) };

    public Uri Endpoint => endpoint;

    /// <summary>The account, the Regions, the role and the modes that the sandbox suggests for its buckets.</summary>
    public async Task<SandboxWorldFacts> ReadWorldAsync(CancellationToken cancellationToken) =>
        await _http.GetFromJsonAsync<SandboxWorldFacts>("world", s_json, cancellationToken)
        ?? throw new InvalidOperationException($"The sandbox at {endpoint} described no world.");

    /// <summary>The keys of the console's own role: fixed, public knowledge, good for a sandbox only.</summary>
    public async Task<AwsKeys> ReadConsoleKeysAsync(CancellationToken cancellationToken)
    {
        var identities = await _http.GetFromJsonAsync<JsonObject>("identities", cancellationToken);
        var console = identities?["items"]?.AsArray().SingleOrDefault(item => (string?)item?["name"] == "console")
            ?? throw new InvalidOperationException($"The sandbox at {endpoint} has no identity for the console.");
        return new AwsKeys((string)console["accessKeyId"]!, (string)console["secretAccessKey"]!);
    }

    /// <summary>Makes the sandbox's EventBridge deliver to this console. Doing it again changes nothing but the address and key.</summary>
    public async Task WireAsync(string webhookAddress, string key, CancellationToken cancellationToken)
    {
        using var answer = await _http.PutAsJsonAsync("console", new { webhookUrl = webhookAddress, headerName = WebhookKeys.Header, apiKey = key }, s_json, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The stories that the sandbox can play.</summary>
    public async Task<IReadOnlyList<SandboxScenario>> ScenariosAsync(CancellationToken cancellationToken) =>
        (await _http.GetFromJsonAsync<ScenarioList>("scenarios", s_json, cancellationToken))?.Items ?? [];

    /// <summary>Plays a story and says what was done, or why nothing was.</summary>
    public async Task<SandboxPlay> PlayAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.PostAsJsonAsync("scenarios/" + Uri.EscapeDataString(name), new { }, s_json, cancellationToken);
            if (answer.IsSuccessStatusCode)
            {
                return SandboxPlay.Of(await answer.Content.ReadFromJsonAsync<SandboxPlay.Report>(s_json, cancellationToken));
            }

            var problem = await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken);
            return new SandboxPlay(false, (string?)problem?["detail"] ?? $"The sandbox answered {(int)answer.StatusCode}. Nothing happened.");
        }
        catch (HttpRequestException)
        {
            return new SandboxPlay(false, "The sandbox does not answer. Nothing was played; look whether it runs.");
        }
    }

    public void Dispose() => _http.Dispose();

    private sealed record ScenarioList(IReadOnlyList<SandboxScenario> Items);
}
