using Microsoft.Playwright;

namespace SecOpsConsole.E2E.Tests;

/// <summary>The dialog in which the stub of Slack becomes the channel "Security".</summary>
internal static class ChannelDialog
{
    public static async Task<ILocator> FillChannelAsync(this Visitor visitor, StubSlack slack)
    {
        await visitor.GoAsync("/channels");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Add a channel" }).ClickAsync();
        var dialog = visitor.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Kind").SelectOptionAsync("slack");
        await dialog.GetByLabel("Name", new() { Exact = true }).FillAsync("Security");
        await dialog.GetByLabel("Channel", new() { Exact = true }).FillAsync(StubSlack.Channel);
        await dialog.GetByLabel("API address").FillAsync(slack.Api);
        await dialog.GetByLabel("Bot token").FillAsync(StubSlack.Token);
        return dialog;
    }

    public static async Task SaveAsync(this ILocator dialog)
    {
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
    }
}
