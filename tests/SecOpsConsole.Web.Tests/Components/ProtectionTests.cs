using Bunit;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Protection;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Web.Components.Buckets;
using SecOpsConsole.Web.Components.Findings;

namespace SecOpsConsole.Web.Tests.Components;

public sealed class ProtectionTests : ComponentTest
{
    private const string Bar = "This bucket is protected (log destination): automatic mode does not act on it.";

    [Fact]
    public void Automatic_on_a_protected_bucket_needs_the_override_and_a_reason()
    {
        string? reason = null;
        var dialog = Render<ModeDialog>(p => p.Add(d => d.BucketName, "audit-logs").Add(d => d.Mode, AutomaticMode.Automatic)
            .Add(d => d.Bars, [Bar]).Add(d => d.OnConfirm, (string? given) => { reason = given; }));

        Assert.Contains(Bar, dialog.Markup, StringComparison.Ordinal);
        Assert.True(dialog.Find("button[type=submit]").HasAttribute("disabled"));
        dialog.Find("label.override input").Change(true);
        Assert.True(dialog.Find("button[type=submit]").HasAttribute("disabled"));
        dialog.Find(".field input").Input("a copy of the logs");
        Assert.False(dialog.Find("button[type=submit]").HasAttribute("disabled"));
        dialog.Find("form").Submit();
        Assert.Equal("a copy of the logs", reason);
    }

    [Fact]
    public void Another_mode_asks_for_no_override()
    {
        var dialog = Render<ModeDialog>(p => p.Add(d => d.BucketName, "audit-logs").Add(d => d.Mode, AutomaticMode.Shadow).Add(d => d.Bars, [Bar]));

        Assert.Empty(dialog.FindAll("label.override"));
        Assert.False(dialog.Find("button[type=submit]").HasAttribute("disabled"));
    }

    [Fact]
    public void The_page_says_what_the_bucket_is_what_manages_it_and_who_overrode_that()
    {
        var bucket = new Bucket
        {
            AccountId = "111122223333", Region = "eu-west-1", Name = "audit-logs", ManagedWho = "terraform-ci", ManagedUtc = Sample.Now,
            OverriddenBy = "Ana", OverriddenUtc = Sample.Now, OverrideReason = "a copy",
        };
        var notes = Render<ProtectionNotes>(p => p.Add(n => n.Detail, new BucketDetail(bucket, null, null, [], 0, 3, [], [], ActionOffer.Yes, ActionOffer.Yes, BlockChoice.No("None."))
        {
            Protection = [new ProtectedBy(ProtectedClass.LogDestination, "Its name says that it holds audit logs.")],
            ManagedBy = "Terraform",
        }));

        foreach (var words in new[] { "Protected: log destination.", "Its name says that it holds audit logs.", "Managed by Terraform.", "the next apply will undo this", "terraform-ci", "overrode the protection", "a copy" })
        {
            Assert.Contains(words, notes.Markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_list_marks_protected_and_managed_buckets()
    {
        var row = new BucketRow(
            7, "audit-logs", "111122223333", "eu-west-1", AutomaticMode.Review, AutomaticAction.RevertToBaseline, null, Exposure.OwnAccount, 0, null, null, null,
            "LogDestination,AwsCreated", "Terraform");
        var table = Render<BucketTable>(p => p.Add(t => t.Rows, [row]));

        Assert.Equal(["protected", "Terraform"], table.FindAll(".name .chip").Select(chip => chip.TextContent.Trim()));
        Assert.StartsWith("log destination, made by AWS: automatic mode does not act here", table.Find(".name .chip").GetAttribute("title"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_dialog_has_the_change_for_the_code_to_copy()
    {
        var dialog = Render<ConsequenceDialog>(p => p.Add(d => d.Title, "Revert").Add(d => d.Preview, Sample.Preview() with
        {
            Code = new CodeChange("Terraform", "Let the code say exactly this policy.", "resource \"aws_s3_bucket_policy\" \"payroll\" {}"),
        }));

        Assert.Contains("The change for the code (Terraform)", dialog.Markup, StringComparison.Ordinal);
        Assert.Equal("resource \"aws_s3_bucket_policy\" \"payroll\" {}", dialog.Find("button.copy[data-copy^=resource]").GetAttribute("data-copy"));
        Assert.Contains("aws_s3_bucket_policy", dialog.Find("pre.code").TextContent, StringComparison.Ordinal);
    }
}
