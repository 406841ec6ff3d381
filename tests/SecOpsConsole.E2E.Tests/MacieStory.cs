using Microsoft.Playwright;

namespace SecOpsConsole.E2E.Tests;

/// <summary>The second seed's story up to its findings: Macie is enabled, a daily job reads the sample files, and what it finds is in the queue.</summary>
public sealed class MacieStory(BrowserFixture browser, ConsoleFixture fixture) : IClassFixture<ConsoleFixture>
{
    private const string Bucket = "demo-macie-detection-bucket";

    private const string Address = "/macie?place=111122223333%2Fus-east-1";

    [Fact]
    public async Task Macie_is_enabled_a_daily_job_is_made_and_its_findings_appear()
    {
        var console = fixture.Console;
        using var api = await console.ApiAsync("Viewer");
        await using var visitor = await Visitor.OpenAsync(browser.Browser, console);
        await visitor.SignInAsync(await console.VerbAsync("sign-in-link", "--name", "Otto", "--role", "Administrator"));
        await visitor.GoAsync(Address);
        var page = visitor.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Enable Macie…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Enable Macie", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("No classification job yet")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "New job…" }).ClickAsync();
        await dialog.GetByLabel("Name", new() { Exact = true }).FillAsync("demo-macie-detection-job");
        await dialog.GetByLabel("When").SelectOptionAsync("Daily");
        await dialog.GetByLabel(Bucket).CheckAsync();
        await dialog.GetByLabel("Managed data identifiers").SelectOptionAsync("All");
        await visitor.IsAccessibleAsync("the dialog of a new job");
        await visitor.PictureAsync("macie-new-job");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByText("demo-macie-detection-job").First).ToBeVisibleAsync();

        await Eventually.IsTrueAsync(
            async () => (await api.FindingsOfAsync(Bucket)).Count >= 3, "the findings of the credentials, the card and the address");
        await visitor.GoAsync(Address);
        await visitor.LookEverywhereAsync("macie-jobs");
        await visitor.GoAsync("/findings?view=All&q=source%3Amacie");
        await Assertions.Expect(page.GetByText("The S3 object contains credentials data").First).ToBeVisibleAsync();
        await visitor.PictureAsync("macie-findings");
        await visitor.GoAsync(Address + "&view=coverage");
        await Assertions.Expect(page.GetByText("On a schedule").First).ToBeVisibleAsync();
        await visitor.LookEverywhereAsync("macie-coverage");
        visitor.IsContent();
    }
}
