using Microsoft.Playwright;

namespace SecOpsConsole.E2E.Tests;

/// <summary>Signing out in the browser: the menu's form carries the token that the server demands.</summary>
public sealed class SignOutStory(BrowserFixture browser, ConsoleFixture fixture) : IClassFixture<ConsoleFixture>
{
    [Fact]
    public async Task Somebody_who_signs_out_has_to_sign_in_again()
    {
        await using var visitor = await Visitor.OpenAsync(browser.Browser, fixture.Console);
        await visitor.SignInAsync(fixture.Console.SignInLink);
        await visitor.Page.GetByLabel(new System.Text.RegularExpressions.Regex("^Signed in as")).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await visitor.ArrivesAsync("/sign-in");
        await visitor.GoAsync("/findings");
        Assert.Contains("/sign-in?to=", visitor.Page.Url, StringComparison.Ordinal);
        visitor.IsContent();
    }
}
