using System.Net.Http.Json;
using System.Text.Json;

namespace SecOpsConsole.Web.Components.Layout;

/// <summary>The stories that the sandbox can play, over its control address; nothing here knows AWS.</summary>
public sealed class SandboxScenarios(SandboxAddress address) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HttpClient _http = new() { Timeout = Patience };

    /// <summary>A story as the menu shows it.</summary>
    public sealed record Scenario(string Name, string Title, string Description);

    private sealed record ScenarioList(IReadOnlyList<Scenario> Items);

    private sealed record Played(string Title, bool GoesOn, IReadOnlyList<Call> Calls, IReadOnlyList<JsonElement> Events);

    private sealed record Call(string PrincipalArn, string Operation, string? Bucket, int Status);

    private sealed record Problem(string? Detail, string? Title);

    /// <summary>True when there is a sandbox to ask.</summary>
    public bool IsAvailable => address.Endpoint is not null;

    public async Task<IReadOnlyList<Scenario>> ListAsync(CancellationToken cancellationToken) =>
        (await _http.GetFromJsonAsync<ScenarioList>(Control("scenarios"), cancellationToken))?.Items ?? [];

    /// <summary>Plays one and says in a sentence what was done.</summary>
    public async Task<(bool Ok, string Words)> PlayAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.PostAsJsonAsync(Control($"scenarios/{Uri.EscapeDataString(name)}"), new { }, cancellationToken);
            return response.IsSuccessStatusCode
                ? (true, Tell(await response.Content.ReadFromJsonAsync<Played>(cancellationToken)))
                : (false, await WhyAsync(response, cancellationToken));
        }
        catch (HttpRequestException)
        {
            return (false, "The sandbox does not answer. Nothing was played; look whether its process runs.");
        }
    }

    private static string Tell(Played? played)
    {
        if (played is null)
        {
            return "The sandbox played it.";
        }
        var calls = played.Calls.Select(call => $"{call.PrincipalArn[(call.PrincipalArn.LastIndexOf('/') + 1)..]}: {call.Operation} {call.Bucket}{(call.Status >= 400 ? $" ({call.Status})" : "")}").ToList();
        var words = calls.Count == 0 ? $"{played.Events.Count} event(s) sent" : string.Join(", ", calls.Take(3)) + (calls.Count > 3 ? $" and {calls.Count - 3} more" : "");
        return $"{played.Title}. {words}{(played.GoesOn ? "; it goes on for some seconds" : "")}.";
    }

    private static async Task<string> WhyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var problem = await response.Content.ReadFromJsonAsync<Problem>(cancellationToken);
            return problem?.Detail ?? problem?.Title ?? $"The sandbox answered {(int)response.StatusCode}. Nothing was played.";
        }
        catch (JsonException)
        {
            return $"The sandbox answered {(int)response.StatusCode}. Nothing was played.";
        }
    }

    private Uri Control(string path) => new(address.Endpoint ?? throw new InvalidOperationException("There is no sandbox."), $"/_sandbox/{path}");

    public void Dispose() => _http.Dispose();
}
