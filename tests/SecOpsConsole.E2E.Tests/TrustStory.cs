using Microsoft.Playwright;

namespace SecOpsConsole.E2E.Tests;

/// <summary>Decisions that need trust: an exception, a second person, an undo, and automatic mode that was held.</summary>
public sealed class TrustStory(BrowserFixture browser, ConsoleFixture fixture) : IClassFixture<ConsoleFixture>
{
    private static PageGetByRoleOptions Named(string start) => new() { NameRegex = new("^" + start) };

    private static LocatorGetByRoleOptions Exactly(string name) => new() { Name = name, Exact = true };

    [Fact]
    public async Task An_exception_is_silent_about_what_it_was_granted_for_and_a_wider_change_is_reported()
    {
        const string Bucket = "story-exception";
        var (dana, api) = await StageAsync(Bucket);
        using var _ = api;
        await dana.PutPolicyAsync(Bucket, Policies.Weak(Bucket));
        var id = (await api.OnlyFindingAsync(Bucket, "New")).GetProperty("id").GetInt64();
        await using var ana = await SignedInAsync("Ana", "Analyst", "/findings/" + id);

        await ana.Page.Locator("summary", new() { HasText = "Suppress" }).ClickAsync();
        await ana.IsAccessibleAsync("the menu of Suppress");
        await ana.PictureAsync("story-exception-menu");
        await ana.Page.GetByRole(AriaRole.Button, Named("Grant exception")).ClickAsync();
        var dialog = ana.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Owner").FillAsync("Web team");
        await dialog.GetByLabel("Reason").FillAsync("The pictures of the shop are public.");
        await dialog.GetByRole(AriaRole.Button, Exactly("7 days")).ClickAsync();
        await ana.LookEverywhereAsync("story-exception-dialog");
        await dialog.GetByRole(AriaRole.Button, Exactly("Grant exception")).ClickAsync();
        Assert.Equal("RiskAccepted", (await api.OnlyFindingAsync(Bucket, "Suppressed")).GetProperty("resolution").GetString());
        await Assertions.Expect(ana.Main.GetByText("It covers exactly this")).ToBeVisibleAsync();
        await ana.LookEverywhereAsync("story-exception-granted");

        await ana.GoAsync("/exceptions?view=expiring");
        await Assertions.Expect(ana.Page.Locator("table").GetByText("Web team").First).ToBeVisibleAsync();
        await ana.LookEverywhereAsync("story-exceptions");

        await dana.PutPolicyAsync(Bucket, Policies.Wider(Bucket));
        await Eventually.IsTrueAsync(
            async () => (await api.FindingsOfAsync(Bucket)).Any(finding => finding.GetProperty("workflowStatus").GetString() == "New"), "the wider policy to be reported");
        ana.IsContent();
    }

    [Fact]
    public async Task Where_four_eyes_are_needed_Ana_asks_and_Olga_grants()
    {
        const string Bucket = "story-four-eyes";
        var (dana, api) = await StageAsync(Bucket);
        using var _ = api;
        await dana.PutPolicyAsync(Bucket, Policies.Weak(Bucket));
        var id = (await api.OnlyFindingAsync(Bucket, "New")).GetProperty("id").GetInt64();
        await using var olga = await SignedInAsync("Olga", "Administrator", "/buckets/" + Bucket);
        await olga.Page.GetByRole(AriaRole.Button, new() { Name = "Change…", Exact = true }).ClickAsync();
        var rule = olga.Page.GetByRole(AriaRole.Dialog);
        await rule.GetByLabel("for this bucket, to").CheckAsync();
        await rule.GetByLabel("approve a change").CheckAsync();
        await rule.GetByLabel("Reason").FillAsync("Payroll data.");
        await olga.LookEverywhereAsync("story-four-eyes-rule");
        await rule.GetByRole(AriaRole.Button, Exactly("Save the rule")).ClickAsync();
        await Assertions.Expect(olga.Main.GetByText("Set by Olga")).ToBeVisibleAsync();

        await using var ana = await SignedInAsync("Ana", "Analyst", "/findings/" + id);
        await ana.Page.GetByRole(AriaRole.Button, Named("Approve")).ClickAsync();
        var approve = ana.Page.GetByRole(AriaRole.Dialog);
        await approve.GetByLabel("Reason (optional)").FillAsync("The shop needs it.");
        await ana.AcceptAsync();
        await Assertions.Expect(ana.Main.GetByText("A second person was asked.")).ToBeVisibleAsync();
        await Assertions.Expect(ana.Page.GetByRole(AriaRole.Button, Named("Withdraw"))).ToBeVisibleAsync();
        await Assertions.Expect(ana.Page.GetByRole(AriaRole.Button, Named("Grant:"))).ToHaveCountAsync(0);
        await ana.LookEverywhereAsync("story-four-eyes-asked");
        await api.OnlyFindingAsync(Bucket, "New");

        await olga.GoAsync("/findings");
        await Assertions.Expect(olga.Page.GetByText("1 waits for you")).ToHaveCountAsync(1);
        await olga.Page.GetByRole(AriaRole.Link, Named("Requests")).ClickAsync();
        await olga.Page.GetByRole(AriaRole.Button, Named("Grant:")).WaitForAsync();
        await olga.LookEverywhereAsync("story-four-eyes-requests");
        await olga.Page.GetByRole(AriaRole.Button, Named("Grant:")).ClickAsync();
        await Assertions.Expect(olga.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Ana asked for this");
        await olga.LookEverywhereAsync("story-four-eyes-grant");
        await olga.TickAsync();
        await olga.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, Exactly("Grant: approve change")).ClickAsync();

        Assert.Equal("ChangeApproved", (await api.OnlyFindingAsync(Bucket, "Resolved")).GetProperty("resolution").GetString());
        await Assertions.Expect(olga.Main.GetByText("Nothing waits for a second person")).ToBeVisibleAsync();
        await olga.GoAsync("/requests?view=ended");
        await Assertions.Expect(olga.Page.Locator("table").GetByText("Granted").First).ToBeVisibleAsync();
        await olga.LookEverywhereAsync("story-four-eyes-ended");
        ana.IsContent();
        olga.IsContent();
    }

    [Fact]
    public async Task An_approval_is_undone_with_one_click_and_the_finding_is_open_again()
    {
        const string Bucket = "story-undo-approve";
        var (dana, api) = await StageAsync(Bucket);
        using var _ = api;
        await dana.PutPolicyAsync(Bucket, Policies.Weak(Bucket));
        var id = (await api.OnlyFindingAsync(Bucket, "New")).GetProperty("id").GetInt64();
        var baseline = (await api.FindingAsync(id)).GetProperty("baselineFingerprint").GetString();
        await using var ana = await SignedInAsync("Ana", "Analyst", "/findings/" + id);
        await ana.Page.GetByRole(AriaRole.Button, Named("Approve")).ClickAsync();
        await Assertions.Expect(ana.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await ana.AcceptAsync();
        await api.OnlyFindingAsync(Bucket, "Resolved");
        await Assertions.Expect(ana.Main.GetByText("Approved the policy as the baseline")).ToBeVisibleAsync();
        await ana.LookEverywhereAsync("story-undo-approved");

        await ana.Page.GetByRole(AriaRole.Status).GetByRole(AriaRole.Button, Exactly("Undo")).ClickAsync();

        await api.OnlyFindingAsync(Bucket, "New");
        Assert.Equal(baseline, (await api.FindingAsync(id)).GetProperty("baselineFingerprint").GetString());
        await Assertions.Expect(ana.Main.GetByText("Ana undid it.")).ToBeVisibleAsync();
        Assert.Contains("WeakRead", await dana.PolicyAsync(Bucket), StringComparison.Ordinal);
        ana.IsContent();
    }

    [Fact]
    public async Task What_a_guard_held_says_what_it_takes_and_is_resumed_on_the_buckets_page()
    {
        const string Bucket = "story-held";
        var robot = await AwsCli.AsAsync("terraform", fixture.Console.Sandbox);
        using var api = await fixture.Console.ApiAsync("Analyst");
        await api.StageAsync(robot, Bucket);
        await api.SetModeAsync(Bucket, "Automatic");
        for (var round = 0; round < 3; round++)
        {
            await robot.PutPolicyAsync(Bucket, Policies.Weak(Bucket));
            if (round < 2)
            {
                await Eventually.IsTrueAsync(async () => (await robot.PolicyAsync(Bucket))!.Contains("TeamRead", StringComparison.Ordinal), $"the write of round {round + 1}");
            }
        }

        await api.OnlyFindingAsync(Bucket, "Notified", "Held");
        await using var ana = await SignedInAsync("Ana", "Analyst", "/buckets/" + Bucket);
        var resume = ana.Page.GetByRole(AriaRole.Button, Named("Resume"));
        await resume.WaitForAsync();
        await ana.LookEverywhereAsync("story-held");
        await resume.ClickAsync();
        var dialog = ana.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Reason").FillAsync("Terraform is mended.");
        await ana.IsAccessibleAsync("the resume dialog");
        await dialog.GetByRole(AriaRole.Button, Exactly("Resume automatic mode")).ClickAsync();

        await Eventually.IsTrueAsync(async () => (await robot.PolicyAsync(Bucket))!.Contains("TeamRead", StringComparison.Ordinal), "automatic mode to act again");
        await api.OnlyFindingAsync(Bucket, "Resolved", "Verified");
        await Assertions.Expect(ana.Main.GetByText("Ana resumed automatic mode")).ToBeVisibleAsync();
        ana.IsContent();
    }

    private async Task<(AwsCli Dana, HttpClient Api)> StageAsync(string bucket)
    {
        var dana = await AwsCli.AsAsync("dana", fixture.Console.Sandbox);
        var api = await fixture.Console.ApiAsync("Analyst");
        await api.StageAsync(dana, bucket);
        return (dana, api);
    }

    private async Task<Visitor> SignedInAsync(string name, string role, string path)
    {
        var visitor = await Visitor.OpenAsync(browser.Browser, fixture.Console);
        await visitor.SignInAsync(await fixture.Console.VerbAsync("sign-in-link", "--name", name, "--role", role));
        await visitor.GoAsync(path);
        return visitor;
    }
}
