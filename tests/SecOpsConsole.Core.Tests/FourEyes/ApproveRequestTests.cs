using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Tests.Remediation;

namespace SecOpsConsole.Core.Tests.FourEyes;

/// <summary>Ana asks to approve, somebody else grants.</summary>
public sealed class ApproveRequestTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Where_the_rule_asks_for_it_an_approval_is_only_asked_for()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.GuardedAsync();

        var request = await world.AskToApproveAsync(finding);

        Assert.Equal((RequestKind.Approve, RequestState.Pending, "Ana", finding.Fingerprint), (request.Kind, request.State, request.RequestedBy, request.ExpectedFingerprint));
        Assert.Equal(("The shop needs it.", world.Clock.NowUtc.AddHours(24)), (request.Reason, request.ExpiresUtc));
        Assert.Equal(WorkflowStatus.New, (await world.FindingAsync(finding.Id)).WorkflowStatus);
        Assert.Equal(bucket.BaselineVersionId, (await world.BucketAsync(bucket.Id)).BaselineVersionId);
        var row = Assert.Single(await world.TimelineAsync(finding.Id), e => e.Kind == FindingEventKind.RequestFiled);
        Assert.Equal(("Ana", "The shop needs it."), (row.Who, row.Reason));
    }

    [Fact]
    public async Task When_another_person_grants_it_is_done_as_it_was_asked_for_and_both_are_named()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.GuardedAsync();
        var request = await world.AskToApproveAsync(finding);

        var result = await world.GrantAsync(request, world.Bob);

        Assert.True(result.IsAccepted, result.Message);
        Assert.Equal(Resolution.ChangeApproved, (await world.FindingAsync(finding.Id)).Resolution);
        var after = await world.BucketAsync(bucket.Id);
        Assert.Equal(after.LiveVersionId, after.BaselineVersionId);
        Assert.Equal("Ana, granted by Bob", (await world.ReadAsync(db => db.PolicyVersions.SingleAsync(v => v.Id == after.BaselineVersionId))).ApprovedBy);
        var granted = await world.RequestAsync(request.Id);
        Assert.Equal((RequestState.Granted, "Bob", "Looked at it."), (granted.State, granted.DecidedBy, granted.DecisionReason));
        var timeline = await world.TimelineAsync(finding.Id);
        Assert.Equal(("Ana", "The shop needs it."), timeline.Where(e => e.Kind == FindingEventKind.Approved).Select(e => (e.Who, e.Reason!)).Single());
        Assert.Equal("Bob", Assert.Single(timeline, e => e.Kind == FindingEventKind.RequestGranted).Who);
    }

    [Fact]
    public async Task What_more_people_reach_than_when_it_was_asked_for_is_not_granted()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.GuardedAsync();
        await ReachAsync(world, bucket, Exposure.Blocked);
        var request = await world.AskToApproveAsync(finding);
        await ReachAsync(world, bucket, Exposure.Public);

        var result = await world.GrantAsync(request, world.Bob);

        Assert.Equal(DeskOutcome.Superseded, result.Outcome);
        Assert.Equal(WorkflowStatus.New, (await world.FindingAsync(finding.Id)).WorkflowStatus);
        Assert.NotEqual(request.Id, (await world.AskToApproveAsync(finding)).Id);
    }

    private static Task ReachAsync(World world, Bucket bucket, Exposure exposure) => world.Store.Store.WriteAsync(
        (scope, ct) => scope.Db.Buckets.Where(b => b.Id == bucket.Id).ExecuteUpdateAsync(set => set.SetProperty(b => b.Exposure, exposure), ct), None);

    [Fact]
    public async Task Nobody_grants_what_they_asked_for_themselves()
    {
        await using var world = await World.OpenAsync();
        var (_, finding) = await world.GuardedAsync();
        var request = await world.AskToApproveAsync(finding);

        var result = await world.GrantAsync(request, world.Ana);

        Assert.Equal(DeskOutcome.Forbidden, result.Outcome);
        Assert.StartsWith("You asked for this yourself", result.Message, StringComparison.Ordinal);
        Assert.Equal(RequestState.Pending, (await world.RequestAsync(request.Id)).State);
        Assert.Equal(WorkflowStatus.New, (await world.FindingAsync(finding.Id)).WorkflowStatus);
    }

    [Fact]
    public async Task A_token_neither_asks_nor_grants_for_nobody_knows_who_uses_it()
    {
        await using var world = await World.OpenAsync();
        var (_, finding) = await world.GuardedAsync();
        var token = await world.TokenOfAsync(world.Otto);

        Assert.Equal(DeskOutcome.NotAllowed, (await world.ApproveAsync(finding, token)).Outcome);
        Assert.Empty(await world.ReadAsync(db => db.Requests.ToListAsync()));
        var request = await world.AskToApproveAsync(finding);
        Assert.Equal(DeskOutcome.NotAllowed, (await world.GrantAsync(request, token)).Outcome);
        Assert.Equal(RequestState.Pending, (await world.RequestAsync(request.Id)).State);
    }

    [Fact]
    public async Task What_somebody_asked_for_whose_access_was_ended_is_not_granted()
    {
        await using var world = await World.OpenAsync();
        var (_, finding) = await world.GuardedAsync();
        var request = await world.AskToApproveAsync(finding, await world.PersonAsync("Olga", Role.Administrator));
        var olga = await world.ReadAsync(db => db.People.SingleAsync(p => p.Name == "Olga"));
        Assert.True((await world.People.DisableAsync(olga.Id, world.Otto, None)).IsAccepted);

        Assert.Equal(DeskOutcome.Forbidden, (await world.GrantAsync(request, world.Bob)).Outcome);
        Assert.NotEqual(Resolution.ChangeApproved, (await world.FindingAsync(finding.Id)).Resolution);
    }

    [Fact]
    public async Task A_token_that_nobody_stands_for_neither_asks_nor_grants()
    {
        await using var world = await World.OpenAsync();
        var (_, finding) = await world.GuardedAsync();
        var issued = await world.Tokens.CreateByOperatorAsync("cron", Role.Administrator, None);
        var token = (await world.Tokens.FindAsync(issued.Secret!, None))!;

        Assert.Equal(DeskOutcome.NotAllowed, (await world.ApproveAsync(finding, token)).Outcome);
        Assert.Empty(await world.ReadAsync(db => db.Requests.ToListAsync()));
        var request = await world.AskToApproveAsync(finding);
        Assert.Equal(DeskOutcome.NotAllowed, (await world.GrantAsync(request, token)).Outcome);
        Assert.Equal(RequestState.Pending, (await world.RequestAsync(request.Id)).State);
    }

    [Theory]
    [InlineData(Role.Viewer, false)]
    [InlineData(Role.Auditor, false)]
    [InlineData(Role.Analyst, true)]
    [InlineData(Role.Administrator, true)]
    [InlineData(Role.Approver, true)]
    public async Task Who_may_be_the_second_person_is_said_by_the_role(Role role, bool may)
    {
        await using var world = await World.OpenAsync();
        var (_, finding) = await world.GuardedAsync();
        var request = await world.AskToApproveAsync(finding);
        var pat = await world.PersonAsync("Pat", role);

        var refusal = await world.Get<RequestDesk>().RefuseAsync(new RequestId(request.Id), null, pat, None);
        Assert.Equal(may ? DeskOutcome.Invalid : DeskOutcome.Forbidden, refusal.Outcome);
        Assert.Equal(may ? DeskOutcome.Accepted : DeskOutcome.Forbidden, (await world.GrantAsync(request, pat)).Outcome);
        Assert.Equal(may ? Resolution.ChangeApproved : null, (await world.FindingAsync(finding.Id)).Resolution);
    }

    [Fact]
    public async Task Asking_for_the_same_thing_again_is_answered_with_what_waits()
    {
        await using var world = await World.OpenAsync();
        var (_, finding) = await world.GuardedAsync();
        var first = await world.AskToApproveAsync(finding);

        var again = await world.ApproveAsync(finding, world.Bob);

        Assert.Equal((DeskOutcome.Requested, first.Id), (again.Outcome, again.RequestId!.Value));
        Assert.StartsWith("Ana asked for this already", again.Message, StringComparison.Ordinal);
        Assert.Single(await world.ReadAsync(db => db.Requests.ToListAsync()));
        Assert.Single(await world.TimelineAsync(finding.Id), e => e.Kind == FindingEventKind.RequestFiled);
    }

    [Fact]
    public async Task What_changed_since_it_was_asked_for_is_not_granted()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.GuardedAsync();
        var request = await world.AskToApproveAsync(finding);
        world.Aws["payroll"] = SamplePolicies.Weaker;

        var result = await world.GrantAsync(request, world.Bob);

        Assert.Equal(DeskOutcome.Superseded, result.Outcome);
        Assert.EndsWith("The request is closed.", result.Message, StringComparison.Ordinal);
        Assert.Equal(RequestState.Overtaken, (await world.RequestAsync(request.Id)).State);
        Assert.Equal(bucket.BaselineVersionId, (await world.BucketAsync(bucket.Id)).BaselineVersionId);
        Assert.Single(await world.TimelineAsync(finding.Id), e => e.Kind == FindingEventKind.RequestOvertaken);
    }

    [Fact]
    public async Task Who_asked_must_still_be_allowed_to_when_it_is_granted()
    {
        await using var world = await World.OpenAsync();
        var (_, finding) = await world.GuardedAsync();
        var request = await world.AskToApproveAsync(finding);
        await world.People.SetRoleAsync(world.Ana.PersonId!.Value, Role.Viewer, world.Otto, None);

        var result = await world.GrantAsync(request, world.Bob);

        Assert.Equal(DeskOutcome.Forbidden, result.Outcome);
        Assert.StartsWith("Ana, who asked, is Viewer now", result.Message, StringComparison.Ordinal);
        Assert.Equal(WorkflowStatus.New, (await world.FindingAsync(finding.Id)).WorkflowStatus);
    }

    [Fact]
    public async Task Of_approvers_who_race_one_has_the_effect_and_the_others_are_told_who_was_first()
    {
        for (var round = 0; round < 5; round++)
        {
            await using var world = await World.OpenAsync();
            var (_, finding) = await world.GuardedAsync();
            var request = await world.AskToApproveAsync(finding);

            var results = await Task.WhenAll(new[] { world.Bob, world.Otto, world.Bob, world.Otto }.Select(caller => Task.Run(() => world.GrantAsync(request, caller))));

            Assert.Single(results, result => result.IsAccepted);
            var first = (await world.RequestAsync(request.Id)).DecidedBy!;
            Assert.All(results.Where(result => !result.IsAccepted), result => Assert.Equal((DeskOutcome.Conflict, true), (result.Outcome, result.Message.StartsWith($"{first} granted this first", StringComparison.Ordinal))));
            Assert.Single(await world.TimelineAsync(finding.Id), e => e.Kind == FindingEventKind.Approved);
            Assert.Single(await world.TimelineAsync(finding.Id), e => e.Kind == FindingEventKind.RequestGranted);
        }
    }

    [Fact]
    public async Task A_grant_and_a_refusal_at_once_are_one_decision()
    {
        await using var world = await World.OpenAsync();
        var (_, finding) = await world.GuardedAsync();
        var request = await world.AskToApproveAsync(finding);

        var results = await Task.WhenAll(
            Task.Run(() => world.GrantAsync(request, world.Bob)),
            Task.Run(() => world.Get<RequestDesk>().RefuseAsync(new RequestId(request.Id), "Not needed.", world.Otto, None)));

        Assert.Single(results, result => result.IsAccepted);
        Assert.Single(results, result => result.Outcome == DeskOutcome.Conflict);
        var granted = (await world.RequestAsync(request.Id)).State == RequestState.Granted;
        Assert.Equal(granted ? Resolution.ChangeApproved : null, (await world.FindingAsync(finding.Id)).Resolution);
    }

    [Fact]
    public async Task A_refusal_needs_a_reason_and_does_nothing()
    {
        await using var world = await World.OpenAsync();
        var (_, finding) = await world.GuardedAsync();
        var request = await world.AskToApproveAsync(finding);
        var desk = world.Get<RequestDesk>();

        Assert.Equal(DeskOutcome.Invalid, (await desk.RefuseAsync(new RequestId(request.Id), " ", world.Bob, None)).Outcome);
        Assert.Equal(DeskOutcome.Forbidden, (await desk.RefuseAsync(new RequestId(request.Id), "mine", world.Ana, None)).Outcome);
        Assert.True((await desk.RefuseAsync(new RequestId(request.Id), "Too wide.", world.Bob, None)).IsAccepted);

        Assert.Equal((RequestState.Refused, "Too wide."), ((await world.RequestAsync(request.Id)).State, (await world.RequestAsync(request.Id)).DecisionReason));
        Assert.Equal(DeskOutcome.Conflict, (await world.GrantAsync(request, world.Otto)).Outcome);
        Assert.Equal(WorkflowStatus.New, (await world.FindingAsync(finding.Id)).WorkflowStatus);
    }

    [Fact]
    public async Task Only_who_asked_withdraws_and_then_it_can_be_asked_for_anew()
    {
        await using var world = await World.OpenAsync();
        var (_, finding) = await world.GuardedAsync();
        var request = await world.AskToApproveAsync(finding);
        var desk = world.Get<RequestDesk>();

        Assert.Equal(DeskOutcome.Forbidden, (await desk.WithdrawAsync(new RequestId(request.Id), null, world.Bob, None)).Outcome);
        Assert.True((await desk.WithdrawAsync(new RequestId(request.Id), "Wrong bucket.", world.Ana, None)).IsAccepted);

        Assert.NotEqual(request.Id, (await world.AskToApproveAsync(finding)).Id);
    }

    [Fact]
    public async Task A_bulk_decision_files_requests_and_has_no_effect_on_such_buckets()
    {
        await using var world = await World.OpenAsync();
        var (_, finding) = await world.GuardedAsync();
        var (_, free) = await world.AddExposedAsync("free", AutomaticMode.Review);
        var bulk = world.Get<Core.Bulk.BulkDesk>();
        var preview = await bulk.PreviewAsync(Core.Bulk.BulkAction.Approve, [new FindingId(finding.Id), new FindingId(free.Id)], world.Ana, None);

        var (_, id) = await bulk.DecideAsync(new Core.Bulk.BulkOrder(Core.Bulk.BulkAction.Approve, preview.Targets) { Reason = "one deployment" }, world.Ana, None);
        await world.DrainAsync();

        var detail = (await world.Get<Core.Bulk.BulkQueries>().GetAsync(id!.Value, None))!;
        Assert.Equal([Core.Bulk.BulkItemState.Requested, Core.Bulk.BulkItemState.Done], detail.Items.Select(item => item.State));
        Assert.Contains("another person must grant it", detail.Items[0].Message, StringComparison.Ordinal);
        Assert.Equal((2, 1), (detail.Decision.Decided, detail.Decision.Accepted));
        Assert.Equal(WorkflowStatus.New, (await world.FindingAsync(finding.Id)).WorkflowStatus);
        Assert.Equal("one deployment", Assert.Single(await world.ReadAsync(db => db.Requests.ToListAsync())).Reason);
    }
}
