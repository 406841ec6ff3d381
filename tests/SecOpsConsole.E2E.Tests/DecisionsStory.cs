using Microsoft.Playwright;

namespace SecOpsConsole.E2E.Tests;

/// <summary>What an analyst decides beside a revert: approve, hand over, switch a bucket, stop automatic mode.</summary>
public sealed class DecisionsStory(BrowserFixture browser, ConsoleFixture fixture) : IClassFixture<ConsoleFixture>
{
    private static PageGetByRoleOptions Named(string start) => new() { NameRegex = new("^" + start) };

    [Fact]
    public async Task An_approved_change_becomes_the_baseline_and_stays()
    {
        const string Bucket = "story-approve";
        var (dana, api) = await StageAsync(Bucket);
        using var _ = api;
        await dana.PutPolicyAsync(Bucket, Policies.Weak(Bucket));
        var id = (await api.OnlyFindingAsync(Bucket, "New")).GetProperty("id").GetInt64();
        await using var analyst = await SignedInAsync("/findings/" + id);

        await analyst.Page.GetByRole(AriaRole.Button, Named("Approve")).ClickAsync();
        await Assertions.Expect(analyst.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        // Who accepts that everybody has access says so: Enter alone is not enough.
        await analyst.LookEverywhereAsync("story-approve-dialog");
        await Assertions.Expect(analyst.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { NameRegex = new("^Approve change") })).ToBeDisabledAsync();
        await analyst.AcceptAsync();

        var finding = await api.OnlyFindingAsync(Bucket, "Resolved");
        Assert.Equal("ChangeApproved", finding.GetProperty("resolution").GetString());
        await api.BaselineAsync(Bucket);
        Assert.Contains("WeakRead", await dana.PolicyAsync(Bucket), StringComparison.Ordinal);
        analyst.IsContent();
    }

    [Fact]
    public async Task A_repair_takes_the_weak_statement_out_and_keeps_the_rest_of_the_same_put()
    {
        const string Bucket = "story-repair";
        var (dana, api) = await StageAsync(Bucket);
        using var _ = api;
        await dana.PutPolicyAsync(Bucket, Policies.WeakBesideAnotherEdit(Bucket));
        var id = (await api.OnlyFindingAsync(Bucket, "New")).GetProperty("id").GetInt64();
        await using var analyst = await SignedInAsync("/findings/" + id);

        await analyst.Page.GetByRole(AriaRole.Button, Named("Repair")).ClickAsync();
        await Assertions.Expect(analyst.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await analyst.IsAccessibleAsync("the repair dialog");
        await analyst.PictureAsync("story-repair");
        await analyst.Page.Keyboard.PressAsync("Enter");

        var finding = await api.OnlyFindingAsync(Bucket, "Resolved", "Verified");
        Assert.Equal("Repaired", finding.GetProperty("resolution").GetString());
        var policy = await dana.PolicyAsync(Bucket);
        Assert.Contains("TeamList", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("WeakRead", policy, StringComparison.Ordinal);
        analyst.IsContent();
    }

    [Fact]
    public async Task A_finding_is_handed_over_with_a_clock()
    {
        const string Bucket = "story-escalate";
        var (dana, api) = await StageAsync(Bucket);
        using var _ = api;
        await dana.PutPolicyAsync(Bucket, Policies.Weak(Bucket));
        var id = (await api.OnlyFindingAsync(Bucket, "New")).GetProperty("id").GetInt64();
        await using var analyst = await SignedInAsync("/findings/" + id);

        await analyst.Page.GetByRole(AriaRole.Button, Named("Escalate")).ClickAsync();
        var dialog = analyst.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("To whom").FillAsync("Olga from the platform team");
        await dialog.GetByLabel("What they need to know").FillAsync("Payroll data may have been copied.");
        await analyst.IsAccessibleAsync("the escalate dialog");
        await analyst.PictureAsync("story-escalate");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Escalate", Exact = true }).ClickAsync();

        // It is Notified already, by the outbox: who it is handed to tells the escalation.
        await Eventually.IsTrueAsync(
            async () => (await api.OnlyFindingAsync(Bucket, "Notified")).GetProperty("assignee").GetString() == "Olga from the platform team", "the finding to be Olga's");
        var finding = await api.OnlyFindingAsync(Bucket, "Notified");
        Assert.NotNull(finding.GetProperty("dueUtc").GetString());
        await analyst.GoAsync("/findings?view=escalated");
        await Assertions.Expect(analyst.Page.Locator("table").GetByText(Bucket).First).ToBeVisibleAsync();
        analyst.IsContent();
    }

    [Fact]
    public async Task The_global_stop_keeps_an_automatic_bucket_for_a_person()
    {
        const string Bucket = "story-stopped";
        var (dana, api) = await StageAsync(Bucket);
        using var _ = api;
        await api.SetModeAsync(Bucket, "Automatic");
        await using var analyst = await SignedInAsync("/findings");
        await analyst.Page.GetByRole(AriaRole.Button, Named("Stop automatic")).ClickAsync();
        await Assertions.Expect(analyst.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await analyst.Page.GetByRole(AriaRole.Button, new() { Name = "Stop automatic mode", Exact = true }).ClickAsync();
        await Assertions.Expect(analyst.Page.GetByRole(AriaRole.Button, Named("Automatic mode stopped"))).ToBeVisibleAsync();

        await dana.PutPolicyAsync(Bucket, Policies.Weak(Bucket));

        var finding = await api.OnlyFindingAsync(Bucket, "New", "Held");
        Assert.Equal("GlobalStop", finding.GetProperty("holdReason").GetString());
        Assert.Contains("WeakRead", await dana.PolicyAsync(Bucket), StringComparison.Ordinal);
        analyst.IsContent();
    }

    private async Task<(AwsCli Dana, HttpClient Api)> StageAsync(string bucket)
    {
        var dana = await AwsCli.AsAsync("dana", fixture.Console.Sandbox);
        var api = await fixture.Console.ApiAsync("Analyst");
        await api.StageAsync(dana, bucket);
        return (dana, api);
    }

    private async Task<Visitor> SignedInAsync(string path)
    {
        var visitor = await Visitor.OpenAsync(browser.Browser, fixture.Console);
        await visitor.SignInAsync(await fixture.Console.VerbAsync("sign-in-link", "--name", "Ana", "--role", "Analyst"));
        await visitor.GoAsync(path);
        return visitor;
    }
}
