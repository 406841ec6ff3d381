using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Suppressions;
using SecOpsConsole.Core.Tests.Intake;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Suppressions;

/// <summary>An exception covers exactly what it was granted for.</summary>
public sealed class ExceptionTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly BlockPublicAccess Restricted = new(false, false, false, true);

    [Fact]
    public async Task A_granted_exception_suppresses_its_finding_and_says_who_answers_for_it_and_until_when()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        var granted = await scene.GrantAsync(await scene.World.TheFindingAsync());

        var finding = await scene.World.TheFindingAsync();
        Assert.Equal((WorkflowStatus.Suppressed, Resolution.RiskAccepted), (finding.WorkflowStatus, finding.Resolution));
        Assert.Equal((SuppressionState.Active, "web team", "Ana", "The site is public."), (granted.State, granted.Owner, granted.GrantedBy, granted.Reason));
        Assert.Equal(scene.World.Now.AddDays(30), granted.ExpiresUtc);
        var row = Assert.Single(await scene.ToldAsync(FindingEventKind.ExceptionGranted));
        Assert.Equal(("Ana", "The site is public."), (row.Who, row.Reason));
    }

    [Fact]
    public async Task What_was_accepted_stays_silent_when_it_is_looked_at_again_and_when_something_else_in_the_policy_changes()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        await scene.GrantAsync(await scene.World.TheFindingAsync());

        await scene.World.LookAsync(SuppressionScene.Bucket);
        await scene.World.PutAsync(SuppressionScene.Bucket, SitePolicy.PublicBesideTeam);

        var finding = await scene.World.TheFindingAsync();
        Assert.Equal(WorkflowStatus.Suppressed, finding.WorkflowStatus);
        Assert.Equal(await scene.LiveAsync(), finding.Fingerprint);
        Assert.Equal(0, finding.ReopenedCount);
    }

    [Fact]
    public async Task What_went_away_and_comes_back_as_it_was_is_covered_again()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        await scene.GrantAsync(await scene.World.TheFindingAsync());

        await scene.World.PutAsync(SuppressionScene.Bucket, SamplePolicy.OwnAccountReads);
        Assert.Equal(Resolution.FixedExternally, (await scene.World.TheFindingAsync()).Resolution);
        await scene.PassAsync(TimeSpan.FromHours(1));
        await scene.World.PutAsync(SuppressionScene.Bucket, SitePolicy.Public);

        var finding = await scene.World.TheFindingAsync();
        Assert.Equal((WorkflowStatus.Suppressed, 0), (finding.WorkflowStatus, finding.ReopenedCount));
        Assert.Single(await scene.ToldAsync(FindingEventKind.ExceptionApplied));
    }

    /// <summary>security_monkey, issue 21: an exception for a statement hid that the statement was made worse.</summary>
    [Fact]
    public async Task A_wider_principal_under_the_same_Sid_is_reported()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.OnePartner);
        var accepted = await scene.World.TheFindingAsync();
        await scene.GrantAsync(accepted);

        await scene.World.PutAsync(SuppressionScene.Bucket, SitePolicy.TwoPartners);

        var open = Assert.Single(await scene.OpenAsync());
        Assert.NotEqual(accepted.Id, open.Id);
        Assert.Contains("777788889999", open.Title, StringComparison.Ordinal);
        Assert.Contains(await scene.ToldAsync(FindingEventKind.Judged), row =>
            row.FindingId == open.Id && row.Text.Contains("The exception that Ana granted to web team does not cover what is there now: the statement Partner was changed.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_statement_is_reported_and_the_accepted_one_stays_silent()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        var accepted = await scene.World.TheFindingAsync();
        await scene.GrantAsync(accepted);

        await scene.World.PutAsync(SuppressionScene.Bucket, SitePolicy.PublicAndUpload);

        Assert.Equal(Severity.Critical, Assert.Single(await scene.OpenAsync()).Severity);
        Assert.Equal(WorkflowStatus.Suppressed, (await scene.FindingAsync(accepted.Id)).WorkflowStatus);
    }

    [Fact]
    public async Task The_same_statement_without_its_condition_is_reported()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.OnePartnerOverTls);
        await scene.GrantAsync(await scene.World.TheFindingAsync());

        await scene.World.PutAsync(SuppressionScene.Bucket, SitePolicy.OnePartner);

        Assert.Single(await scene.OpenAsync());
    }

    [Fact]
    public async Task The_same_statement_without_the_block_that_held_it_back_is_reported_again()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public, Restricted);
        var accepted = await scene.World.TheFindingAsync();
        Assert.Equal(Severity.Medium, accepted.Severity);
        var granted = await scene.GrantAsync(accepted);

        scene.World.Aws[SuppressionScene.Bucket].Block = BlockPublicAccess.None;
        await scene.World.LookAsync(SuppressionScene.Bucket);

        var open = Assert.Single(await scene.OpenAsync());
        Assert.Equal((accepted.Id, 1, Severity.High), (open.Id, open.ReopenedCount, open.Severity));
        Assert.Equal(SuppressionState.Superseded, (await scene.SuppressionAsync(granted.Id)).State);
        var row = Assert.Single(await scene.ToldAsync(FindingEventKind.ExceptionSuperseded));
        Assert.Contains("Block Public Access no longer holds it back", row.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_saw_it_held_back_accepts_nothing_that_is_laid_open_by_then()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public, Restricted);
        var seen = new SuppressionSeen(await scene.LiveAsync(), HeldBack: true);
        scene.World.Aws[SuppressionScene.Bucket].Block = BlockPublicAccess.None;
        await scene.World.LookAsync(SuppressionScene.Bucket);
        var id = new FindingId((await scene.World.TheFindingAsync()).Id);

        var granted = await scene.Desk.GrantExceptionAsync(id, seen, new ExceptionGrant("web team", "The site is public."), scene.Ana, CancellationToken.None);
        var marked = await scene.Desk.MarkFalsePositiveAsync(id, seen, "It is held back.", scene.Ana, CancellationToken.None);

        Assert.Equal((DeskOutcome.Superseded, DeskOutcome.Superseded), (granted.Outcome, marked.Outcome));
        Assert.Contains("held the policy back when you looked, and does not any more. Nothing was changed.", granted.Message, StringComparison.Ordinal);
        Assert.Single(await scene.OpenAsync());
    }

    [Fact]
    public async Task The_same_statement_without_the_deny_that_limited_it_is_reported_again()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.PublicWithoutDrafts);
        var accepted = await scene.World.TheFindingAsync();
        var granted = await scene.GrantAsync(accepted);

        await scene.World.PutAsync(SuppressionScene.Bucket, SitePolicy.Public);

        Assert.Equal((accepted.Id, 1), (Assert.Single(await scene.OpenAsync()).Id, (await scene.FindingAsync(accepted.Id)).ReopenedCount));
        Assert.Equal(SuppressionState.Superseded, (await scene.SuppressionAsync(granted.Id)).State);
    }

    [Fact]
    public async Task A_new_deny_or_a_block_beside_what_was_accepted_changes_nothing()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        await scene.GrantAsync(await scene.World.TheFindingAsync());

        await scene.World.PutAsync(SuppressionScene.Bucket, SitePolicy.PublicWithoutDrafts);
        scene.World.Aws[SuppressionScene.Bucket].Block = Restricted;
        await scene.World.LookAsync(SuppressionScene.Bucket);
        scene.World.Aws[SuppressionScene.Bucket].Block = BlockPublicAccess.None;
        await scene.World.LookAsync(SuppressionScene.Bucket);

        Assert.Empty(await scene.OpenAsync());
    }

    [Fact]
    public async Task A_block_that_cannot_be_read_once_does_not_end_an_exception_but_one_that_stays_unreadable_does()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public, Restricted);
        await scene.GrantAsync(await scene.World.TheFindingAsync());

        scene.World.Aws[SuppressionScene.Bucket].Block = null;
        await scene.World.LookAsync(SuppressionScene.Bucket);
        Assert.Empty(await scene.OpenAsync());

        await scene.LookUntilBelievedAsync();
        Assert.Single(await scene.OpenAsync());
    }

    [Fact]
    public async Task An_exception_hides_nothing_of_another_bucket_and_no_other_check()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        await scene.GrantAsync(await scene.World.TheFindingAsync());

        await scene.World.PutAsync("orders", SitePolicy.Public.Replace("payroll", "orders", StringComparison.Ordinal));
        scene.World.Aws[SuppressionScene.Bucket].AclPublic = true;
        await scene.World.LookAsync(SuppressionScene.Bucket);

        Assert.Equal([CheckIds.PublicAcl, CheckIds.PublicPrincipal], (await scene.OpenAsync()).Select(finding => finding.Check).Order());
    }

    [Fact]
    public async Task An_exception_for_an_acl_covers_what_it_grants_and_not_more()
    {
        await using var scene = await SuppressionScene.WithAsync(SamplePolicy.OwnAccountReads);
        var bucket = scene.World.Aws[SuppressionScene.Bucket];
        (bucket.AclPublic, bucket.AclGrants) = (true, "AllUsers READ");
        await scene.World.LookAsync(SuppressionScene.Bucket);
        await scene.GrantAsync(await scene.World.TheFindingAsync());

        await scene.World.LookAsync(SuppressionScene.Bucket);
        Assert.Empty(await scene.OpenAsync());

        bucket.AclGrants = "AllUsers READ\nAllUsers WRITE";
        await scene.World.LookAsync(SuppressionScene.Bucket);
        Assert.Single(await scene.OpenAsync());
        Assert.Contains("AllUsers WRITE", Assert.Single(await scene.ToldAsync(FindingEventKind.ExceptionSuperseded)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_accepts_a_policy_that_cannot_be_read()
    {
        await using var scene = await SuppressionScene.WithAsync(SamplePolicy.OwnAccountReads);
        scene.World.Aws[SuppressionScene.Bucket].ReadFault = new(Ports.AwsFaultKind.Denied, "AccessDenied", "No.", null);
        await scene.World.LookAsync(SuppressionScene.Bucket);

        var result = await scene.TryGrantAsync(await scene.World.TheFindingAsync(), scene.Ana);

        Assert.Equal(DeskOutcome.NotAllowed, result.Outcome);
    }

    [Fact]
    public async Task An_open_copy_close_of_what_was_accepted_leaves_no_finding_and_one_of_something_else_does()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        await scene.GrantAsync(await scene.World.TheFindingAsync());
        await scene.World.PutAsync(SuppressionScene.Bucket, SamplePolicy.OwnAccountReads);
        await scene.PassAsync(TimeSpan.FromHours(1));

        await scene.World.DeliverAsync(SampleEvent.Put(SuppressionScene.Bucket, SitePolicy.Public, scene.World.Now));
        await scene.LookUntilBelievedAsync();
        Assert.Single(await scene.World.FindingsAsync());

        await scene.World.DeliverAsync(SampleEvent.Put(SuppressionScene.Bucket, SitePolicy.PublicAndUpload, scene.World.Now));
        await scene.LookUntilBelievedAsync();
        Assert.Equal(2, (await scene.World.FindingsAsync()).Count);
    }

    [Fact]
    public async Task Escalating_a_suppressed_finding_ends_its_exception()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        var granted = await scene.GrantAsync(await scene.World.TheFindingAsync());

        var result = await scene.Desk.EscalateAsync(new FindingId(granted.FindingId), "Olga", "Look at this", null, null, scene.Bob, None);

        Assert.True(result.IsAccepted, result.Message);
        Assert.Equal(WorkflowStatus.Notified, (await scene.World.TheFindingAsync()).WorkflowStatus);
        Assert.Equal((SuppressionState.Revoked, "Bob"), ((await scene.SuppressionAsync(granted.Id)).State, (await scene.SuppressionAsync(granted.Id)).EndedBy));
        await scene.World.LookAsync(SuppressionScene.Bucket);
        Assert.Single(await scene.OpenAsync());
    }
}
