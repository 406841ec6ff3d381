using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Escalation;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Notifications.Channels;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Suppressions;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>An escalation reaches a person, has a clock, and goes on when nobody answers.</summary>
public sealed class EscalationTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Unanswered_it_reaches_level_two_and_its_channel()
    {
        var channel = new ScriptedChannel(new DeliveryOutcome.Delivered());
        await using var scene = await ChannelScene.OpenAsync(channel);
        var night = await scene.AddAsync("Night shift", "scripted", new ChannelRules { Routes = [new ChannelRoute { Bucket = "nothing" }] });
        await LevelsAsync(scene, new("Ana", null, 30), new("Bob", night, 60));
        var finding = await EscalatedAsync(scene, "Ana");
        await scene.TellAsync();
        Assert.Empty(channel.Got);
        Assert.Equal((1, scene.World.Clock.GetUtcNow().UtcDateTime < finding.AnswerByUtc), (finding.EscalationLevel, true));

        await PassAsync(scene, 29);
        Assert.Equal("Ana", (await scene.World.FindingAsync(finding.Id)).Assignee);
        await PassAsync(scene, 2);

        var after = await scene.World.FindingAsync(finding.Id);
        Assert.Equal(("Bob", 2), (after.Assignee, after.EscalationLevel));
        await scene.TellAsync();
        Assert.Equal(NotificationKind.Escalated, Assert.Single(channel.Got).Kind);
        Assert.Contains("Ana did not answer", channel.Got[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_takes_it_stops_the_clock_and_the_due_time_stays()
    {
        await using var scene = await ChannelScene.OpenAsync();
        await LevelsAsync(scene, new("Ana", null, 30), new("Bob", null, 60));
        var finding = await EscalatedAsync(scene, "Ana");

        Assert.Equal(DeskOutcome.Forbidden, (await Desk(scene).AcknowledgeAsync(new FindingId(finding.Id), scene.World.Vic, None)).Outcome);
        Assert.True((await Desk(scene).AcknowledgeAsync(new FindingId(finding.Id), scene.World.Ana, None)).IsAccepted);
        Assert.Equal(DeskOutcome.Conflict, (await Desk(scene).AcknowledgeAsync(new FindingId(finding.Id), scene.World.Bob, None)).Outcome);
        await PassAsync(scene, 300);

        var after = await scene.World.FindingAsync(finding.Id);
        Assert.Equal(("Ana", "Ana", finding.DueUtc), (after.Assignee, after.AcknowledgedBy, after.DueUtc));
        Assert.Single(await scene.World.TimelineAsync(finding.Id), row => row.Kind == FindingEventKind.Acknowledged);
    }

    [Fact]
    public async Task What_is_decided_waits_for_nobody()
    {
        await using var scene = await ChannelScene.OpenAsync();
        await LevelsAsync(scene, new("Ana", null, 30), new("Bob", null, 60));
        var finding = await EscalatedAsync(scene, "Ana");
        Assert.True((await scene.World.Desk.ApproveAsync(new FindingId(finding.Id), finding.LiveFingerprint!, null, scene.World.Ana, None)).IsAccepted);

        await PassAsync(scene, 300);

        Assert.Equal(("Ana", (DateTime?)null), ((await scene.World.FindingAsync(finding.Id)).Assignee, (await scene.World.FindingAsync(finding.Id)).AnswerByUtc));
    }

    [Fact]
    public async Task The_last_level_is_asked_three_times_and_then_nobody_is()
    {
        await using var scene = await ChannelScene.OpenAsync();
        await LevelsAsync(scene, new EscalationLevel("Ana", null, 30));
        var finding = await EscalatedAsync(scene, "Ana");
        for (var i = 0; i < 6; i++)
        {
            await PassAsync(scene, 31);
        }

        var rows = (await scene.World.TimelineAsync(finding.Id)).Where(row => row.Kind == FindingEventKind.Escalated).ToList();
        Assert.Equal(EscalateUnanswered.MostAsked + 1, rows.Count);
        Assert.Contains("Nobody else is asked", rows[^1].Text, StringComparison.Ordinal);
        Assert.Null((await scene.World.FindingAsync(finding.Id)).AnswerByUtc);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task On_silence_the_bucket_is_contained_where_its_rule_says_so(bool contains, int attempts)
    {
        await using var scene = await ChannelScene.OpenAsync();
        await LevelsAsync(scene, new("Ana", null, 30), new("Bob", null, 60));
        var finding = await EscalatedAsync(scene, "Ana");
        await Desk(scene).SetContainOnSilenceAsync(new BucketId(finding.BucketId!.Value), contains, "it holds salaries", scene.World.Otto, None);

        await PassAsync(scene, 31);
        await PassAsync(scene, 61);

        var queued = await scene.World.ReadAsync(db => db.Attempts.Where(row => row.Action == RemediationActionId.BlockPublicAccess).ToListAsync());
        Assert.Equal(attempts, queued.Count);
        Assert.All(queued, attempt => Assert.Equal(EscalateUnanswered.Who, attempt.Who));
        Assert.Equal("Bob", (await scene.World.FindingAsync(finding.Id)).Assignee);
    }

    [Theory]
    [InlineData(true, "protected")]
    [InlineData(false, "held in its account")]
    public async Task On_silence_a_protected_bucket_or_one_of_a_held_account_is_left_to_people(bool isProtected, string why)
    {
        await using var scene = await ChannelScene.OpenAsync();
        await LevelsAsync(scene, new("Ana", null, 30), new("Bob", null, 60));
        var finding = await EscalatedAsync(scene, "Ana");
        await Desk(scene).SetContainOnSilenceAsync(new BucketId(finding.BucketId!.Value), true, "it holds salaries", scene.World.Otto, None);
        await scene.World.Store.Store.WriteAsync(async (write, ct) =>
        {
            var bucket = await write.Db.Buckets.AsTracking().SingleAsync(row => row.Id == finding.BucketId, ct);
            if (isProtected)
            {
                (bucket.ProtectedAs, bucket.ProtectedWhy) = ("LogDestination", "Access logs are delivered here.");
            }
            else
            {
                write.Db.AccountBreakers.Add(new AccountBreaker { AccountId = bucket.AccountId, Who = "automatic mode", Why = "Too many writes.", State = BreakerState.Open });
            }
        }, None);

        await PassAsync(scene, 31);

        Assert.False(await scene.World.ReadAsync(db => db.Attempts.AnyAsync()));
        Assert.Contains(why, (await scene.World.TimelineAsync(finding.Id)).Last(row => row.Kind == FindingEventKind.Escalated).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_on_no_level_is_followed_by_the_first()
    {
        await using var scene = await ChannelScene.OpenAsync();
        await LevelsAsync(scene, new("Ana", null, 30), new("Bob", null, 60));
        var finding = await EscalatedAsync(scene, "the payroll team");

        await PassAsync(scene, 31);

        Assert.Equal("Ana", (await scene.World.FindingAsync(finding.Id)).Assignee);
    }

    [Fact]
    public async Task Without_levels_an_escalation_has_an_owner_and_no_clock()
    {
        await using var scene = await ChannelScene.OpenAsync();
        Assert.Null((await EscalatedAsync(scene, "Ana")).AnswerByUtc);
    }

    [Fact]
    public async Task Who_takes_the_levels_away_takes_no_clock_and_no_containment()
    {
        await using var scene = await ChannelScene.OpenAsync();
        await LevelsAsync(scene, new("Ana", null, 30), new("Bob", null, 60));
        var finding = await EscalatedAsync(scene, "Ana");
        await Desk(scene).SetContainOnSilenceAsync(new BucketId(finding.BucketId!.Value), true, "it holds salaries", scene.World.Otto, None);
        await LevelsAsync(scene);

        await PassAsync(scene, 31);

        Assert.True(await scene.World.ReadAsync(db => db.Attempts.AnyAsync(row => row.Action == RemediationActionId.BlockPublicAccess)));
        var told = (await scene.World.TimelineAsync(finding.Id)).Last(row => row.Kind == FindingEventKind.Escalated).Text;
        Assert.EndsWith("Nobody else is asked; the finding stays open. The bucket is being contained, as its rule says.", told, StringComparison.Ordinal);
        Assert.Null((await scene.World.FindingAsync(finding.Id)).AnswerByUtc);
    }

    [Fact]
    public async Task The_work_twice_asks_nobody_twice_and_a_lost_timer_is_found()
    {
        await using var scene = await ChannelScene.OpenAsync();
        await LevelsAsync(scene, new("Ana", null, 30), new("Bob", null, 60));
        var finding = await EscalatedAsync(scene, "Ana");
        await PassAsync(scene, 31, times: 2);
        Assert.Equal(2, (await scene.World.FindingAsync(finding.Id)).EscalationLevel);

        scene.World.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.True(await ActivatorUtilities.CreateInstance<ExpiryWatch>(scene.World.Services).CheckAsync(None));
    }

    [Fact]
    public async Task Only_an_administrator_changes_levels_and_rules_of_silence()
    {
        await using var scene = await ChannelScene.OpenAsync();
        var finding = await scene.FindAsync("payroll");
        Assert.Equal(DeskOutcome.Forbidden, (await Desk(scene).SetAsync(EscalationPolicy.None, null, scene.World.Ana, None)).Outcome);
        Assert.Equal(DeskOutcome.Forbidden, (await Desk(scene).SetContainOnSilenceAsync(new BucketId(finding.BucketId!.Value), true, null, scene.World.Ana, None)).Outcome);
        Assert.Equal(DeskOutcome.Invalid, (await Desk(scene).SetAsync(new EscalationPolicy([new("", null, 30)]), null, scene.World.Otto, None)).Outcome);
        Assert.Equal(DeskOutcome.NotFound, (await Desk(scene).SetAsync(new EscalationPolicy([new("Ana", 99, 30)]), null, scene.World.Otto, None)).Outcome);
    }

    internal static EscalationDesk Desk(ChannelScene scene) => scene.World.Get<EscalationDesk>();

    internal static async Task LevelsAsync(ChannelScene scene, params EscalationLevel[] levels) =>
        Assert.True((await Desk(scene).SetAsync(new EscalationPolicy(levels), null, scene.World.Otto, None)).IsAccepted);

    internal static async Task<Finding> EscalatedAsync(ChannelScene scene, string to)
    {
        var finding = await scene.FindAsync("payroll");
        var result = await scene.World.Desk.EscalateAsync(
            new FindingId(finding.Id), to, "please look", scene.World.Clock.GetUtcNow().UtcDateTime.AddHours(8), finding.LiveFingerprint, scene.World.Ana, None);
        Assert.True(result.IsAccepted, result.Message);
        return await scene.World.FindingAsync(finding.Id);
    }

    internal static async Task PassAsync(ChannelScene scene, int minutes, int times = 1)
    {
        scene.World.Clock.Advance(TimeSpan.FromMinutes(minutes));
        for (var i = 0; i < times; i++)
        {
            await ActivatorUtilities.CreateInstance<EscalateUnanswered>(scene.World.Services).HandleAsync(new WorkItem { Kind = WorkKind.Unanswered, Payload = "{}" }, None);
        }
    }
}
