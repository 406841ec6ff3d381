using Bunit;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Macie;
using SecOpsConsole.Web.Components.Findings;

namespace SecOpsConsole.Web.Tests.Components;

public sealed class MacieFoundTests : ComponentTest
{
    private static readonly MacieResult Result = new()
    {
        ObjectKey = "2026/11/payroll.csv",
        SizeBytes = 33775,
        MediaType = "text/csv",
        StorageClass = "STANDARD",
        Encryption = "AES256",
        JobId = "8df4fca1",
        Status = "COMPLETE",
        BytesRead = 33775,
        Detections =
        [
            new(SensitiveDataKind.Credentials, "AWS_CREDENTIALS", 1, ["row 12, column notes"]),
            new(SensitiveDataKind.Personal, "USA_SOCIAL_SECURITY_NUMBER", 1200, ["row 2, column ssn", "row 3, column ssn"]),
            new(null, "NEW_DETECTOR", null, []),
        ],
    };

    [Fact]
    public void Each_detector_has_its_kind_its_number_and_its_places()
    {
        var found = Render<MacieFound>(p => p.Add(f => f.Result, Result));

        Assert.Equal(
            [
                "AWS_CREDENTIALS|credentials|1|row 12, column notes",
                "USA_SOCIAL_SECURITY_NUMBER|personal data|1,200|row 2, column ssn; row 3, column ssn; and elsewhere",
                "NEW_DETECTOR|another kind|not told|not told",
            ],
            found.FindAll("tbody tr").Select(row => string.Join('|', row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()))));
        Assert.Contains("33 KiB, text/csv, stored as STANDARD, encrypted with AES256", found.Markup, StringComparison.Ordinal);
        Assert.Contains("8df4fca1", found.Find("dl").TextContent, StringComparison.Ordinal);
        Assert.Empty(found.FindAll(".note"));
    }

    [Fact]
    public void What_was_read_only_in_part_says_so_before_anything_else()
    {
        var found = Render<MacieFound>(p => p.Add(f => f.Result, Result with { Status = "PARTIAL", StatusReason = "QUOTA_EXCEEDED", BytesRead = 1024, HasMore = true }));

        Assert.Equal("Macie did not read all of it (PARTIAL). QUOTA_EXCEEDED. There may be more than is listed.", found.Find(".note").TextContent.Trim());
        Assert.Contains("1 KiB of it were read", found.Markup, StringComparison.Ordinal);
        Assert.Contains("Macie found it in more places than are listed here.", found.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_its_event_the_page_says_why_nothing_is_shown() =>
        Assert.StartsWith("No stored event tells it", Render<MacieFound>(p => p.Add(f => f.Result, null)).Find("p").TextContent, StringComparison.Ordinal);

    [Fact]
    public void A_hostile_name_is_shown_and_not_run()
    {
        var found = Render<MacieFound>(p => p.Add(f => f.Result, Result with { Detections = [new(SensitiveDataKind.Custom, "<img src=x onerror=alert(1)>", 1, ["row 1, column <b>\u202Eevil"])] }));

        Assert.Empty(found.FindAll("img, b"));
        Assert.DoesNotContain("\u202E", found.Find("tbody").TextContent, StringComparison.Ordinal);
    }
}
