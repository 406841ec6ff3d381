using System.Net.Http.Json;
using System.Text.Json;

namespace SecOpsConsole.Invariants.Record;

/// <summary>What AWS saw and what is true there now, told by the sandbox's control API: past fault plans, permissions and stale reads.</summary>
public sealed record AwsTruth(IReadOnlyList<AwsCall> Calls, IReadOnlyList<AwsBucket> Buckets)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>The console's own calls that may change something.</summary>
    public IEnumerable<AwsCall> Writes => Calls.Where(call => call.IsByConsole && call.IsWrite);

    /// <param name="sandbox">A client whose base address is the sandbox.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<AwsTruth> ReadAsync(HttpClient sandbox, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sandbox);
        var buckets = await sandbox.GetFromJsonAsync<Items<BucketItem>>("/_sandbox/buckets", s_json, cancellationToken);
        var calls = await sandbox.GetFromJsonAsync<Items<CallItem>>("/_sandbox/calls", s_json, cancellationToken);
        return new AwsTruth(
            [.. calls!.All.Select(call => new AwsCall(call.Time.ToUniversalTime(), call.PrincipalArn, call.RequestId, call.Status, call.Operation, call.Bucket))],
            [.. buckets!.All.Select(bucket => new AwsBucket(bucket.Name, bucket.Owner, bucket.Region, bucket.Policy, bucket.PublicAccessBlock))]);
    }

    private sealed record Items<T>([property: System.Text.Json.Serialization.JsonPropertyName("items")] IReadOnlyList<T> All);

    private sealed record CallItem(DateTime Time, string PrincipalArn, string RequestId, int Status, string Operation, string? Bucket);

    private sealed record BucketItem(string Name, string Owner, string Region, string? Policy, AwsBlock? PublicAccessBlock);
}
