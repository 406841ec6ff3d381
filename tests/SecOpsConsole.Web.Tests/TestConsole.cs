using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Web.Tests;

/// <summary>A real console on a free port with a data directory of its own, without AWS and without a sandbox.</summary>
internal sealed class TestConsole : IAsyncDisposable
{
    public const string PrimaryKey = "primary-key-0123456789-abcdefgh";
    public const string SecondaryKey = "secondary-key-0123456789-abcdef";

    private readonly DirectoryInfo _directory;

    private TestConsole(ConsoleApp app, DirectoryInfo directory)
    {
        (App, _directory) = (app, directory);
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(app.Address),
            Timeout = TimeSpan.FromSeconds(60),
        };
    }

    public ConsoleApp App { get; }

    public HttpClient Http { get; }

    public string DataDirectory => App.Settings.DataDirectory;

    public ConsoleStore Store => App.Services.GetRequiredService<ConsoleStore>();

    public static async Task<TestConsole> StartAsync(string environment = "Staging", params (string Key, string Value)[] settings)
    {
        var directory = Directory.CreateTempSubdirectory("secops-");
        var all = new Dictionary<string, string?>
        {
            ["Data:Directory"] = directory.FullName,
            ["Sandbox:Enabled"] = "false",
            ["Webhook:ApiKeys:0"] = PrimaryKey,
            ["Webhook:ApiKeys:1"] = SecondaryKey,
            ["Logging:LogLevel:Default"] = "None",
        };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        return new TestConsole(await ConsoleApp.StartAsync(all, environment, cancellationToken: TestContext.Current.CancellationToken), directory);
    }

    public Task<T> ReadAsync<T>(Func<ConsoleDbContext, Task<T>> read) =>
        Store.ReadAsync((db, _) => read(db), TestContext.Current.CancellationToken);

    /// <summary>Posts a body as EventBridge does.</summary>
    public async Task<HttpResponseMessage> PostEventAsync(byte[] body, string? key = PrimaryKey, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/eventbridge") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        request.Headers.TryAddWithoutValidation("User-Agent", "Amazon/EventBridge/ApiDestinations");
        request.Headers.Range = new RangeHeaderValue(0, 1048575);
        if (key is not null)
        {
            request.Headers.Add("X-SecOps-Key", key);
        }

        change?.Invoke(request);
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}
