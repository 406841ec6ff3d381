using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Tests.Intake;
using SecOpsConsole.Policies;
using static SecOpsConsole.Core.Tests.Findings.RankingScene;

namespace SecOpsConsole.Core.Tests.Findings;

/// <summary>Exposure times sensitivity on a real store: whichever comes last, and back.</summary>
public sealed class FindingRankingTests
{
    public static TheoryData<string> Openings => ["policy", "acl", "block of the bucket", "block of the account"];

    [Theory]
    [MemberData(nameof(Openings))]
    public async Task A_newly_public_bucket_that_holds_credentials_is_critical_and_says_so(string opening)
    {
        await using var world = await StartAsync();
        Close(world, opening);
        await world.InventoryAsync();
        await DeliverAsync(world, Data("a"));
        Assert.Equal((Severity.High, null), Told(await MaciesAsync(world)));

        await OpenAsync(world, opening);

        Assert.Equal((Severity.Critical, Sentence), Told(await OursAsync(world)));
        Assert.Equal(Severity.High, (await OursAsync(world)).JudgedSeverity);
        Assert.Equal((Severity.Critical, Sentence), Told(await MaciesAsync(world)));
        await AssertLastRowAsync(world, await OursAsync(world), "Raised from ");
        var oursId = (await OursAsync(world)).Id;
        Assert.Contains(await NotificationsAsync(world), told => told is { Severity: Severity.Critical } && told.Text.Contains(Sentence, StringComparison.Ordinal) && told.FindingId == oursId);
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task Credentials_that_Macie_finds_in_a_public_bucket_make_the_open_finding_critical_once()
    {
        await using var world = await StartAsync();
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        Assert.Equal((Severity.High, null), Told(await OursAsync(world)));

        await DeliverAsync(world, Data("a"));
        await DeliverAsync(world, Data("a", envelope: "again"));

        Assert.Equal((Severity.Critical, Sentence), Told(await OursAsync(world)));
        Assert.Equal((Severity.Critical, Sentence), Told(await MaciesAsync(world)));
        Assert.Equal("credentials in 1 object", Sensitivity.OfState((await world.BucketAsync("payroll")).SensitiveData).Summary);
        var oursId = (await OursAsync(world)).Id;
        Assert.Single(await RowsAsync(world, oursId));
        // The new finding's own notification says it; the open one is told as raised.
        Assert.Equal([NotificationKind.SeverityRaised], (await NotificationsAsync(world)).Where(told => told.FindingId == oursId && told.Severity == Severity.Critical).Select(told => told.Kind));
        var macies = (await MaciesAsync(world)).Id;
        Assert.Equal([NotificationKind.FindingOpened], (await NotificationsAsync(world)).Where(told => told.FindingId == macies).Select(told => told.Kind));
    }

    [Fact]
    public async Task A_second_object_changes_the_numbers_and_tells_nobody_again()
    {
        await using var world = await StartAsync();
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        await DeliverAsync(world, Data("a"));
        var oursId = (await OursAsync(world)).Id;
        var rows = (await RowsAsync(world, oursId)).Count;

        await DeliverAsync(world, Data("b", category: "PERSONAL_INFORMATION", type: "Personal", count: 40));

        var ours = await OursAsync(world);
        Assert.Equal(Severity.Critical, ours.Severity);
        Assert.Contains("credentials (3 occurrences in 1 object) and personal data (40 occurrences in 1 object)", ours.ExposedData, StringComparison.Ordinal);
        Assert.Equal(rows, (await RowsAsync(world, ours.Id)).Count);
        Assert.Equal(Severity.High, (await world.FindingsAsync()).Single(finding => finding.Check == "SensitiveData:S3Object/Personal").Severity);
    }

    [Fact]
    public async Task When_the_block_comes_back_everything_is_as_severe_as_by_itself()
    {
        await using var world = await StartAsync();
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        await DeliverAsync(world, Data("a"));
        world.Clock.Advance(TimeSpan.FromMinutes(5));

        world.Aws["payroll"].Block = new BlockPublicAccess(true, true, true, true);
        await world.LookAsync("payroll");

        Assert.Equal((Severity.Medium, null), Told(await OursAsync(world)));
        Assert.Equal((Severity.High, null), Told(await MaciesAsync(world)));
        await AssertLastRowAsync(world, await OursAsync(world), "Back from Critical to Medium. Nobody outside");
    }

    [Fact]
    public async Task When_the_credentials_are_settled_the_open_finding_is_as_severe_as_by_itself()
    {
        await using var world = await StartAsync();
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        await DeliverAsync(world, Data("a"));
        await ApplyAsync(world, (await MaciesAsync(world)).Id, FindingTransition.MarkFalsePositive);

        Assert.Equal((Severity.High, null), Told(await OursAsync(world)));
        await AssertLastRowAsync(world, await OursAsync(world), "Back from Critical to High. No open finding of Macie");
        Assert.Null((await world.BucketAsync("payroll")).SensitiveData);
        // What is closed is not touched: it stays as it was decided on.
        Assert.Equal(Severity.Critical, (await MaciesAsync(world)).Severity);
    }

    [Fact]
    public async Task Accepted_credentials_are_still_there()
    {
        await using var world = await StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        await world.InventoryAsync();
        await DeliverAsync(world, Data("a"));
        await ApplyAsync(world, (await MaciesAsync(world)).Id, FindingTransition.Suppress);

        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);

        Assert.Equal(Severity.Critical, (await OursAsync(world)).Severity);
        Assert.Equal((WorkflowStatus.Suppressed, Severity.High), ((await MaciesAsync(world)).WorkflowStatus, (await MaciesAsync(world)).Severity));
    }

    [Fact]
    public async Task A_bucket_that_was_opened_and_closed_before_the_console_looked_is_told_as_critical_too()
    {
        await using var world = await StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        await world.InventoryAsync();
        await DeliverAsync(world, Data("a"));

        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now));
        foreach (var seconds in new[] { 2, 10, 60 })
        {
            await world.PassAsync(TimeSpan.FromSeconds(seconds));
        }

        var trace = await OursAsync(world);
        Assert.Equal((WorkflowStatus.Resolved, Severity.Critical), (trace.WorkflowStatus, trace.Severity));
        Assert.StartsWith("Anyone on the internet could reach the bucket for a while, and Macie found credentials", trace.ExposedData, StringComparison.Ordinal);
        Assert.Contains(await NotificationsAsync(world), told => told is { Kind: NotificationKind.FindingOpened, Severity: Severity.Critical } && told.FindingId == trace.Id);
        Assert.Equal((Severity.High, null), Told(await MaciesAsync(world)));
    }

    [Fact]
    public async Task A_sample_raises_nothing()
    {
        await using var world = await StartAsync();
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        await DeliverAsync(world, Data("a", change: detail => detail["sample"] = true));

        Assert.All(await world.FindingsAsync(), finding => Assert.Equal((Severity.High, null), Told(finding)));
        Assert.Null((await world.BucketAsync("payroll")).SensitiveData);
    }

    [Fact]
    public async Task A_bucket_that_cannot_be_read_is_not_safer_for_that()
    {
        await using var world = await StartAsync();
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        await DeliverAsync(world, Data("a"));

        world.Aws["payroll"].ReadFault = new(AwsFaultKind.Denied, "AccessDenied", "no", null);
        await world.LookAsync("payroll");

        Assert.Equal(Exposure.Unknown, (await world.BucketAsync("payroll")).Exposure);
        Assert.Equal(Severity.Critical, (await world.FindingsAsync()).Single(finding => finding.Check == CheckIds.PublicPrincipal).Severity);
        Assert.Equal(Severity.Critical, (await MaciesAsync(world)).Severity);
    }

    [Fact]
    public async Task A_finding_that_comes_back_to_a_closed_bucket_forgets_that_it_was_critical()
    {
        await using var world = await StartAsync();
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        await DeliverAsync(world, Data("a"));
        await world.PassAsync(TimeSpan.FromMinutes(1));
        await world.PutAsync("payroll", SamplePolicy.OwnAccountReads);
        Assert.Equal((WorkflowStatus.Resolved, Severity.Critical), ((await OursAsync(world)).WorkflowStatus, (await OursAsync(world)).Severity));

        await world.PassAsync(TimeSpan.FromMinutes(1));
        world.Aws["payroll"].Block = new BlockPublicAccess(true, true, true, true);
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);

        Assert.Equal((WorkflowStatus.New, (Severity.Medium, null)), ((await OursAsync(world)).WorkflowStatus, Told(await OursAsync(world))));
    }

    private static void Close(IntakeWorld world, string opening)
    {
        world.Aws["payroll"].Policy = opening.StartsWith("block", StringComparison.Ordinal) ? SamplePolicy.AnyoneReads : SamplePolicy.OwnAccountReads;
        world.Aws["payroll"].Block = opening == "block of the bucket" ? new BlockPublicAccess(true, true, true, true) : BlockPublicAccess.None;
        world.Aws.AccountBlock = opening == "block of the account" ? new BlockPublicAccess(true, true, true, true) : BlockPublicAccess.None;
    }

    private static async Task OpenAsync(IntakeWorld world, string opening)
    {
        await world.PassAsync(TimeSpan.FromMinutes(10));
        switch (opening)
        {
            case "policy":
                await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
                break;
            case "acl":
                (world.Aws["payroll"].AclPublic, world.Aws["payroll"].AclGrants) = (true, "AllUsers READ");
                await world.DeliverAsync(SampleEvent.Call("PutBucketAcl", "payroll", world.Now));
                break;
            case "block of the bucket":
                world.Aws["payroll"].Block = BlockPublicAccess.None;
                await world.DeliverAsync(SampleEvent.Call("DeletePublicAccessBlock", "payroll", world.Now));
                break;
            default:
                world.Aws.AccountBlock = BlockPublicAccess.None;
                await world.EnqueueAndDrainAsync(scope => AccountLookPayload.Enqueue(scope, FakeAws.Account, thenBuckets: false));
                await world.PassAsync(TimeSpan.FromMinutes(1));
                break;
        }
    }
}
