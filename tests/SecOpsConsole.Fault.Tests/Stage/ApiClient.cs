using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace SecOpsConsole.Fault.Tests.Stage;

/// <summary>The console's API as one person uses it.</summary>
internal sealed class ApiClient(HttpClient http) : IDisposable
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async Task<JsonElement> FindingAsync(long id) => await http.GetFromJsonAsync<JsonElement>($"/api/v1/findings/{id}", Ct);

    /// <summary>Decides about what is live now, as somebody does who has just read the page.</summary>
    public async Task<ApiAnswer> DecideAsync(long findingId, string verb) =>
        await DecideAsync(findingId, verb, (await FindingAsync(findingId)).GetProperty("liveFingerprint").GetString());

    public async Task<ApiAnswer> DecideAsync(long findingId, string verb, string? expectedFingerprint)
    {
        object body = verb switch
        {
            "escalate" => new { assignee = "Olga from the platform team", reason = "for the story", expectedFingerprint },
            "undo" => new { reason = "for the story", expectedFingerprint, confirmWidening = true },
            "contain" => new { reason = "for the story", expectedBlock = expectedFingerprint },
            _ => new { reason = "for the story", expectedFingerprint },
        };
        using var response = await http.PostAsJsonAsync($"/api/v1/findings/{findingId}/{verb}", body, Ct);
        return new ApiAnswer(response.StatusCode, await response.Content.ReadAsStringAsync(Ct));
    }

    public async Task<ApiAnswer> ContainAsync(string bucket, string expectedBlock)
    {
        using var response = await http.PostAsJsonAsync($"/api/v1/buckets/{bucket}/contain", new { reason = "for the story", expectedBlock }, Ct);
        return new ApiAnswer(response.StatusCode, await response.Content.ReadAsStringAsync(Ct));
    }

    /// <summary>Takes back one action, and confirms what that means only when asked to.</summary>
    public async Task<ApiAnswer> UndoAsync(long attemptId, string expectedFingerprint, bool confirmWidening)
    {
        using var response = await http.PostAsJsonAsync($"/api/v1/attempts/{attemptId}/undo", new { reason = "for the story", expectedFingerprint, confirmWidening }, Ct);
        return new ApiAnswer(response.StatusCode, await response.Content.ReadAsStringAsync(Ct));
    }

    /// <param name="overrideProtection">Automatic mode may act although code, or a protection, stands against it.</param>
    public async Task SetModeAsync(string bucket, string mode, bool overrideProtection = false)
    {
        using var response = await http.PutAsJsonAsync($"/api/v1/buckets/{bucket}/mode", new { mode, overrideProtection, reason = "for the story" }, Ct);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Ct));
    }

    public void Dispose() => http.Dispose();
}
