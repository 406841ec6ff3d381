using Microsoft.Playwright;

namespace SecOpsConsole.E2E.Tests;

/// <summary>Ana and Bob, each with a browser of their own, decide about one finding at the same moment.</summary>
public sealed class RaceStory(BrowserFixture browser, ConsoleFixture fixture) : IClassFixture<ConsoleFixture>
{
    private const string Refused = "You changed nothing";

    [Fact]
    public async Task The_second_click_is_told_in_words_whose_was_the_first()
    {
        using var api = await fixture.Console.ApiAsync("Analyst");
        var dana = await AwsCli.AsAsync("dana", fixture.Console.Sandbox);
        await using var ana = await SignedInAsync("Ana");
        await using var bob = await SignedInAsync("Bob");
        foreach (var deed in (string[])["Revert", "Contain", "Approve"])
        {
            var bucket = $"story-race-{deed.ToLowerInvariant()}";
            await api.StageAsync(dana, bucket);
            await dana.PutPolicyAsync(bucket, Policies.Weak(bucket));
            var id = (await api.OnlyFindingAsync(bucket, "New")).GetProperty("id").GetInt64();
            await Task.WhenAll(OpenDialogAsync(ana, id, deed), OpenDialogAsync(bob, id, deed));

            await Task.WhenAll(ana.Page.Keyboard.PressAsync("Enter"), bob.Page.Keyboard.PressAsync("Enter"));

            var (anas, bobs) = (ana.Main.GetByText(Refused).First, bob.Main.GetByText(Refused).First);
            await Eventually.IsTrueAsync(async () => await anas.IsVisibleAsync() != await bobs.IsVisibleAsync(), $"one of the two to be told after {deed}");
            var (second, first) = await anas.IsVisibleAsync() ? (anas, "Bob") : (bobs, "Ana");
            Assert.Contains($"by {first}", await second.InnerTextAsync(), StringComparison.Ordinal);
        }

        ana.IsContent();
        bob.IsContent();
    }

    private static async Task OpenDialogAsync(Visitor visitor, long finding, string deed)
    {
        await visitor.GoAsync("/findings/" + finding);
        await visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^" + deed) }).First.ClickAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        if (deed == "Approve")
        {
            await visitor.TickAsync();
        }
    }

    private async Task<Visitor> SignedInAsync(string name)
    {
        var visitor = await Visitor.OpenAsync(browser.Browser, fixture.Console);
        await visitor.SignInAsync(await fixture.Console.VerbAsync("sign-in-link", "--name", name, "--role", "Analyst"));
        return visitor;
    }
}
