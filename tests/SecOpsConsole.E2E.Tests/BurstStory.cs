using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace SecOpsConsole.E2E.Tests;

/// <summary>One deployment opens forty buckets; the queue shows one change, and the analyst takes one decision about it.</summary>
public sealed class BurstStory(BrowserFixture browser, ConsoleFixture fixture) : IClassFixture<ConsoleFixture>
{
    private const int Buckets = 40;

    [Fact]
    public async Task A_burst_of_forty_is_reverted_in_one_decision()
    {
        var console = fixture.Console;
        using var sandbox = new HttpClient { BaseAddress = new Uri(console.Sandbox) };
        using var api = await console.ApiAsync("Analyst");
        await using var analyst = await Visitor.OpenAsync(browser.Browser, console);
        await analyst.SignInAsync(console.SignInLink);
        await PlayAsync(sandbox);
        await Eventually.IsTrueAsync(async () => await OpenAsync(api) == Buckets, "forty findings of the burst");
        await analyst.GoAsync("/findings");
        var fold = analyst.Page.GetByRole(AriaRole.Button, new() { Name = $"{Buckets} findings of one change" });
        await Assertions.Expect(fold).ToBeVisibleAsync();
        await analyst.PictureAsync("story-burst-folded");
        await fold.FocusAsync();
        await analyst.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(analyst.Page.Locator("tr.inside")).ToHaveCountAsync(Buckets);
        await analyst.IsAccessibleAsync("the queue with an unfolded change");
        await analyst.PictureAsync("story-burst-unfolded");
        await analyst.Page.GetByRole(AriaRole.Link, new() { Name = "Decide all" }).ClickAsync();
        await Assertions.Expect(analyst.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("via Terraform");
        await Assertions.Expect(analyst.Main.GetByText($"{Buckets} of {Buckets} findings need a decision")).ToBeVisibleAsync();
        await analyst.IsAccessibleAsync("the change");
        await analyst.PictureAsync("story-burst-change");
        await analyst.Page.Keyboard.PressAsync("r");
        await Assertions.Expect(analyst.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync($"Revert {Buckets} findings on {Buckets} buckets");
        await analyst.IsAccessibleAsync("the bulk dialog");
        await analyst.PictureAsync("story-burst-dialog");
        await analyst.Page.GetByLabel("Reason (optional)").FillAsync("One deployment went wrong.");
        await analyst.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(analyst.Main.GetByText($"{Buckets} done")).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await analyst.IsAccessibleAsync("the outcomes");
        await analyst.PictureAsync("story-burst-done");
        Assert.Equal(0, await OpenAsync(api));
        Assert.Equal(Buckets, (await WrittenAsync(sandbox)).Count);
        Assert.Equal(Buckets, (await WrittenAsync(sandbox)).Distinct().Count());
        analyst.IsContent();
    }

    /// <summary>The exposures come once the console knows what was there before.</summary>
    private static async Task PlayAsync(HttpClient sandbox)
    {
        using var response = await sandbox.PostAsJsonAsync("/_sandbox/scenarios/burst", new { count = Buckets, pauseMilliseconds = 8_000 });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Those whose change CloudTrail has told of: only they are of one change.</summary>
    private static async Task<int> OpenAsync(HttpClient api)
    {
        var page = await api.GetFromJsonAsync<JsonElement>("/api/v1/findings?bucket=orchid-tenant-*&limit=200");
        return page.GetProperty("items").EnumerateArray().Count(item => item.GetProperty("severity").GetString() is ("High" or "Critical")
            && item.GetProperty("workflowStatus").GetString() is ("New" or "Notified")
            && item.GetProperty("source").GetString() == "CloudTrail");
    }

    /// <summary>The buckets whose policy the console itself put, as the sandbox logged it.</summary>
    private static async Task<List<string>> WrittenAsync(HttpClient sandbox)
    {
        var calls = await sandbox.GetFromJsonAsync<JsonElement>("/_sandbox/calls?operation=PutBucketPolicy");
        return [.. calls.GetProperty("items").EnumerateArray()
            .Where(call => call.GetProperty("principalArn").GetString()!.Contains("/SecOpsConsole-", StringComparison.Ordinal) && call.GetProperty("status").GetInt32() is >= 200 and < 300)
            .Select(call => call.GetProperty("bucket").GetString()!)];
    }
}
