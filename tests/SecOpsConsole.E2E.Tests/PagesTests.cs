using Microsoft.Playwright;

namespace SecOpsConsole.E2E.Tests;

/// <summary>Every page in both themes and at both widths: axe, an empty console, no foreign request, a picture to judge.</summary>
public sealed class PagesTests(BrowserFixture browser, ConsoleFixture fixture) : IClassFixture<ConsoleFixture>
{
    private static readonly (string Name, string Path)[] s_pages =
        [("findings", "/findings"), ("findings-all", "/findings?view=All"), ("buckets", "/buckets"), ("events", "/events"), ("automation", "/automation"), ("sweeps", "/sweeps"), ("bulk-decisions", "/bulk-decisions"), ("requests", "/requests"), ("exceptions", "/exceptions"), ("not-found", "/no-such-page")];

    [Theory]
    [InlineData("light", 1440, 900)]
    [InlineData("dark", 1440, 900)]
    [InlineData("light", 390, 844)]
    [InlineData("dark", 390, 844)]
    public async Task Every_page_is_accessible_and_silent(string theme, int width, int height)
    {
        var console = fixture.Console;
        using var api = await console.ApiAsync("Viewer");
        var scheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light;
        await using var visitor = await Visitor.OpenAsync(browser.Browser, console, width, height, scheme);
        await visitor.GoAsync("/");
        await LookAsync(visitor, "signed-out", theme, width);
        await visitor.GoAsync(new Uri(await LinkAsync(console)).PathAndQuery);
        await LookAsync(visitor, "sign-in", theme, width);
        await visitor.SignInAsync(await LinkAsync(console));

        foreach (var (name, path) in s_pages)
        {
            await visitor.GoAsync(path);
            await LookAsync(visitor, name, theme, width);
        }

        await visitor.GoAsync("/overview");
        await LookAsync(visitor, "overview", theme, width);
        await visitor.GoAsync("/change-sets");
        await LookAsync(visitor, "changes", theme, width);
        var finding = await FirstFindingAsync(api);
        await visitor.GoAsync("/findings/" + finding.Id);
        await LookAsync(visitor, "finding", theme, width);
        await visitor.GoAsync("/buckets/" + finding.Bucket);
        await LookAsync(visitor, "bucket", theme, width);

        await visitor.GoAsync("/audit");
        await LookAsync(visitor, "audit", theme, width);
        await visitor.GoAsync("/replays");
        await LookAsync(visitor, "replays", theme, width);
        // Nothing arrives by itself: somebody makes a bucket.
        await (await AwsCli.AsAsync("dana", console.Sandbox)).CreateOpenBucketAsync($"pages-{theme}-{width}");
        await visitor.GoAsync("/events");
        await visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Replay event") }).First.ClickAsync();
        await visitor.Page.WaitForURLAsync(url => url.Contains("/replays/", StringComparison.Ordinal));
        await LookAsync(visitor, "replay", theme, width);

        visitor.Complaints.RemoveAll(complaint => complaint.Contains("404", StringComparison.Ordinal) && complaint.Contains("no-such-page", StringComparison.Ordinal));
        visitor.IsContent();
    }

    private static async Task LookAsync(Visitor visitor, string name, string theme, int width)
    {
        await visitor.PictureAsync($"{name}-{theme}-{width}", fullPage: width < 600);
        await visitor.IsAccessibleAsync($"{name} ({theme}, {width})");
        var overflow = await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{name} ({theme}, {width}) is {overflow} pixels too wide.");
    }

    private static Task<string> LinkAsync(ConsoleProcess console) =>
        console.VerbAsync("sign-in-link", "--name", "Vic", "--role", "Administrator");

    private static async Task<(long Id, string Bucket)> FirstFindingAsync(HttpClient api)
    {
        (long Id, string Bucket)? first = null;
        await Eventually.IsTrueAsync(
            async () =>
            {
                var page = await System.Net.Http.Json.HttpClientJsonExtensions.GetFromJsonAsync<System.Text.Json.JsonElement>(api, "/api/v1/findings");
                foreach (var item in page.GetProperty("items").EnumerateArray())
                {
                    first = (item.GetProperty("id").GetInt64(), item.GetProperty("bucket").GetString()!);
                    return true;
                }

                return false;
            },
            "the inventory to find the bucket that was weak from the start");
        return first!.Value;
    }
}
