using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Tests.Wire;

namespace SecOpsConsole.Sandbox.Tests.Events;

public sealed class DeliveryTests
{
    private const string Key = "test-key-0123456789";

    [Fact]
    public async Task An_event_arrives_with_the_headers_of_an_api_destination()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await ConnectedAsync(receiver.Address);
        var id = await PublishAsync(sandbox);
        var delivery = Assert.Single(await Until.DeliveriesEndAsync(sandbox, 1));
        Assert.Equal(("Delivered", id), ((string)delivery["status"]!, (string)delivery["eventId"]!));
        var request = Assert.Single(receiver.Received);
        Assert.Equal("Amazon/EventBridge/ApiDestinations", request.Headers["User-Agent"]);
        Assert.Equal("application/json; charset=utf-8", request.Headers["Content-Type"]);
        Assert.Equal("bytes=0-1048575", request.Headers["Range"]);
        Assert.Equal("gzip,deflate", request.Headers["Accept-Encoding"].Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal("close", request.Headers["Connection"]);
        Assert.Equal(Key, request.Headers["X-SecOps-Key"]);
        Assert.Equal((id, "aws.macie", "111122223333"), ((string)request.Json["id"]!, (string)request.Json["source"]!, (string)request.Json["account"]!));
    }

    [Fact]
    public async Task Two_503_and_then_202_deliver_once()
    {
        await using var receiver = (await Receiver.StartAsync()).Answers(503, 503, 202);
        await using var sandbox = await ConnectedAsync(receiver.Address);
        await PublishAsync(sandbox);
        var delivery = Assert.Single(await Until.DeliveriesEndAsync(sandbox, 1));
        Assert.Equal([503, 503, 202], Statuses(delivery));
        Assert.Equal("Delivered", (string)delivery["status"]!);
        Assert.Equal(3, receiver.Received.Count);
        Assert.Single(receiver.Received.Select(request => request.Body).Distinct());
        Assert.Equal(3, receiver.Received.Select(request => request.ConnectionId).Distinct().Count());
    }

    [Theory]
    [InlineData(400)]
    [InlineData(301)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(413)]
    [InlineData(422)]
    public async Task Any_other_status_goes_to_the_dead_letter_list_at_once(int status)
    {
        await using var receiver = (await Receiver.StartAsync()).Answers(status);
        await using var sandbox = await ConnectedAsync(receiver.Address);
        await PublishAsync(sandbox);
        var delivery = Assert.Single(await Until.DeliveriesEndAsync(sandbox, 1));
        Assert.Equal(("DeadLettered", "SDK_CLIENT_ERROR"), ((string)delivery["status"]!, (string)delivery["deadLetter"]!["errorCode"]!));
        Assert.Equal([status], Statuses(delivery));
        Assert.Equal("Macie Finding", (string)JsonNode.Parse((string)delivery["payload"]!)!["detail-type"]!);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(407)]
    [InlineData(409)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(599)]
    public async Task The_documented_statuses_are_retried(int status)
    {
        await using var receiver = (await Receiver.StartAsync()).Answers(status, 200);
        await using var sandbox = await ConnectedAsync(receiver.Address);
        await PublishAsync(sandbox);
        Assert.Equal([status, 200], Statuses(Assert.Single(await Until.DeliveriesEndAsync(sandbox, 1))));
    }

    [Fact]
    public async Task An_answer_after_six_seconds_is_a_timeout_and_retried()
    {
        await using var receiver = (await Receiver.StartAsync()).AnswersBy(context => Task.Delay(6_000, context.RequestAborted)).Answers(202);
        await using var sandbox = await ConnectedAsync(receiver.Address);
        await PublishAsync(sandbox);
        var delivery = Assert.Single(await Until.DeliveriesEndAsync(sandbox, 1));
        Assert.Equal("Delivered", (string)delivery["status"]!);
        Assert.Equal(["TIMEOUT", null], delivery["attempts"]!.AsArray().Select(attempt => (string?)attempt!["error"]));
    }

    [Fact]
    public async Task A_closed_port_is_retried_until_it_opens()
    {
        var port = FreePort();
        await using var sandbox = await ConnectedAsync(new Uri($"http://127.0.0.1:{port}/webhook"));
        var id = await PublishAsync(sandbox);
        await Until.HasAsync(async () => (await sandbox.ControlAsync("deliveries"))["items"]!.AsArray()
            .FirstOrDefault(item => item!["attempts"]!.AsArray().Count >= 2));
        await using var receiver = await Receiver.StartAsync(port);
        var delivery = Assert.Single(await Until.DeliveriesEndAsync(sandbox, 1));
        Assert.Equal("Delivered", (string)delivery["status"]!);
        Assert.NotNull((string?)delivery["attempts"]![0]!["error"]);
        Assert.Equal(id, (string)Assert.Single(receiver.Received).Json["id"]!);
    }

    [Fact]
    public async Task A_negative_retry_after_stops_retrying()
    {
        await using var receiver = (await Receiver.StartAsync()).AnswersBy(context =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = "-1";
            return Task.CompletedTask;
        });
        await using var sandbox = await ConnectedAsync(receiver.Address);
        await PublishAsync(sandbox);
        var delivery = Assert.Single(await Until.DeliveriesEndAsync(sandbox, 1));
        Assert.Equal("DeadLettered", (string)delivery["status"]!);
        Assert.Equal([503], Statuses(delivery));
    }

    [Fact]
    public async Task Pending_deliveries_survive_a_restart_of_the_sandbox()
    {
        var folder = Directory.CreateTempSubdirectory("secops-sandbox-").FullName;
        var port = FreePort();
        var ids = new List<string>();
        await using (var sandbox = await ConnectedAsync(new Uri($"http://127.0.0.1:{port}/webhook"), folder))
        {
            for (var number = 0; number < 20; number++)
            {
                ids.Add(await PublishAsync(sandbox));
            }
        }

        await using var receiver = await Receiver.StartAsync(port);
        await using (var again = await TestSandbox.StartAsync(folder, configure: Quick))
        {
            var deliveries = await Until.DeliveriesEndAsync(again, 20);
            Assert.All(deliveries, delivery => Assert.Equal("Delivered", (string)delivery["status"]!));
        }

        Assert.Equal(ids.Order(), receiver.Received.Select(request => (string)request.Json["id"]!).Distinct().Order());
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Many_events_are_delivered_side_by_side()
    {
        await using var receiver = await Receiver.StartAsync();
        for (var number = 0; number < 40; number++)
        {
            receiver.AnswersBy(context => Task.Delay(500, context.RequestAborted));
        }

        await using var sandbox = await ConnectedAsync(receiver.Address);
        var ids = new List<string>();
        for (var number = 0; number < 40; number++)
        {
            ids.Add(await PublishAsync(sandbox));
        }

        await Until.DeliveriesEndAsync(sandbox, 40);
        Assert.Equal(ids.Order(), receiver.Received.Select(request => (string)request.Json["id"]!).Order());
    }

    [Theory]
    [InlineData("DropEvent", 0)]
    [InlineData("DuplicateEvent", 2)]
    [InlineData("DelayEvent", 1)]
    public async Task A_fault_plan_drops_duplicates_or_delays_an_event(string kind, int arrivals)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await ConnectedAsync(receiver.Address);
        await sandbox.FaultAsync(new { kind, operation = "Macie Finding", count = 1, milliseconds = 300 });
        var struck = await PublishAsync(sandbox);
        var following = await PublishAsync(sandbox);
        await Until.IsTrueAsync(() => receiver.Received.Count >= arrivals + 1);
        Assert.Equal(arrivals, receiver.Received.Count(request => (string)request.Json["id"]! == struck));
        Assert.Equal(1, receiver.Received.Count(request => (string)request.Json["id"]! == following));
    }

    [Fact]
    public async Task A_reordered_event_comes_after_the_one_that_followed_it()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await ConnectedAsync(receiver.Address);
        await sandbox.FaultAsync(new { kind = "ReorderEvent", count = 1, milliseconds = 30_000 });
        var first = await PublishAsync(sandbox);
        await PublishAsync(sandbox);
        var deliveries = await Until.DeliveriesEndAsync(sandbox, 2);
        Assert.Equal(first, (string)deliveries[1]["eventId"]!);
    }

    internal static void Quick(SandboxOptions options)
    {
        options.CloudTrailDelay = TimeSpan.FromMilliseconds(1);
        options.ConfigDelay = TimeSpan.FromMilliseconds(1);
        options.DeliveryBackoff = TimeSpan.FromMilliseconds(10);
    }

    internal static async Task<TestSandbox> ConnectedAsync(Uri webhook, string? folder = null, Action<SandboxOptions>? configure = null)
    {
        var sandbox = await TestSandbox.StartAsync(folder, configure: options =>
        {
            Quick(options);
            configure?.Invoke(options);
        });
        using var response = await sandbox.Http.PutAsJsonAsync("/_sandbox/console", new { webhookUrl = webhook.ToString(), headerName = "X-SecOps-Key", apiKey = Key });
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        return sandbox;
    }

    private static async Task<string> PublishAsync(TestSandbox sandbox)
    {
        var body = new JsonObject { ["source"] = "aws.macie", ["detail-type"] = "Macie Finding", ["detail"] = new JsonObject { ["category"] = "POLICY" } };
        using var response = await sandbox.Http.PostAsJsonAsync("/_sandbox/events", body);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return (string)(await response.Content.ReadFromJsonAsync<JsonNode>())!["eventId"]!;
    }

    private static IEnumerable<int> Statuses(JsonNode delivery) =>
        delivery["attempts"]!.AsArray().Select(attempt => (int)attempt!["httpStatus"]!);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
