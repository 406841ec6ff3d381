using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.S3;

namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary>The optional body of a scenario: another bucket than the usual one, how often, how long between steps, how many machines with which tool.</summary>
internal sealed record ScenarioParameters(BucketRecord? Bucket, int? Count, int? PauseMilliseconds, int? Robots = null, string? UserAgent = null)
{
    public const string TerraformAgent = "terraform";
    private const string PlainAgent = "plain";
    private const int LargestCount = 200;
    private const int MostRobots = 2;
    private const int LongestPause = 60_000;

    /// <summary>Null and a reason when something is unknown or out of range.</summary>
    public static ScenarioParameters? Read(JsonObject body, S3Store buckets, out string reason)
    {
        reason = "";
        BucketRecord? bucket = null;
        int? count = null;
        int? pause = null;
        int? robots = null;
        string? agent = null;
        foreach (var (name, value) in body)
        {
            var fits = name switch
            {
                "bucket" => (bucket = buckets.Find(value?.ToString() ?? "")) is not null,
                "count" => (count = Whole(value, LargestCount)) is > 0,
                "pauseMilliseconds" => (pause = Whole(value, LongestPause)) is not null,
                "robots" => (robots = Whole(value, MostRobots)) is > 0,
                "userAgent" => (agent = value?.ToString()) is PlainAgent or TerraformAgent,
                _ => false,
            };
            if (!fits)
            {
                reason = $"'{name}' is not a known parameter or not a possible value; known are bucket (one that exists), count (1 to {LargestCount}), pauseMilliseconds (0 to {LongestPause}), robots (1 or {MostRobots}) and userAgent ({PlainAgent} or {TerraformAgent}).";
                return null;
            }
        }

        return new ScenarioParameters(bucket, count, pause, robots, agent);
    }

    private static int? Whole(JsonNode? node, int most) =>
        node is JsonValue value && value.TryGetValue<int>(out var number) && number >= 0 && number <= most ? number : null;
}
