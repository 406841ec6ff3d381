using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.Notifications.Channels;
using SecOpsConsole.Core.Notifications.Decisions;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Tests.Suppressions;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>What programs are told of a suppression that two people agreed on: who decided it, and who granted it.</summary>
public sealed class FourEyesDecisionTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(DecisionWord.Exception)]
    [InlineData(DecisionWord.FalsePositive)]
    public async Task The_person_and_the_second_one_are_told_apart(DecisionWord what)
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        await scene.GuardAsync();
        await scene.World.Store.WriteAsync((write, _) =>
        {
            write.Db.Channels.Add(new Channel { Name = "Bus", Notifier = "eventbridge", SettingsJson = "{}", RulesJson = "{}", ChangedBy = "Otto" });
            return Task.CompletedTask;
        }, None);
        var finding = await scene.World.TheFindingAsync();
        var asked = what == DecisionWord.Exception ? await scene.TryGrantAsync(finding, scene.Ana)
            : await scene.Desk.MarkFalsePositiveAsync(new FindingId(finding.Id), new SuppressionSeen(await scene.LiveAsync()), "A honeypot.", scene.Ana, None);
        BusScene.Accepted(await scene.World.Get<RequestDesk>().GrantAsync(new RequestId(asked.RequestId!.Value), null, scene.Bob, None));

        var told = await scene.World.ReadAsync(db => db.Notifications.Where(row => row.Decision != null).Select(row => row.Decision!).ToListAsync());

        var decision = Assert.Single(told.Select(DecisionJson.Read), one => one.What == what);
        Assert.Equal(("Ana", "Bob", DecisionVia.Person), (decision.Who, decision.GrantedBy, decision.Via));
    }
}
