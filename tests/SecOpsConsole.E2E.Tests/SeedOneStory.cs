using System.Net;
using System.Text.Json;
using Microsoft.Playwright;

namespace SecOpsConsole.E2E.Tests;

/// <summary>
/// The first seed's story: a restrictive policy is accepted, a weak one is reverted, and the revert is taken back.
/// </summary>
public sealed class SeedOneStory(BrowserFixture browser, ConsoleFixture fixture) : IClassFixture<ConsoleFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_weak_policy_is_seen_reverted_verified_and_undone_in_the_browser()
    {
        const string Bucket = "story-in-the-browser";
        var console = fixture.Console;
        var dana = await AwsCli.AsAsync("dana", console.Sandbox);
        using var api = await console.ApiAsync("Analyst");
        await api.StageAsync(dana, Bucket);
        await using var analyst = await Visitor.OpenAsync(browser.Browser, console);
        await analyst.SignInAsync(console.SignInLink);
        await analyst.GoAsync("/findings");
        var page = analyst.Page;

        await dana.PutPolicyAsync(Bucket, Policies.Weak(Bucket));

        // Rows never move under the pointer: the new one waits behind a bar.
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("new finding") }).ClickAsync();
        await analyst.PictureAsync("story-1-list");
        await page.Locator("table").GetByRole(AriaRole.Link, new() { NameRegex = new(Bucket) }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Open full page" }).ClickAsync();
        await analyst.ArrivesAsync("/findings/");
        await Assertions.Expect(page.Locator("main").GetByText("Anyone on the internet").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("main").GetByText("dana").First).ToBeVisibleAsync();
        await analyst.PictureAsync("story-2-finding", fullPage: true);

        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Revert") }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await analyst.PictureAsync("story-3-dialog");
        await page.Keyboard.PressAsync("Enter");
        // Resolved only after the read-back: the state line says Reverted, the attempt's steps end in Verified.
        await Assertions.Expect(page.Locator("main").GetByText("Reverted", new() { Exact = true }).First).ToBeVisibleAsync();
        await analyst.PictureAsync("story-4-verified", fullPage: true);
        Assert.Contains("TeamRead", await dana.PolicyAsync(Bucket), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).ClickAsync();
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await analyst.PictureAsync("story-5-undo");
        // It lets everybody in again, so it is confirmed first; the keyboard is there already.
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(dialog.Locator("button[type=submit]")).ToBeEnabledAsync();
        await page.Keyboard.PressAsync("Enter");
        await Eventually.IsTrueAsync(async () => (await dana.PolicyAsync(Bucket))!.Contains("WeakRead", StringComparison.Ordinal), "the weak policy to be back");
        await Assertions.Expect(page.Locator("main").GetByText("Undone").First).ToBeVisibleAsync();
        analyst.IsContent();
    }

    [Fact]
    public async Task The_same_story_by_the_API_with_our_own_write_recognised()
    {
        const string Bucket = "story-by-the-api";
        var console = fixture.Console;
        var dana = await AwsCli.AsAsync("dana", console.Sandbox);
        using var api = await console.ApiAsync("Analyst");
        await api.StageAsync(dana, Bucket);
        var before = await dana.PolicyAsync(Bucket);

        await dana.PutPolicyAsync(Bucket, Policies.Weak(Bucket));
        var id = (await api.OnlyFindingAsync(Bucket, "New")).GetProperty("id").GetInt64();
        var seen = await api.FindingAsync(id);
        var (status, attempt) = await api.DecideAsync(id, "revert", seen.GetProperty("liveFingerprint").GetString(), "not meant to be public");
        Assert.True(status == HttpStatusCode.Accepted, attempt.ToString());
        await api.OnlyFindingAsync(Bucket, "Resolved", "Verified");

        Assert.Equal(before, await dana.PolicyAsync(Bucket));
        await OwnWriteIsRecognisedAsync(console);
        Assert.Single(await api.FindingsOfAsync(Bucket));

        var reverted = await api.FindingAsync(id);
        (status, attempt) = await api.DecideAsync(id, "undo", reverted.GetProperty("liveFingerprint").GetString());
        Assert.True(status == HttpStatusCode.Accepted, attempt.ToString());
        await Eventually.IsTrueAsync(async () => (await dana.PolicyAsync(Bucket))!.Contains("WeakRead", StringComparison.Ordinal), "the weak policy to be back");
        var undone = await api.OnlyFindingAsync(Bucket, "New", "Undone");
        Assert.Equal(id, undone.GetProperty("id").GetInt64());
    }

    [Fact]
    public async Task A_click_on_what_is_no_longer_live_is_superseded_and_writes_nothing()
    {
        const string Bucket = "story-stale-click";
        var console = fixture.Console;
        var dana = await AwsCli.AsAsync("dana", console.Sandbox);
        using var api = await console.ApiAsync("Analyst");
        await api.StageAsync(dana, Bucket);
        await dana.PutPolicyAsync(Bucket, Policies.Weak(Bucket));
        var id = (await api.OnlyFindingAsync(Bucket, "New")).GetProperty("id").GetInt64();
        var seen = (await api.FindingAsync(id)).GetProperty("liveFingerprint").GetString();

        await dana.PutPolicyAsync(Bucket, Policies.Weak(Bucket).Replace("s3:GetObject", "s3:*", StringComparison.Ordinal));
        await Eventually.IsTrueAsync(
            async () => (await api.FindingAsync(id)).GetProperty("liveFingerprint").GetString() != seen, "the wider policy to be seen");
        var (status, problem) = await api.DecideAsync(id, "revert", seen);

        Assert.True(status == HttpStatusCode.Conflict, $"{status} {problem}");
        Assert.Contains("s3:*", await dana.PolicyAsync(Bucket), StringComparison.Ordinal);
    }

    private static async Task OwnWriteIsRecognisedAsync(ConsoleProcess console)
    {
        using var sandbox = new HttpClient { BaseAddress = new Uri(console.Sandbox) };
        var calls = await System.Net.Http.Json.HttpClientJsonExtensions.GetFromJsonAsync<JsonElement>(
            sandbox, "/_sandbox/calls?operation=PutBucketPolicy", Ct);
        Assert.Contains(
            calls.GetProperty("items").EnumerateArray(),
            call => call.GetProperty("principalArn").GetString()!.Contains("/SecOpsConsoleRemediator/SecOpsConsole-", StringComparison.Ordinal));
    }
}
