using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SecOpsConsole.E2E.Tests;

/// <summary>A person with a browser window; it remembers what the browser complained about and whom it asked for things.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private static readonly bool s_isLong = Environment.GetEnvironmentVariable("SECOPS_LONG") == "1";
    private static readonly (string Theme, ColorScheme Scheme, int Width, int Height)[] s_looks =
    [
        ("light", ColorScheme.Light, 1440, 900), ("dark", ColorScheme.Dark, 390, 844),
        ("dark", ColorScheme.Dark, 1440, 900), ("light", ColorScheme.Light, 390, 844),
    ];

    private readonly IBrowserContext _context;
    private readonly string _address;

    private Visitor(IBrowserContext context, IPage page, string address) => (_context, Page, _address) = (context, page, address);

    public IPage Page { get; }

    /// <summary>The page without its frame: the closed list of the bell has the same sentences.</summary>
    public ILocator Main => Page.Locator("main");

    public List<string> Complaints { get; } = [];

    public List<string> ForeignRequests { get; } = [];

    public static async Task<Visitor> OpenAsync(IBrowser browser, ConsoleProcess console, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(60_000);
        var page = await context.NewPageAsync();
        var visitor = new Visitor(context, page, console.Address);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                visitor.Complaints.Add($"{message.Type}: {message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => visitor.Complaints.Add("page error: " + error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(console.Address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                visitor.ForeignRequests.Add(request.Url);
            }
        };
        return visitor;
    }

    public async Task SignInAsync(string link)
    {
        await Page.GotoAsync(link);
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new("sign in", System.Text.RegularExpressions.RegexOptions.IgnoreCase) }).ClickAsync();
        await Assertions.Expect(Page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
        await SettleAsync();
    }

    /// <summary>In the dialog that is open: accepts what it asks to be ticked, and confirms with the keyboard.</summary>
    public async Task AcceptAsync()
    {
        await TickAsync();
        await Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>The tick goes to the server first, which then lets the button be pressed.</summary>
    public async Task TickAsync()
    {
        var dialog = Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("That is what I want").CheckAsync();
        await Assertions.Expect(dialog.Locator("button[type=submit]")).ToBeEnabledAsync();
    }

    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(_address + path);
        await SettleAsync();
    }

    /// <summary>
    /// Waits until the address holds <paramref name="part"/>. It is asked for again and again: a wait for the act of navigating misses one
    /// that comes before it has begun to wait.
    /// </summary>
    public Task ArrivesAsync(string part) =>
        Assertions.Expect(Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(System.Text.RegularExpressions.Regex.Escape(part)));

    /// <summary>Waits until the circuit is up: a click before that would be lost.</summary>
    public async Task SettleAsync()
    {
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Assertions.Expect(Page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex(@"\S"));
    }

    public Task PictureAsync(string name, bool fullPage = false) =>
        Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Repository.Screenshots, name + ".png"), FullPage = fullPage, Animations = ScreenshotAnimations.Disabled });

    /// <summary>
    /// The page as it stands: a picture, nothing wider than the screen, and axe finds nothing. In the light on a desk and in the dark on a phone;
    /// the other two in a long run only, for the themes share all but their colours and the widths all but their layout.
    /// </summary>
    public async Task LookEverywhereAsync(string name)
    {
        foreach (var (theme, scheme, width, height) in s_isLong ? s_looks : s_looks[..2])
        {
            await Page.SetViewportSizeAsync(width, height);
            await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            await PictureAsync($"{name}-{theme}-{width}", fullPage: width < 600);
            await IsAccessibleAsync($"{name} ({theme}, {width})");
            var overflow = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(overflow <= 0, $"{name} ({theme}, {width}) is {overflow} pixels too wide.");
        }

        await Page.SetViewportSizeAsync(1440, 900);
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
    }

    /// <summary>axe finds nothing on the page as it stands.</summary>
    public async Task IsAccessibleAsync(string what)
    {
        // A colour on its way to another one is no colour that anybody reads.
        await Page.EvaluateAsync("Promise.allSettled(document.getAnimations().filter(a => a.effect?.getComputedTiming().iterations !== Infinity).map(a => a.finished))");
        var result = await Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
            ResultTypes = [ResultType.Violations],
        });
        var problems = result.Violations.Select(v => $"{v.Impact} {v.Id}: {v.Help}\n    " + string.Join("\n    ", v.Nodes.Select(n => n.Html).Take(5)));
        Assert.True(result.Violations.Length == 0, $"axe on {what}:\n" + string.Join('\n', problems));
    }

    public void IsContent()
    {
        Assert.Empty(Complaints);
        Assert.Empty(ForeignRequests);
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
