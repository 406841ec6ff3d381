using Bunit;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Ports.Macie;
using SecOpsConsole.Web.Components.Pages;

namespace SecOpsConsole.Web.Tests.Components;

public sealed class MaciePageTests : MacieScene
{
    [Fact]
    public async Task An_administrator_enables_Macie_and_an_analyst_may_not()
    {
        await SignInAsync("Ana", Role.Analyst);
        var page = Render<MaciePage>();
        page.WaitForAssertion(() => Assert.Contains("An administrator can enable it here.", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Empty(page.FindAll(".session button"));

        await SignInAsync("Otto", Role.Administrator);
        page = Render<MaciePage>();
        page.WaitForElement(".session button.primary", Patience);
        await page.InvokeAsync(() => page.Find(".session button.primary").Click());
        await page.InvokeAsync(() => page.Find("dialog form").Submit());
        page.WaitForAssertion(() => Assert.Contains("No classification job yet", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Equal(MacieStatus.Enabled, (await Gateway.ReadSessionAsync(Place, Ct)).Value!.Status);
    }

    [Fact]
    public async Task An_analyst_creates_a_daily_job_by_the_dialog_and_pauses_it()
    {
        Assert.True((await Gateway.EnableAsync(Place, Ct)).IsOk);
        await SignInAsync("Ana", Role.Analyst);
        var page = Render<MaciePage>();
        await ClickAsync(page, "New job…");
        page.WaitForElement("dialog", Patience);
        await page.InvokeAsync(() => page.Find("dialog input[maxlength='500']").Input("demo-macie-detection-job"));
        await page.InvokeAsync(() => page.Find("#job-when").Change("Daily"));
        await page.InvokeAsync(() => page.FindAll("dialog .checks label").Single(item => item.TextContent.Contains("demo-macie-detection-bucket", StringComparison.Ordinal)).QuerySelector("input")!.Change(true));
        await page.InvokeAsync(() => page.Find("#job-selector").Change("All"));
        await page.InvokeAsync(() => page.Find("dialog form").Submit());

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("dialog")), Patience);
        var job = Assert.Single((await Gateway.ListJobsAsync(Place, Ct)).Value!);
        var detail = (await Gateway.ReadJobAsync(Place, job.Id, Ct)).Value!;
        Assert.Equal((new MacieSchedule(MacieFrequency.Daily), MacieSelector.All, "demo-macie-detection-bucket"), (detail.Schedule, detail.Selector, Assert.Single(detail.Job.Buckets)));
        await ClickAsync(page, "Pause");
        page.WaitForAssertion(() => Assert.Contains("Resume", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Equal(MacieJobState.UserPaused, Assert.Single((await Gateway.ListJobsAsync(Place, Ct)).Value!).State);
    }

    [Fact]
    public async Task An_identifier_is_tested_while_it_is_written()
    {
        Assert.True((await Gateway.EnableAsync(Place, Ct)).IsOk);
        await SignInAsync("Ana", Role.Analyst);
        Go("view=identifiers");
        var page = Render<MaciePage>();
        await ClickAsync(page, "New identifier…");
        page.WaitForElement("dialog", Patience);
        await page.InvokeAsync(() => page.FindAll("dialog input[maxlength='512']")[1].Input("E-[0-9]{4}"));
        await page.InvokeAsync(() => page.Find("dialog textarea").Input("E-1234 and E-5678"));
        page.WaitForAssertion(() => Assert.Equal("2 matches.", page.Find("dialog .result").TextContent), Patience);

        await page.InvokeAsync(() => page.FindAll("dialog input[maxlength='512']")[1].Input("(E"));
        page.WaitForAssertion(() => Assert.Contains("refused it", page.Find("dialog .result").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task A_rule_shows_what_it_would_hide_before_it_is_made()
    {
        Assert.True((await Gateway.EnableAsync(Place, Ct)).IsOk);
        Assert.True((await Gateway.CreateSamplesAsync(Place, Ct)).IsOk);
        await SignInAsync("Otto", Role.Administrator);
        Go("view=suppressionrules");
        var page = Render<MaciePage>();
        await ClickAsync(page, "New rule…");
        page.WaitForElement("dialog", Patience);
        await page.InvokeAsync(() => page.Find("dialog input[maxlength='64']").Input("no cards"));
        await page.InvokeAsync(() => page.Find("dialog input[maxlength='512']").Input("test data"));
        await page.InvokeAsync(() => page.FindAll("dialog input[maxlength='1000']")[0].Input("SensitiveData:S3Object/Financial, SensitiveData:S3Object/Personal"));
        await ClickAsync(page, "Show what it would hide");
        page.WaitForAssertion(() => Assert.Contains("2 of the findings of the last 90 days match", page.Find("dialog .preview").TextContent, StringComparison.Ordinal), Patience);
        await page.InvokeAsync(() => page.Find("dialog form").Submit());

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("dialog")), Patience);
        Assert.Equal("no cards", Assert.Single((await Gateway.ListSuppressionRulesAsync(Place, Ct)).Value!).Name);
    }

    [Fact]
    public async Task A_viewer_sees_the_coverage_and_no_button_that_changes_anything()
    {
        Assert.True((await Gateway.EnableAsync(Place, Ct)).IsOk);
        await SignInAsync("Vic", Role.Viewer);
        Go("view=coverage");
        var page = Render<MaciePage>();
        page.WaitForAssertion(() => Assert.Contains("demo-macie-detection-bucket", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Contains("5 of 5", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("button"));
    }
}
