using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Suppressions;
using SecOpsConsole.Core.Tests.Remediation;

namespace SecOpsConsole.Core.Tests.FourEyes;

/// <summary>A request does not wait for ever.</summary>
public sealed class RequestExpiryTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task What_nobody_granted_in_time_is_never_done()
    {
        await using var world = await World.OpenAsync();
        var (_, finding) = await world.GuardedAsync();
        var request = await world.AskToApproveAsync(finding);
        world.Clock.Advance(TimeSpan.FromHours(24));

        var late = await world.GrantAsync(request, world.Bob);
        Assert.Equal(DeskOutcome.NotAllowed, late.Outcome);
        Assert.Contains("expired", late.Message, StringComparison.Ordinal);
        await world.DrainAsync();

        Assert.Equal(RequestState.Expired, (await world.RequestAsync(request.Id)).State);
        Assert.Equal(WorkflowStatus.New, (await world.FindingAsync(finding.Id)).WorkflowStatus);
        Assert.Equal(DeskOutcome.Conflict, (await world.GrantAsync(request, world.Bob)).Outcome);
    }

    [Fact]
    public async Task Expiry_run_twice_is_told_once()
    {
        await using var world = await World.OpenAsync();
        var (_, finding) = await world.GuardedAsync();
        await world.AskToApproveAsync(finding);
        world.Clock.Advance(TimeSpan.FromHours(25));

        var item = await world.ClaimAsync(WorkKind.ExpireRequests);
        await world.HandleAsync(item);
        await world.HandleAsync(item);

        Assert.Single(await world.TimelineAsync(finding.Id), e => e.Kind == FindingEventKind.RequestExpired);
    }

    [Fact]
    public async Task The_periodic_check_finds_what_is_due_when_the_scheduled_work_is_lost()
    {
        await using var world = await World.OpenAsync();
        var (_, finding) = await world.GuardedAsync();
        var request = await world.AskToApproveAsync(finding);
        await world.Store.Store.WriteAsync((scope, ct) => scope.Db.WorkItems.ExecuteDeleteAsync(ct), None);
        Assert.False(await world.Get<ExpiryWatch>().CheckAsync(None));
        world.Clock.Advance(TimeSpan.FromHours(25));

        Assert.True(await world.Get<ExpiryWatch>().CheckAsync(None));
        await world.DrainAsync();

        Assert.Equal(RequestState.Expired, (await world.RequestAsync(request.Id)).State);
        Assert.False(await world.Get<ExpiryWatch>().CheckAsync(None));
    }

    [Fact]
    public async Task What_has_expired_makes_room_before_the_work_comes_to_it()
    {
        await using var world = await World.OpenAsync();
        var (_, finding) = await world.GuardedAsync();
        var first = await world.AskToApproveAsync(finding);
        world.Clock.Advance(TimeSpan.FromHours(25));

        var second = await world.AskToApproveAsync(finding);

        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(RequestState.Expired, (await world.RequestAsync(first.Id)).State);
    }

    [Theory]
    [InlineData(1, 15)]
    [InlineData(60, 60)]
    [InlineData(60 * 24 * 30, 60 * 24 * 7)]
    public async Task How_long_a_request_waits_is_kept_within_bounds(int minutes, int kept)
    {
        await using var world = await World.OpenAsync(services => services.AddSingleton(new FourEyesOptions { RequestLives = TimeSpan.FromMinutes(minutes) }));
        var (_, finding) = await world.GuardedAsync();

        var request = await world.AskToApproveAsync(finding);

        Assert.Equal(TimeSpan.FromMinutes(kept), request.ExpiresUtc - request.CreatedUtc);
    }

    [Fact]
    public async Task What_waits_for_somebody_leaves_out_ones_own_and_what_one_may_not_decide()
    {
        await using var world = await World.OpenAsync();
        var (_, finding) = await world.GuardedAsync();
        await world.AskToApproveAsync(finding);
        var queries = world.Get<RequestQueries>();

        Assert.Equal((0, 1, 0), (await queries.WaitingForAsync(world.Ana, None), await queries.WaitingForAsync(world.Bob, None), await queries.WaitingForAsync(world.Vic, None)));
        world.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(0, await queries.WaitingForAsync(world.Bob, None));
    }

    [Fact]
    public async Task The_list_shows_what_waits_with_its_bucket_and_whether_it_still_fits()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.GuardedAsync();
        var request = await world.AskToApproveAsync(finding);
        var queries = world.Get<RequestQueries>();

        var row = Assert.Single((await queries.ListAsync(RequestView.Pending, null, 50, None)).Items);
        Assert.Equal((request.Id, "payroll", finding.Title, true), (row.Id, row.Bucket, row.FindingTitle, row.StillFits));
        Assert.Empty((await queries.ListAsync(RequestView.Ended, null, 50, None)).Items);
        Assert.Equal(request.Id, Assert.Single(await queries.OfFindingAsync(new FindingId(finding.Id), None)).Id);
        await world.ReapplyAsync(bucket.Id, SamplePolicies.Weaker);
        Assert.False((await queries.GetAsync(new RequestId(request.Id), None))!.StillFits);

        await world.GrantAsync(request, world.Bob);
        Assert.Empty(await queries.OfFindingAsync(new FindingId(finding.Id), None));
        Assert.Equal(RequestState.Overtaken, Assert.Single((await queries.ListAsync(RequestView.Ended, null, 50, None)).Items).State);
    }
}
