using Bunit;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Web.Components.Findings;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>The offer to restore a lost default encryption, and its dialog.</summary>
public sealed class RestoreEncryptionTests : ComponentTest
{
    private static readonly ActionOffer No = ActionOffer.No("The finding is not about a bucket policy.");

    private IRenderedComponent<ActionBar> Bar(ActionOffer? encryption, List<DecisionKind>? pressed = null) => Render<ActionBar>(p => p
        .Add(b => b.Actions, new FindingActions(No, No, No, No, ActionOffer.Yes, No, No, No) { RestoreEncryption = encryption })
        .Add(b => b.OnAction, kind => pressed?.Add(kind)));

    [Fact]
    public void Where_a_former_encryption_is_known_it_is_the_first_remedy_and_one_click()
    {
        var pressed = new List<DecisionKind>();
        var bar = Bar(ActionOffer.Yes, pressed);

        var button = bar.FindAll("button").Single(b => b.TextContent == "Restore encryption");
        Assert.Contains("primary", button.ClassName, StringComparison.Ordinal);
        button.Click();
        Assert.Equal([DecisionKind.RestoreEncryption], pressed);
    }

    [Fact]
    public void Where_none_is_known_it_is_greyed_with_the_reason()
    {
        var bar = Bar(ActionOffer.No("No encryption with a KMS key is known from before, so there is none to restore."));

        var button = bar.FindAll("button").Single(b => b.TextContent == "Restore encryption");
        Assert.True(button.HasAttribute("disabled"));
        Assert.Equal(bar.Find(".why").Id, button.GetAttribute("aria-describedby"));
        Assert.Contains(bar.FindAll(".why p"), line => line.TextContent == "Restore encryption: No encryption with a KMS key is known from before, so there is none to restore.");
    }

    [Fact]
    public void A_finding_about_something_else_has_no_such_button() =>
        Assert.DoesNotContain(Bar(null).FindAll("button"), button => button.TextContent == "Restore encryption");

    [Fact]
    public void The_dialog_compares_the_two_and_a_hostile_key_is_text()
    {
        var dialog = Render<ConsequenceDialog>(p => p.Add(d => d.Title, "Restore").Add(d => d.Preview, Sample.Preview() with
        {
            EncryptionBefore = BucketEncryption.Default,
            EncryptionAfter = new BucketEncryption("aws:kms", "<b>alias/pay</b>", true),
        }));

        Assert.Equal(
            ["Algorithm|AES256|aws:kms changes", "KMS key|none|<b>alias/pay</b> changes", "Bucket key|off|on changes", "Blocked for uploads|none|none"],
            dialog.FindAll(".encryption tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim()))));
        Assert.Empty(dialog.FindAll("b"));
        Assert.Contains("The policy itself is not changed.", dialog.Markup, StringComparison.Ordinal);
        Assert.Empty(dialog.FindAll("tr.added"));
    }
}
