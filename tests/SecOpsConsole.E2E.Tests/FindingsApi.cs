using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace SecOpsConsole.E2E.Tests;

/// <summary>The findings as the API tells them, for stories that look from outside.</summary>
internal static class FindingsApi
{
    public static async Task<IReadOnlyList<JsonElement>> FindingsOfAsync(this HttpClient api, string bucket)
    {
        var page = await api.GetFromJsonAsync<JsonElement>("/api/v1/findings?bucket=" + bucket);
        return [.. page.GetProperty("items").EnumerateArray()];
    }

    /// <summary>The only finding of a bucket, once it is there and is in the state given.</summary>
    public static async Task<JsonElement> OnlyFindingAsync(this HttpClient api, string bucket, string workflowStatus, string? remediationStatus = null)
    {
        IReadOnlyList<JsonElement> found = [];
        await Eventually.IsTrueAsync(
            async () =>
            {
                found = await api.FindingsOfAsync(bucket);
                return found.Count > 0
                    && IsIn(found[0].GetProperty("workflowStatus").GetString(), workflowStatus)
                    && (remediationStatus is null || found[0].GetProperty("remediationStatus").GetString() == remediationStatus);
            },
            $"one finding of {bucket} that is {workflowStatus} {remediationStatus}",
            () => string.Join('\n', found));
        return Assert.Single(found);
    }

    /// <summary>New becomes Notified by itself as soon as people were told.</summary>
    private static bool IsIn(string? actual, string wanted) => actual == wanted || (wanted == "New" && actual == "Notified");

    public static async Task<JsonElement> FindingAsync(this HttpClient api, long id) =>
        await api.GetFromJsonAsync<JsonElement>("/api/v1/findings/" + id);

    public static async Task<(HttpStatusCode Status, JsonElement Body)> DecideAsync(this HttpClient api, long id, string action, string? expectedFingerprint, string? reason = null)
    {
        object body = action == "undo" ? new { reason, expectedFingerprint, confirmWidening = true } : new { reason, expectedFingerprint };
        using var response = await api.PostAsJsonAsync($"/api/v1/findings/{id}/{action}", body);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>Sets the stage of a story: an open bucket whose restrictive policy is its baseline.</summary>
    public static async Task StageAsync(this HttpClient api, AwsCli owner, string bucket)
    {
        await owner.CreateOpenBucketAsync(bucket);
        await owner.PutPolicyAsync(bucket, Policies.Restrictive(bucket));
        await api.BaselineAsync(bucket);
    }

    public static Task BaselineAsync(this HttpClient api, string bucket) => Eventually.IsTrueAsync(
        async () =>
        {
            using var response = await api.GetAsync($"/api/v1/buckets/{bucket}/versions");
            if (!response.IsSuccessStatusCode)
            {
                return false;
            }

            var versions = await response.Content.ReadFromJsonAsync<JsonElement>();
            return versions.GetProperty("items").EnumerateArray().Any(v => v.GetProperty("isBaseline").GetBoolean() && v.GetProperty("isLive").GetBoolean());
        },
        $"the live policy of {bucket} to be its baseline");

    public static async Task SetModeAsync(this HttpClient api, string bucket, string mode)
    {
        using var response = await api.PutAsJsonAsync($"/api/v1/buckets/{bucket}/mode", new { mode, reason = "for the story" });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }
}
