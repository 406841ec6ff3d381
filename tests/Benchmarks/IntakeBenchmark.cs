using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Web;

/// <summary>
/// Durable 202 per second of the webhook, as a ratio to the same host answering 202 after only parsing the body, in the same run:
/// keep-alive, 64 connections, client on the same machine.
/// </summary>
internal static class IntakeBenchmark
{
    private const string Key = "benchmark-key-0123456789-abcdefg";
    private const int Connections = 64;
    private const int Rounds = 3;
    private const double Least = 0.25;

    public static async Task<int> RunAsync(string[] args)
    {
        var at = Array.IndexOf(args, "--seconds");
        var length = TimeSpan.FromSeconds(at >= 0 && at + 1 < args.Length ? double.Parse(args[at + 1], CultureInfo.InvariantCulture) : 5);
        var directory = Directory.CreateTempSubdirectory("secops-bench-");
        try
        {
            await using var console = await ConsoleApp.StartAsync(Settings(directory.FullName), "Staging", ConfigureParseOnly);
            var address = new Uri(console.Address);
            await MeasureAsync(address, "/parse-only", length / 2);
            await MeasureAsync(address, "/webhooks/eventbridge", length / 2);
            var queue = console.Services.GetRequiredService<WorkQueue>();
            await DrainAsync(queue);
            var ratios = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                var parsed = await MeasureAsync(address, "/parse-only", length);
                var durable = await MeasureAsync(address, "/webhooks/eventbridge", length);
                ratios.Add(durable / parsed);
                Console.Write($"round {round + 1}: parse only {parsed,9:N0}/s, durable {durable,9:N0}/s, ratio {durable / parsed:F2}");
                // The comparison must not run beside the work that the events before it left.
                Console.WriteLine($", then processed at {await DrainAsync(queue):N0}/s");
            }

            var median = ratios.Order().ElementAt(Rounds / 2);
            Console.WriteLine($"intake: ratio {median:F2} (median of {Rounds}; at least {Least}, wanted 0.40)");
            return median >= Least ? 0 : 1;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<double> DrainAsync(WorkQueue queue)
    {
        var before = (await queue.CountAsync(default)).Waiting;
        var started = TimeProvider.System.GetTimestamp();
        while ((await queue.CountAsync(default)) is { Waiting: > 0 } or { Executing: > 0 })
        {
            await Task.Delay(50);
        }

        return before / TimeProvider.System.GetElapsedTime(started).TotalSeconds;
    }

    private static Task<double> MeasureAsync(Uri address, string path, TimeSpan length) => LoadClient.MeasureAsync(
        address, path, $"X-SecOps-Key: {Key}\r\n", static _ => Event(), Connections, length, StatusCodes.Status202Accepted);

    /// <summary>The comparison: same host, same pipeline position, reads and parses the body, stores nothing.</summary>
    private static void ConfigureParseOnly(WebApplication app) => app.MapPost("/parse-only", static async (HttpContext context) =>
    {
        using var document = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        context.Response.StatusCode = document.RootElement.TryGetProperty("id", out _) ? StatusCodes.Status202Accepted : StatusCodes.Status400BadRequest;
        context.Response.ContentLength = 0;
    }).ShortCircuit();

    /// <summary>A CloudTrail event of about 2 KB with ids of its own; of an account that is not configured, so that the workers call nobody.</summary>
    private static byte[] Event()
    {
        var id = Guid.CreateVersion7();
        return Encoding.UTF8.GetBytes(s_template.Replace("ENVELOPE-ID", id.ToString(), StringComparison.Ordinal));
    }

    private static readonly string s_template = JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "aws", "cloudtrail-put-bucket-policy.json"))))
        .Replace("\"id\":\"", "\"id\":\"ENVELOPE-ID", StringComparison.Ordinal);

    private static Dictionary<string, string?> Settings(string directory) => new()
    {
        ["Data:Directory"] = directory,
        ["Sandbox:Enabled"] = "false",
        ["Webhook:ApiKeys:0"] = Key,
        ["Logging:LogLevel:Default"] = "None",
    };
}
