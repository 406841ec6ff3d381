using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Tests.Wire;

namespace SecOpsConsole.Sandbox.Tests.Events;

/// <summary>The demo company with a webhook connected, and what arrived there.</summary>
internal sealed class Story : IAsyncDisposable
{
    private Story(Receiver receiver, TestSandbox sandbox)
    {
        Receiver = receiver;
        Sandbox = sandbox;
    }

    public Receiver Receiver { get; }

    public TestSandbox Sandbox { get; }

    public static async Task<Story> StartAsync(Action<SandboxOptions>? configure = null)
    {
        var receiver = await Receiver.StartAsync();
        var sandbox = await DeliveryTests.ConnectedAsync(receiver.Address, configure: options =>
        {
            options.Seed = "demo";
            configure?.Invoke(options);
        });
        return new Story(receiver, sandbox);
    }

    public async Task<JsonNode> PlayAsync(string scenario, object? parameters = null)
    {
        using var response = await Sandbox.Http.PostAsJsonAsync("/_sandbox/scenarios/" + scenario, parameters ?? new { });
        Assert.Equal(202, (int)response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    /// <summary>CloudTrail records that arrived, in the order of their calls.</summary>
    public IReadOnlyList<JsonNode> Records() =>
    [
        .. Arrived("aws.s3").Select(envelope => envelope["detail"]!),
    ];

    public IReadOnlyList<JsonNode> Arrived(string source) =>
        [.. Receiver.Received.Select(request => request.Json).Where(envelope => (string)envelope["source"]! == source)];

    public async Task<IReadOnlyList<JsonNode>> RecordsAsync(int count)
    {
        await Until.IsTrueAsync(() => Records().Count >= count);
        return Records();
    }

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        await Receiver.DisposeAsync();
    }
}
