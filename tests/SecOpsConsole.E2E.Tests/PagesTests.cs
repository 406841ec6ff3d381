using Microsoft.Playwright;

namespace SecOpsConsole.E2E.Tests;

/// <summary>Every page in both themes and at both widths: axe, an empty console, no foreign request, a picture to judge.</summary>
public sealed class PagesTests(BrowserFixture browser, ConsoleFixture fixture) : IClassFixture<ConsoleFixture>
{
    private static readonly (string Name, string Path)[] s_pages =
    [
        ("overview", "/overview"), ("findings", "/findings"), ("findings-all", "/findings?view=All"), ("changes", "/change-sets"), ("buckets", "/buckets"),
        ("events", "/events"), ("replays", "/replays"), ("automation", "/automation"), ("sweeps", "/sweeps"), ("macie", "/macie"), ("bulk-decisions", "/bulk-decisions"),
        ("requests", "/requests"), ("exceptions", "/exceptions"), ("audit", "/audit"), ("channels", "/channels"), ("escalation", "/escalation"), ("retention", "/retention"), ("not-found", "/no-such-page"),
    ];

    [Fact]
    public async Task Every_page_is_accessible_and_silent()
    {
        var console = fixture.Console;
        using var api = await console.ApiAsync("Viewer");
        await using var visitor = await Visitor.OpenAsync(browser.Browser, console);
        await LookAsync(visitor, "signed-out", "/");
        await LookAsync(visitor, "sign-in", new Uri(await LinkAsync(console)).PathAndQuery);
        await visitor.SignInAsync(await LinkAsync(console));
        var finding = await FirstFindingAsync(api);
        foreach (var (name, path) in s_pages.Append(("finding", $"/findings/{finding.Id}")).Append(("bucket", "/buckets/" + finding.Bucket)))
        {
            await LookAsync(visitor, name, path);
        }

        // Nothing arrives by itself: somebody makes a bucket.
        await (await AwsCli.AsAsync("dana", console.Sandbox)).CreateOpenBucketAsync("pages-replay");
        await visitor.GoAsync("/events");
        await visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Replay event") }).First.ClickAsync();
        await visitor.ArrivesAsync("/replays/");
        await Assertions.Expect(visitor.Page.Locator("progress")).ToHaveCountAsync(0);
        await visitor.LookEverywhereAsync("replay");

        visitor.Complaints.RemoveAll(complaint => complaint.Contains("404", StringComparison.Ordinal) && complaint.Contains("no-such-page", StringComparison.Ordinal));
        visitor.IsContent();
    }

    private static async Task LookAsync(Visitor visitor, string name, string path)
    {
        await visitor.GoAsync(path);
        await visitor.LookEverywhereAsync(name);
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
