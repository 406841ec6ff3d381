using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;

namespace SecOpsConsole.Sandbox.Tests.Wire;

/// <summary>A sandbox on a free port with its own folder, and clients for it.</summary>
internal sealed class TestSandbox : IAsyncDisposable
{
    private readonly bool ownsDirectory;

    private TestSandbox(SandboxServer server, string directory, bool ownsDirectory)
    {
        Server = server;
        Directory = directory;
        this.ownsDirectory = ownsDirectory;
        Http = new HttpClient { BaseAddress = server.Endpoint, Timeout = TimeSpan.FromSeconds(60) };
    }

    public SandboxServer Server { get; }

    public string Directory { get; }

    public HttpClient Http { get; }

    public Uri Endpoint => Server.Endpoint;

    public static async Task<TestSandbox> StartAsync(
        string? directory = null, TimeProvider? time = null, Action<SandboxOptions>? configure = null)
    {
        var folder = directory ?? System.IO.Directory.CreateTempSubdirectory("secops-sandbox-").FullName;
        var options = new SandboxOptions { Port = 0, DataDirectory = folder, Seed = "empty" };
        configure?.Invoke(options);
        var server = await SandboxServer.StartAsync(options, time ?? TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
        return new TestSandbox(server, folder, directory is null);
    }

    public async Task<WireClient> AsAsync(string name, string region = "eu-west-1")
    {
        var items = (await ControlAsync("identities"))["items"]!.AsArray();
        var identity = items.Single(item => (string)item!["name"]! == name)!;
        return new WireClient(Http, new Keys((string)identity["accessKeyId"]!, (string)identity["secretAccessKey"]!, null), region);
    }

    public async Task<JsonNode> ControlAsync(string path) => (await Http.GetFromJsonAsync<JsonNode>("/_sandbox/" + path))!;

    public async Task FaultAsync(object plan)
    {
        using var response = await Http.PostAsJsonAsync("/_sandbox/faults", plan);
        Assert.Equal(201, (int)response.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
        if (ownsDirectory)
        {
            System.IO.Directory.Delete(Directory, recursive: true);
        }
    }
}
