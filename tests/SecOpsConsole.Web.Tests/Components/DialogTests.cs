using Bunit;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Web.Components.Buckets;
using SecOpsConsole.Web.Components.Findings;

namespace SecOpsConsole.Web.Tests.Components;

public sealed class DialogTests : ComponentTest
{
    private string? _reason = "not asked";
    private int _confirmed;
    private int _cancelled;

    private IRenderedComponent<ConsequenceDialog> Consequence(bool busy = false, string? problem = null) => Render<ConsequenceDialog>(p => p
        .Add(d => d.Title, "Revert orchid-web-assets").Add(d => d.Preview, Sample.Preview()).Add(d => d.Busy, busy).Add(d => d.Problem, problem)
        .Add(d => d.OnConfirm, (string? reason) => { _confirmed++; _reason = reason; })
        .Add(d => d.OnCancel, () => { _cancelled++; }));

    [Fact]
    public void The_dialog_says_the_effect_shows_the_change_and_names_the_undo()
    {
        var dialog = Consequence();

        Assert.Contains("The policy of 20 Nov comes back.", dialog.Markup, StringComparison.Ordinal);
        Assert.Equal("−Less access: Anyone on the internet will lose s3:GetObject on all objects.", dialog.Find(".sentences li").TextContent);
        Assert.Equal("true", dialog.Find(".sentences .sign").GetAttribute("aria-hidden"));
        Assert.Contains("Undo puts the present policy back.", dialog.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(dialog.FindAll("tr.added"));
        Assert.Equal("Revert to baseline", dialog.Find("button[type=submit]").TextContent.Trim());
    }

    [Fact]
    public void Plus_is_more_access_and_minus_is_less_and_what_stays_has_neither()
    {
        var list = Render<AccessSentences>(p => p.Add(s => s.Sentences, [new(AccessSign.More, "Role web will gain it"), new(AccessSign.Less, "Anyone will lose it"), AccessLine.Plain("Stays: the rest")]));

        Assert.Equal(["+", "−", "·"], list.FindAll(".sign").Select(sign => sign.TextContent));
        Assert.Equal(["More access:", "Less access:"], list.FindAll(".sr-only").Select(word => word.TextContent.Trim()));
    }

    [Fact]
    public void A_lock_out_is_accepted_by_hand_before_the_button_can_be_pressed_and_warnings_are_shown()
    {
        var dialog = Render<ConsequenceDialog>(p => p.Add(d => d.Title, "Revert orchid-web-assets").Add(d => d.Preview, Sample.Preview() with
        {
            AcceptLockOut = "\"OnlyVpc\" denies the console's own role s3:PutBucketPolicy.",
            Warnings = ["cloudtrail.amazonaws.com would no longer be able to deliver its records here."],
        }));

        Assert.True(dialog.Find("button[type=submit]").HasAttribute("disabled"));
        Assert.Contains("cloudtrail.amazonaws.com would no longer be able to deliver", dialog.Find("p.note").TextContent, StringComparison.Ordinal);
        Assert.Contains("denies the console's own role", dialog.Find("label.confirm").TextContent, StringComparison.Ordinal);
        dialog.Find("label.confirm input").Change(true);
        Assert.False(dialog.Find("button[type=submit]").HasAttribute("disabled"));
    }

    [Fact]
    public void Enter_confirms_without_a_reason()
    {
        // In a form, Enter is a submit.
        Consequence().Find("form").Submit();

        Assert.Equal(1, _confirmed);
        Assert.Null(_reason);
    }

    [Fact]
    public void A_reason_goes_along()
    {
        var dialog = Consequence();

        dialog.Find("input").Input("agreed with the owner");
        dialog.Find("form").Submit();

        Assert.Equal("agreed with the owner", _reason);
    }

    [Fact]
    public async Task Escape_cancels()
    {
        var dialog = Consequence();

        await dialog.InvokeAsync(() => dialog.FindComponent<SecOpsConsole.Web.Components.Kit.Dialog>().Instance.EscapeAsync());

        Assert.Equal(1, _cancelled);
        Assert.Equal(0, _confirmed);
    }

    [Fact]
    public async Task While_it_runs_nothing_can_be_clicked_twice_or_cancelled()
    {
        var dialog = Consequence(busy: true);

        dialog.Find("form").Submit();
        await dialog.InvokeAsync(() => dialog.FindComponent<SecOpsConsole.Web.Components.Kit.Dialog>().Instance.EscapeAsync());

        Assert.Equal(0, _confirmed + _cancelled);
        Assert.All(dialog.FindAll("button[type=submit], footer button"), button => Assert.True(button.HasAttribute("disabled")));
    }

    [Fact]
    public void A_problem_is_said_in_the_dialog() =>
        Assert.Contains("The store is busy.", Consequence(problem: "The store is busy.").Find("[role=alert]").TextContent, StringComparison.Ordinal);

    [Fact]
    public void The_dialog_is_named_by_its_title()
    {
        var dialog = Consequence();

        var id = dialog.Find("dialog").GetAttribute("aria-labelledby");
        Assert.Equal("Revert orchid-web-assets", dialog.Find($"#{id}").TextContent);
    }

    [Fact]
    public void Escalating_needs_a_person_and_a_reason_and_offers_a_due_time()
    {
        EscalateDialog.Escalation? asked = null;
        var dialog = Render<EscalateDialog>(p => p.Add(d => d.OnConfirm, (EscalateDialog.Escalation e) => asked = e));

        Assert.True(dialog.Find("button[type=submit]").HasAttribute("disabled"));
        dialog.Find("form").Submit();
        Assert.Null(asked);

        dialog.Find("input.rz-textbox").Input(" Ben ");
        dialog.Find("textarea").Input("Is this deployment yours?");
        dialog.FindAll(".quick button")[0].Click();
        dialog.Find("form").Submit();

        Assert.Equal(new EscalateDialog.Escalation("Ben", "Is this deployment yours?", Sample.Now.AddHours(1)), asked);
        Assert.Equal(DateTimeKind.Utc, asked!.DueUtc.Kind);
    }

    [Fact]
    public void Turning_automatic_mode_on_says_what_it_does_and_that_open_findings_stay()
    {
        var dialog = Render<ModeDialog>(p => p.Add(d => d.BucketName, "payroll").Add(d => d.Mode, AutomaticMode.Automatic).Add(d => d.OpenFindings, 2));

        Assert.Contains("never widens", dialog.Markup, StringComparison.Ordinal);
        Assert.Contains("2 open findings", dialog.Markup, StringComparison.Ordinal);
        Assert.Equal("Turn automatic mode on", dialog.Find("button[type=submit]").TextContent.Trim());
    }
}
