using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Tests.Intake;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Findings;

/// <summary>A bucket <c>payroll</c>, Macie's findings of it, and what became of them.</summary>
internal static class RankingScene
{
    public const string Sentence = "Anyone on the internet can reach the bucket, and Macie found credentials (3 occurrences in 1 object) in it.";

    public static (Severity Severity, string? ExposedData) Told(Finding finding) => (finding.Severity, finding.ExposedData);

    public static async Task<Finding> OursAsync(IntakeWorld world) =>
        Assert.Single(await world.FindingsAsync(), finding => finding is { BucketId: not null, Category: FindingCategory.Policy, Source: not FindingSource.Macie });

    public static async Task<Finding> MaciesAsync(IntakeWorld world) => Assert.Single(await world.FindingsAsync(), finding => finding.Source == FindingSource.Macie);

    public static async Task<List<FindingEvent>> RowsAsync(IntakeWorld world, long findingId) =>
        [.. (await world.TimelineAsync()).Where(row => row.FindingId == findingId && row.Kind == FindingEventKind.SeverityChanged)];

    public static async Task AssertLastRowAsync(IntakeWorld world, Finding finding, string beginning) =>
        Assert.StartsWith(beginning, (await RowsAsync(world, finding.Id))[^1].Text, StringComparison.Ordinal);

    public static Task<List<Notification>> NotificationsAsync(IntakeWorld world) => world.ReadAsync(db => db.Notifications.OrderBy(row => row.Id).ToListAsync());

    public static Task ApplyAsync(IntakeWorld world, long id, FindingTransition transition) => world.Store.WriteAsync(
        async (scope, ct) => Assert.True(world.Get<FindingLifecycle>().Apply(
            scope, (await scope.Db.Findings.FindAsync([id], ct))!, transition, new TransitionNote("Ana", "It is a test file.")).Applied),
        CancellationToken.None);

    public static async Task<IntakeWorld> StartAsync()
    {
        var world = await IntakeWorld.StartAsync();
        world.Clock.Advance(TimeSpan.FromDays(2));
        return world;
    }

    public static async Task DeliverAsync(IntakeWorld world, JsonObject envelope)
    {
        await world.PostAsync(Bytes(envelope));
        await world.DrainAsync();
    }

    public static byte[] Bytes(JsonObject envelope) => System.Text.Encoding.UTF8.GetBytes(envelope.ToJsonString());

    public static JsonObject Data(
        string key, string category = "CREDENTIALS", string type = "Credentials", int count = 3, string? envelope = null, Action<JsonObject>? change = null)
    {
        var made = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "aws", "macie-classification-finding.json")))!.AsObject();
        var detail = made["detail"]!.AsObject();
        (made["id"], detail["id"]) = (envelope ?? $"envelope-{key}", $"macie-{key}");
        detail["type"] = $"SensitiveData:S3Object/{type}";
        detail["resourcesAffected"]!["s3Bucket"]!["name"] = "payroll";
        detail["resourcesAffected"]!["s3Bucket"]!["arn"] = "arn:aws:s3:::payroll";
        detail["resourcesAffected"]!["s3Object"]!["key"] = key;
        detail["classificationDetails"]!["result"] = new JsonObject
        {
            ["sensitiveData"] = new JsonArray(new JsonObject { ["category"] = category, ["totalCount"] = count }),
            ["customDataIdentifiers"] = new JsonObject { ["totalCount"] = 0 },
        };
        change?.Invoke(detail);
        return made;
    }
}
