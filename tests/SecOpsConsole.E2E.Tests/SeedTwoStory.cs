using System.Text.Json;
using Microsoft.Playwright;

namespace SecOpsConsole.E2E.Tests;

/// <summary>
/// The second seed's story: Macie is enabled, a daily job reads the sample files, what it finds is in the queue and in Slack, somebody escalates
/// it there, and when nobody takes it the next level is asked.
/// </summary>
public sealed class SeedTwoStory(BrowserFixture browser)
{
    private const string Bucket = "demo-macie-detection-bucket";
    private const string Macie = "/macie?place=111122223333%2Fus-east-1";
    private const string Ana = "U0ANA00001";

    [Fact]
    public async Task What_Macie_finds_is_escalated_in_Slack_and_reaches_the_second_level()
    {
        await using var slack = await StubSlack.StartAsync();
        await using var console = await ConsoleProcess.StartAsync(
            ("Notifications__SlackSigningSecret", StubSlack.SigningSecret), ("Notifications__ConsoleUrl", "https://secops.example.com"));
        await using var visitor = await Visitor.OpenAsync(browser.Browser, console);
        await MeetAnaAsync(console);
        await visitor.SignInAsync(await console.VerbAsync("sign-in-link", "--name", "Otto", "--role", "Administrator"));
        await AddSlackAsync(visitor, slack);
        await AddLevelsAsync(visitor);
        await EnableMacieAsync(visitor);

        using var api = await console.ApiAsync("Viewer");
        await Eventually.IsTrueAsync(async () => (await api.FindingsOfAsync(Bucket)).Count >= 3, "the findings of the credentials, the card and the address");
        var told = await ClassificationAsync(slack);
        await slack.PressAsync(console.Address, Ana, told, "escalate");
        await IsHandedOverAsync(visitor, slack, told);

        await LayOpenAsync(console, slack);
        await LookAsync(visitor);
        await IsRankedAsync(await AwsCli.AsAsync("dana", console.Sandbox), api, visitor, slack, told);
        await ReachesLevelTwoAsync(visitor, slack, told);
        Assert.Empty(slack.Refused);
        visitor.IsContent();
    }

    /// <summary>Somebody is known to the console as soon as they have signed in.</summary>
    private async Task MeetAnaAsync(ConsoleProcess console)
    {
        await using var ana = await Visitor.OpenAsync(browser.Browser, console);
        await ana.SignInAsync(await console.VerbAsync("sign-in-link", "--name", "Ana", "--role", "Analyst"));
    }

    private static async Task AddSlackAsync(Visitor visitor, StubSlack slack)
    {
        var page = visitor.Page;
        var dialog = await visitor.FillChannelAsync(slack);
        await visitor.LookEverywhereAsync("channel-dialog");
        await dialog.SaveAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send a test to Security" }).ClickAsync();
        await Eventually.IsTrueAsync(() => slack.Messages.Count > 0, "the test message", () => string.Join('\n', slack.Refused));

        await page.GetByLabel("Slack user id").FillAsync(Ana);
        await page.GetByRole(AriaRole.Region, new() { Name = "People in Slack" }).GetByRole(AriaRole.Combobox).SelectOptionAsync(new SelectOptionValue { Label = "Ana (Analyst)" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("main").GetByText($"{Ana} acts as Ana (Analyst)")).ToBeVisibleAsync();
        await visitor.LookEverywhereAsync("channels-slack");
    }

    private static async Task AddLevelsAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await visitor.GoAsync("/escalation");
        foreach (var (who, i) in new[] { ("SecOps on call", 0), ("Incident lead", 1) })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Add a level" }).ClickAsync();
            var level = page.GetByRole(AriaRole.Region, new() { Name = "Levels" }).GetByRole(AriaRole.Listitem).Nth(i);
            // A field with suggestions is a combobox too.
            await level.GetByRole(AriaRole.Combobox).First.FillAsync(who);
            await level.GetByRole(AriaRole.Combobox).Last.SelectOptionAsync(new SelectOptionValue { Label = "Security" });
            await level.GetByRole(AriaRole.Spinbutton).FillAsync("2");
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await visitor.LookEverywhereAsync("escalation-levels");
    }

    private static async Task EnableMacieAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await visitor.GoAsync(Macie);
        await page.GetByRole(AriaRole.Button, new() { Name = "Enable Macie…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Enable Macie", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("main").GetByText("No classification job yet")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "New job…" }).ClickAsync();
        await dialog.GetByLabel("Name", new() { Exact = true }).FillAsync("demo-macie-detection-job");
        await dialog.GetByLabel("When").SelectOptionAsync("Daily");
        await TagsByKeyboardAsync(visitor, dialog);
        await dialog.GetByLabel(Bucket).CheckAsync();
        await dialog.GetByLabel("Managed data identifiers").SelectOptionAsync("All");
        await visitor.IsAccessibleAsync("the dialog of a new job");
        await visitor.PictureAsync("macie-new-job");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("main").GetByText("demo-macie-detection-job").First).ToBeVisibleAsync();
    }

    /// <summary>Tags are added, filled and removed without the mouse; then the job names its bucket after all.</summary>
    private static async Task TagsByKeyboardAsync(Visitor visitor, ILocator dialog)
    {
        var keyboard = visitor.Page.Keyboard;
        await dialog.GetByRole(AriaRole.Button, new() { Name = "By tag" }).PressAsync("Space");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add a tag" }).PressAsync("Space");
        var second = dialog.GetByRole(AriaRole.Group, new() { Name = "Tag 2" });
        await Assertions.Expect(second.GetByLabel("Key")).ToBeFocusedAsync();
        await keyboard.PressAsync("Tab");
        await keyboard.TypeAsync("secret");
        await Assertions.Expect(second.GetByText("A tag needs a key.")).ToBeVisibleAsync();
        // Typed faster than an answer of the server comes back.
        await Assertions.Expect(second.GetByLabel("Value")).ToHaveValueAsync("secret");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Create the job" })).ToBeDisabledAsync();
        await visitor.IsAccessibleAsync("the dialog of a new job, by tag");
        await visitor.PictureAsync("macie-new-job-by-tag");
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Space");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Add a tag" })).ToBeFocusedAsync();
        await Assertions.Expect(second).ToHaveCountAsync(0);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "By name" }).PressAsync("Space");
    }

    /// <summary>The seed's message of a CLASSIFICATION finding, with all its fields and both buttons.</summary>
    private static async Task<SlackMessage> ClassificationAsync(StubSlack slack)
    {
        SlackMessage? told = null;
        await Eventually.IsTrueAsync(
            () => (told = slack.Messages.FirstOrDefault(message => message.Field("Type")?.Contains("credentials", StringComparison.Ordinal) == true)) is not null,
            "the message of the credentials", () => string.Join('\n', slack.Messages.Select(message => message.Call.ToJsonString()).Concat(slack.Refused)));
        Assert.Contains(told!.Words, text => text.StartsWith("Macie detected an anomaly at ", StringComparison.Ordinal) && text.Contains("take action!", StringComparison.Ordinal));
        Assert.Equal("arn:aws:s3:::" + Bucket, told.Field("S3 Bucket"));
        Assert.Equal(":red_circle: High", told.Field("Severity"));
        Assert.Equal("The S3 object contains credentials data", told.Field("Type"));
        Assert.Matches(@"\.\w+$", told.Field("S3 Object"));
        Assert.EndsWith("." + told.Field("File type"), told.Field("S3 Object"), StringComparison.Ordinal);
        Assert.Matches("^20[0-9]{2}-", told.Field("Last modified"));
        Assert.Contains("Visit object", told.Buttons);
        Assert.Contains("Visit policy", told.Buttons);
        Assert.Contains("Escalate", told.Buttons);
        return told;
    }

    private static async Task IsHandedOverAsync(Visitor visitor, StubSlack slack, SlackMessage told)
    {
        await Eventually.IsTrueAsync(() => Now(slack, told).Updates > 0, "the message to be changed in place", () => string.Join('\n', slack.Refused.Concat(slack.Ephemeral)));
        await Eventually.IsTrueAsync(
            () => slack.Messages.Any(message => message.ThreadTs == told.Ts && message.Text.Contains("SecOps on call", StringComparison.Ordinal)), "the hand-over in its thread");
        Assert.Contains(slack.Ephemeral, text => text.StartsWith("Escalated to SecOps on call", StringComparison.Ordinal));
        await visitor.GoAsync(Address(told));
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Strong).Filter(new() { HasText = "Escalated to SecOps on call" })).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Main.GetByText("Nobody has taken it yet: Incident lead is asked")).ToBeVisibleAsync();
        await visitor.LookEverywhereAsync("finding-escalated");
    }

    /// <summary>The seed's message of a POLICY finding: what was done, with which key, from where.</summary>
    private static async Task LayOpenAsync(ConsoleProcess console, StubSlack slack)
    {
        await (await AwsCli.AsAsync("dana", console.Sandbox)).RunAsync("s3api", "delete-public-access-block", "--bucket", Bucket);
        SlackMessage? told = null;
        await Eventually.IsTrueAsync(
            () => (told = slack.Messages.FirstOrDefault(message => message.Field("API Action") is not null)) is not null,
            "the message of the policy finding", () => string.Join('\n', slack.Messages.Select(message => message.Text).Concat(slack.Refused)));
        Assert.Equal("arn:aws:s3:::" + Bucket, told!.Field("S3 Bucket"));
        Assert.Contains(told.Field("Severity"), new[] { ":red_circle: High", ":large_orange_circle: Medium" });
        Assert.Contains("Block Public Access", told.Field("Type"), StringComparison.OrdinalIgnoreCase);
        Assert.Matches("PublicAccessBlock", told.Field("API Action"));
        // Macie names the key of an assumed role, and none of a user; of a user there is the name.
        Assert.Equal("-", told.Field("AccessKeyId"));
        Assert.Contains("dana", told.Field("Changed by"), StringComparison.Ordinal);
        Assert.Matches(@"^\d+\.\d+\.\d+\.\d+$", told.Field("IPV4 Address"));
        Assert.Contains("Visit policy", told.Buttons);
        Assert.Contains("Escalate", told.Buttons);
    }

    private static async Task LookAsync(Visitor visitor)
    {
        await visitor.GoAsync(Macie);
        await visitor.LookEverywhereAsync("macie-jobs");
        await visitor.GoAsync("/findings?view=All&q=source%3Amacie");
        await Assertions.Expect(visitor.Main.GetByText("The S3 object contains credentials data").First).ToBeVisibleAsync();
        await visitor.PictureAsync("macie-findings");
        await visitor.GoAsync(Macie + "&view=coverage");
        await Assertions.Expect(visitor.Main.GetByText("On a schedule").First).ToBeVisibleAsync();
        await visitor.LookEverywhereAsync("macie-coverage");
        foreach (var (view, button) in new[] { ("identifiers", "New identifier…"), ("allowlists", "New allow list…"), ("suppressionrules", "New rule…") })
        {
            await visitor.GoAsync($"{Macie}&view={view}");
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
            await visitor.LookEverywhereAsync($"macie-{view}");
        }
    }

    /// <summary>Somebody lets everybody in: what Macie found in the bucket makes that critical, and the pages and Slack say so.</summary>
    private static async Task IsRankedAsync(AwsCli dana, HttpClient api, Visitor visitor, StubSlack slack, SlackMessage told)
    {
        await dana.PutPolicyAsync(Bucket, Policies.Weak(Bucket));
        long id = 0;
        await Eventually.IsTrueAsync(
            async () =>
            {
                var open = (await api.FindingsOfAsync(Bucket)).FirstOrDefault(finding => finding.GetProperty("check").GetString() == "public-principal");
                id = open.ValueKind == JsonValueKind.Undefined ? 0 : open.GetProperty("id").GetInt64();
                return id > 0 && open.GetProperty("severity").GetString() == "Critical" && open.GetProperty("judgedSeverity").GetString() == "High";
            },
            "the finding of the open bucket, raised to Critical");
        await Eventually.IsTrueAsync(
            () => slack.Messages.Any(message => message.ThreadTs == told.Ts && message.Text.Contains("Raised from High to Critical", StringComparison.Ordinal)), "the raise in the thread of the credentials",
            () => string.Join('\n', slack.Messages.Select(message => message.Text).Concat(slack.Refused)));
        await Eventually.IsTrueAsync(
            () => slack.Messages.Any(message => message.Field("API Action") == "PutBucketPolicy" && message.Field("AccessKeyId")?.StartsWith("AKIA", StringComparison.Ordinal) == true
                && message.Field("IPV4 Address") is { Length: > 0 } && message.Field("S3 Bucket") == "arn:aws:s3:::" + Bucket),
            "the message of the open bucket, with the call, the key and the address", () => string.Join('\n', slack.Messages.Select(message => message.Call.ToJsonString())));
        await visitor.GoAsync($"/findings/{id}");
        await Assertions.Expect(visitor.Main.GetByText("Anyone on the internet can reach the bucket, and Macie found credentials").First).ToBeVisibleAsync();
        await visitor.LookEverywhereAsync("ranked-finding");
        await visitor.GoAsync("/findings?view=All");
        await Assertions.Expect(visitor.Main.GetByText("Macie: credentials in").First).ToBeVisibleAsync();
        await visitor.LookEverywhereAsync("ranked-findings");
        await visitor.GoAsync("/buckets/" + Bucket);
        await Assertions.Expect(visitor.Main.GetByText("Sensitive data is exposed.")).ToBeVisibleAsync();
        await visitor.LookEverywhereAsync("ranked-bucket");
    }

    private static async Task ReachesLevelTwoAsync(Visitor visitor, StubSlack slack, SlackMessage told)
    {
        await visitor.GoAsync(Address(told));
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Strong).Filter(new() { HasText = "Escalated to Incident lead" })).ToBeVisibleAsync(new() { Timeout = 300_000 });
        await Eventually.IsTrueAsync(
            () => slack.Messages.Any(message => message.ThreadTs == told.Ts && message.Text.Contains("SecOps on call did not answer", StringComparison.Ordinal)), "the second level to be told in the thread");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Take it" }).ClickAsync();
        await Assertions.Expect(visitor.Main.GetByText("Otto has taken it").First).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Table, new() { Name = "What Macie found" }).GetByText("AWS_CREDENTIALS")).ToBeVisibleAsync();
        await visitor.LookEverywhereAsync("finding-taken");
    }

    private static SlackMessage Now(StubSlack slack, SlackMessage message) => slack.Messages.Single(other => other.Ts == message.Ts);

    /// <summary>The page that the message's own button leads to.</summary>
    private static string Address(SlackMessage message) =>
        new Uri((string)message.Elements("button").Single(button => (string)button["text"]!["text"]! == "Open in the console")["url"]!).AbsolutePath;
}
