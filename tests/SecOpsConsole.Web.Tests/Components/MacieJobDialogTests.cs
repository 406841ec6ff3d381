using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.Macie;
using SecOpsConsole.Web.Components.Pages;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>The dialog for a new job: tags, choices that could not be read, and the time that AWS wants between two jobs.</summary>
public sealed class MacieJobDialogTests : MacieScene
{
    private IRenderedComponent<MaciePage> Page { get; set; } = null!;

    private IElement Create => Page.Find("dialog footer button[type=submit]");

    [Fact]
    public async Task A_job_picks_its_buckets_by_several_tags()
    {
        await OpenAsync();
        await ClickAsync(Page, "By tag");
        await ClickAsync(Page, "Add a tag");
        await ClickAsync(Page, "Add a tag");
        await ClickAsync(Page, "Add a tag");
        await EnterAsync(0, "owner", "security");
        await EnterAsync(1, "owner", "security");
        Assert.Equal("The tag owner=security is there twice. Remove one.", Problem(1));
        Assert.True(Create.HasAttribute("disabled"));

        await EnterAsync(1, "", "confidential");
        Assert.Equal("A tag needs a key.", Problem(1));
        await EnterAsync(1, "stage", "");
        await EnterAsync(3, "class", "secret");
        await Page.InvokeAsync(() => Page.Find("dialog button[aria-label='Remove tag 3']").Click());
        Assert.Equal(["Tag 1", "Tag 2", "Tag 3"], Page.FindAll("dialog .tag").Select(row => row.GetAttribute("aria-label")));
        Assert.All(Enumerable.Range(0, 3), row => Assert.Equal("", Problem(row)));
        await Page.InvokeAsync(() => Page.Find("dialog form").Submit());

        Page.WaitForAssertion(() => Assert.Empty(Page.FindAll("dialog")), Patience);
        var job = Assert.Single((await Gateway.ListJobsAsync(Place, Ct)).Value!);
        Assert.Equal([new MacieTag("owner", "security"), new MacieTag("stage", ""), new MacieTag("class", "secret")], (await Gateway.ReadJobAsync(Place, job.Id, Ct)).Value!.Tags);
    }

    [Fact]
    public async Task The_focus_follows_the_tags_and_ten_are_the_most()
    {
        await OpenAsync();
        await ClickAsync(Page, "By tag");
        Assert.Empty(Page.FindAll("dialog .tag button"));
        for (var more = 1; more < 10; more++)
        {
            await ClickAsync(Page, "Add a tag");
        }

        Assert.Equal(10, Page.FindAll("dialog .tag").Count);
        Assert.True(Page.FindAll("dialog button").Single(button => button.TextContent == "10 tags at most").HasAttribute("disabled"));
        await Page.InvokeAsync(() => Page.Find("dialog button[aria-label='Remove tag 10']").Click());
        await Page.InvokeAsync(() => Page.Find("dialog button[aria-label='Remove tag 1']").Click());
        var focused = JSInterop.VerifyFocusAsyncInvoke(11).Select(call => ((ElementReference)call.Arguments[0]!).Id).ToList();
        // Nine new rows, each its own, and twice the one button that adds.
        Assert.Equal(9, focused.Take(9).Distinct().Count());
        Assert.Equal(focused[9], focused[10]);
        Assert.DoesNotContain(focused[9], focused.Take(9));
    }

    [Fact]
    public async Task The_dialog_says_which_choices_are_missing_and_keeps_what_was_entered_when_they_are_read_again()
    {
        await OpenAsync(async () =>
        {
            Assert.True((await Gateway.CreateIdentifierAsync(Place, new MacieIdentifierDraft { Name = "Employee", Regex = "E-[0-9]{4}" }, "i1", Ct)).IsOk);
            await DenyAsync("ListCustomDataIdentifiers", 1);
            await DenyAsync("DescribeBuckets", 1);
        });
        Assert.Equal(["The buckets could not be read.", "The custom data identifiers could not be read."], Page.FindAll("dialog .missing strong").Select(what => what.TextContent));
        Assert.Contains("AWS denied it", Page.Find("dialog .missing").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Macie knows no bucket here", Page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Employee", Page.Markup, StringComparison.Ordinal);

        await ClickAsync(Page, "Read again");
        Page.WaitForAssertion(() => Assert.Empty(Page.FindAll("dialog .missing")), Patience);
        Assert.Contains("Employee", Page.Find("dialog").TextContent, StringComparison.Ordinal);
        Assert.Contains("demo-macie-detection-bucket", Page.Find("dialog").TextContent, StringComparison.Ordinal);
        Assert.Equal("weekly look", Page.Find("dialog input[maxlength='500']").GetAttribute("value"));
    }

    [Fact]
    public async Task The_time_until_the_next_job_is_counted_down_and_the_form_waits()
    {
        var left = TimeSpan.FromSeconds(7.2);
        Patch(nameof(IMacieGateway.JobWait), () => left);
        await OpenAsync();
        Assert.Equal("The next job in 8 s", Page.Find(".panel-tools .pace").TextContent);
        await Page.InvokeAsync(() => Page.FindAll("dialog .checks input")[0].Change(true));
        Assert.Equal("8 s", Page.Find("dialog .pace [role=timer]").TextContent);
        Assert.True(Create.HasAttribute("disabled"));
        await Page.InvokeAsync(() => Page.Find("dialog form").Submit());
        Assert.Empty((await Gateway.ListJobsAsync(Place, Ct)).Value!);

        left = TimeSpan.FromSeconds(3);
        Page.WaitForAssertion(() => Assert.Equal("3 s", Page.Find("dialog .pace [role=timer]").TextContent), Patience);
        left = TimeSpan.Zero;
        Page.WaitForAssertion(() => Assert.False(Create.HasAttribute("disabled")), Patience);
        Assert.Empty(Page.FindAll(".pace"));
        await Page.InvokeAsync(() => Page.Find("dialog form").Submit());
        Page.WaitForAssertion(() => Assert.Empty(Page.FindAll("dialog")), Patience);
        Assert.Equal("weekly look", Assert.Single((await Gateway.ListJobsAsync(Place, Ct)).Value!).Name);
    }

    /// <summary>The dialog, with a name in it.</summary>
    private async Task OpenAsync(Func<Task>? before = null)
    {
        Assert.True((await Gateway.EnableAsync(Place, Ct)).IsOk);
        if (before is not null)
        {
            await before();
        }

        await SignInAsync("Ana", Role.Analyst);
        Page = Render<MaciePage>();
        await ClickAsync(Page, "New job…");
        Page.WaitForElement("dialog", Patience);
        await Page.InvokeAsync(() => Page.Find("dialog input[maxlength='500']").Input("weekly look"));
    }

    private async Task EnterAsync(int row, string key, string value)
    {
        await Page.InvokeAsync(() => Page.FindAll("dialog .tag")[row].QuerySelectorAll("input")[0].Input(key));
        await Page.InvokeAsync(() => Page.FindAll("dialog .tag")[row].QuerySelectorAll("input")[1].Input(value));
    }

    private string Problem(int row) => Page.FindAll("dialog .tag")[row].QuerySelector(".problem")!.TextContent;
}
