using Microsoft.Playwright;

namespace SecOpsConsole.E2E.Tests;

/// <summary>One Chromium for all tests. Without one the tests skip and say so; with CI set they fail.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private const string Missing = "Chromium is not installed (apt-get install chromium); set CHROMIUM to use another one.";
    private static readonly string[] s_places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The browser, or a skip (a failure in CI).</summary>
    public IBrowser Browser
    {
        get
        {
            if (_browser is null)
            {
                Assert.True(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")), Missing);
                Assert.Skip(Missing);
            }

            return _browser;
        }
    }

    public async ValueTask InitializeAsync()
    {
        var path = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } set ? set : s_places.FirstOrDefault(File.Exists);
        if (path is null)
        {
            return;
        }

        // Busy machines are slow; a wait that is over in time costs nothing.
        Assertions.SetDefaultExpectTimeout(60_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
