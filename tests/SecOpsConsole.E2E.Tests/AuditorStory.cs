using Microsoft.Playwright;

namespace SecOpsConsole.E2E.Tests;

/// <summary>The auditor opens the record, filters it, takes the evidence of a finding, and it verifies; the analyst hears the bell.</summary>
public sealed class AuditorStory(BrowserFixture browser, ConsoleFixture fixture) : IClassFixture<ConsoleFixture>
{
    [Fact]
    public async Task The_record_is_read_filtered_and_taken_away_as_evidence_that_verifies()
    {
        const string Bucket = "story-of-the-auditor";
        var console = fixture.Console;
        var dana = await AwsCli.AsAsync("dana", console.Sandbox);
        using var api = await console.ApiAsync("Analyst");
        await api.StageAsync(dana, Bucket);
        await dana.PutPolicyAsync(Bucket, Policies.Weak(Bucket));
        var id = (await api.OnlyFindingAsync(Bucket, "Notified")).GetProperty("id").GetInt64();
        var seen = await api.FindingAsync(id);
        await api.DecideAsync(id, "revert", seen.GetProperty("liveFingerprint").GetString(), "not meant to be public");
        await api.OnlyFindingAsync(Bucket, "Resolved", "Verified");

        await using var auditor = await Visitor.OpenAsync(browser.Browser, console);
        await auditor.SignInAsync(await console.VerbAsync("sign-in-link", "--name", "Aud", "--role", "Auditor"));
        var page = auditor.Page;
        await Assertions.Expect(page.GetByLabel("Notifications, ", new() { Exact = false }).First).ToBeVisibleAsync();
        await page.Locator(".bell summary").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".bell a.line").First).ToBeVisibleAsync();
        await auditor.PictureAsync("auditor-1-bell");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark all read" }).ClickAsync();
        await Assertions.Expect(page.Locator(".bell .count")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Escape");

        await page.GetByRole(AriaRole.Link, new() { Name = "Audit" }).ClickAsync();
        await Assertions.Expect(page.Locator("table.audit tbody tr").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Verify now" }).ClickAsync();
        await Assertions.Expect(page.Locator("main").GetByText("Sound.").First).ToBeVisibleAsync();
        await auditor.PictureAsync("auditor-2-record");
        await page.GetByLabel("Bucket", new() { Exact = true }).FillAsync(Bucket);
        await page.GetByLabel("Kind", new() { Exact = true }).SelectOptionAsync("Verified");
        await page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        await auditor.ArrivesAsync("bucket=" + Bucket);
        await Assertions.Expect(page.Locator("table.audit tbody tr")).ToHaveCountAsync(1);
        await auditor.PictureAsync("auditor-3-filtered");

        var export = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Export CSV" }).ClickAsync());
        Assert.Equal("audit.csv", export.SuggestedFilename);
        await page.Locator("table.audit tbody tr").GetByRole(AriaRole.Link, new() { Name = $"Finding {id}" }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Evidence bundle (ZIP)" }).ClickAsync());
        var file = Path.Combine(Path.GetTempPath(), $"secops-{Guid.NewGuid():n}.zip");
        await download.SaveAsAsync(file);
        var answer = await console.VerbAsync("audit", "verify-bundle", file);
        File.Delete(file);

        Assert.StartsWith("SOUND  The bundle is sound", answer, StringComparison.Ordinal);
        auditor.IsContent();
    }
}
