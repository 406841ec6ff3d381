using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.Macie;
using SecOpsConsole.Web.Components.Pages;

namespace SecOpsConsole.Web.Tests.Components;

/// <summary>What Macie tells beyond its lists, and what is shown where it tells nothing.</summary>
public sealed class MaciePanelTests : MacieScene
{
    private const string Bucket = "demo-macie-detection-bucket";

    [Fact]
    public async Task Coverage_says_why_Macie_knows_nothing_of_a_bucket_and_what_to_do()
    {
        await OpenAsync("coverage", Role.Viewer, async () =>
        {
            var policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::BUCKET","arn:aws:s3:::BUCKET/*"],"Condition":{"ArnLike":{"aws:PrincipalArn":"*/AWSServiceRoleForAmazonMacie"}}}]}""";
            var bucket = new BucketRef(Place.AccountId, Place.Region, Bucket);
            Assert.True((await Aws.GetRequiredService<IBucketPolicyGateway>().PutPolicyAsync(bucket, policy.Replace("BUCKET", Bucket, StringComparison.Ordinal), 1, Ct)).IsOk);
        });
        var row = Page.WaitForElement("table.macie tbody tr", Patience);
        Assert.Contains("Macie may not look at it", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("AWSServiceRoleForAmazonMacie", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Amazon S3 denied the request", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Macie could not look at 1", Page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Automated_discovery_is_a_way_of_being_covered()
    {
        Patch(nameof(IMacieGateway.ListCoverageAsync), () => Ok<IReadOnlyList<MacieCoverage>>(
        [
            new MacieCoverage { Bucket = "payroll", InJob = false, Monitored = false, InDiscovery = true, SensitivityScore = 87 },
            new MacieCoverage { Bucket = "logs", InJob = true, Monitored = false, InDiscovery = false, SensitivityScore = 50 },
            new MacieCoverage { Bucket = "one-too-many", ErrorCode = "BUCKET_COUNT_EXCEEDS_QUOTA" },
        ]));
        await OpenAsync("coverage", Role.Viewer);
        Page.WaitForElement("table.macie tbody tr", Patience);
        var rows = Page.FindAll("table.macie tbody tr");
        Assert.Equal("Automated discovery", rows[0].QuerySelector("td.state .mark")!.TextContent.Trim());
        Assert.Contains("sensitive (87 of 100)", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("Once", rows[1].QuerySelector("td.state .mark")!.TextContent.Trim());
        Assert.DoesNotContain("Data:", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("Ask AWS for a higher quota", rows[2].TextContent, StringComparison.Ordinal);
        Assert.Contains("0 of 3 buckets are read on a schedule, 1 by automated discovery; Macie could not look at 1", Page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_identifier_shows_what_it_looks_for()
    {
        await OpenAsync("identifiers", Role.Viewer, async () => Assert.True((await Gateway.CreateIdentifierAsync(
            Place, new MacieIdentifierDraft { Name = "Employee", Regex = "E-[0-9]{4}<b>", Keywords = ["staff", "employee"], IgnoreWords = ["E-0000"], MaximumMatchDistance = 30 }, "i1", Ct)).IsOk));
        await UnfoldAsync();
        Page.WaitForAssertion(() => Assert.Equal(
            ["E-[0-9]{4}<b>", "staff, employee", "E-0000", "30 characters at most", "Medium, from the first match on"], Facts()), Patience);
    }

    [Fact]
    public async Task An_allow_list_whose_object_is_missing_is_marked_before_it_is_opened()
    {
        await OpenAsync("allowlists", Role.Viewer, async () =>
        {
            Assert.True((await Gateway.CreateAllowListAsync(Place, new MacieAllowListDraft("a1", "test cards", null, "4111[ 0-9]+", null, null), Ct)).IsOk);
            Assert.True((await Gateway.CreateAllowListAsync(Place, new MacieAllowListDraft("a2", "public numbers", null, null, Bucket, "nowhere.txt"), Ct)).IsOk);
        });
        Page.WaitForElement("table.macie tbody tr", Patience);
        Assert.Equal(["Its object does not exist"], Page.FindAll("table.macie td.what > .mark").Select(mark => mark.TextContent.Trim()));
        var row = Page.FindAll("table.macie tbody tr").Single(row => row.TextContent.Contains("public numbers", StringComparison.Ordinal));
        Assert.Contains("nowhere.txt", row.QuerySelector("details .facts")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The list allows nothing until there is such an object", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_of_an_allow_list_is_said_in_its_row_and_can_be_tried_again()
    {
        await OpenAsync("allowlists", Role.Viewer, async () =>
        {
            Assert.True((await Gateway.CreateAllowListAsync(Place, new MacieAllowListDraft("a1", "test cards", null, "4111[ 0-9]+", null, null), Ct)).IsOk);
            await DenyAsync("GetAllowList", 1);
        });
        Page.WaitForAssertion(() => Assert.Equal("Macie could not check it", Page.Find("table.macie td.what > .mark").TextContent.Trim()), Patience);
        Assert.Contains("AWS denied it", Page.Find("details .note.bad").TextContent, StringComparison.Ordinal);
        await ClickAsync(Page, "Try again");
        Page.WaitForAssertion(() => Assert.Contains("4111[ 0-9]+", Page.Find("details .facts").TextContent, StringComparison.Ordinal), Patience);
        Assert.Empty(Page.FindAll("table.macie td.what > .mark"));
    }

    [Fact]
    public async Task A_job_that_cannot_be_read_says_so_in_its_row_and_can_be_tried_again()
    {
        await OpenAsync("jobs", Role.Viewer, async () =>
        {
            Assert.True((await Gateway.CreateJobAsync(Place, new MacieJobOrder { Token = "j1", Name = "once", Buckets = [Bucket] }, Ct)).IsOk);
            await DenyAsync("DescribeClassificationJob", 1);
        });
        await UnfoldAsync();
        Page.WaitForAssertion(() => Assert.Contains("AWS denied it", Page.Find("details .note.bad").TextContent, StringComparison.Ordinal), Patience);
        Assert.Empty(Page.FindAll("details .facts"));
        await ClickAsync(Page, "Try again");
        Page.WaitForAssertion(() => Assert.Contains(Bucket, Page.Find("details .facts").TextContent, StringComparison.Ordinal), Patience);
        Assert.Empty(Page.FindAll("details .note.bad"));
    }

    private IRenderedComponent<MaciePage> Page { get; set; } = null!;

    private async Task OpenAsync(string view, Role role, Func<Task>? before = null)
    {
        Assert.True((await Gateway.EnableAsync(Place, Ct)).IsOk);
        if (before is not null)
        {
            await before();
        }

        await SignInAsync("Vic", role);
        Go("view=" + view);
        Page = Render<MaciePage>();
    }

    private async Task UnfoldAsync()
    {
        Page.WaitForElement("details", Patience);
        await Page.InvokeAsync(() => Page.Find("details").TriggerEvent("ontoggle", EventArgs.Empty));
    }

    private IEnumerable<string> Facts() => Page.FindAll("details .facts dd").Select(fact => fact.TextContent.Trim());

    private static Task<AwsAnswer<T>> Ok<T>(T value) => Task.FromResult(AwsAnswer<T>.Ok(value, null));
}
