using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.SecurityHub;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.SecurityHub;
using SecOpsConsole.Core.Tests.Remediation;

namespace SecOpsConsole.Core.Tests.SecurityHub;

/// <summary>The log of what was noted: its pages, and sending again what failed.</summary>
public sealed class HubLogTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task An_administrator_has_what_failed_sent_again_and_nobody_else()
    {
        await using var scene = await HubScene.OpenAsync();
        scene.Hub.NextFaults.Enqueue(FakeGateway.Fault(AwsFaultKind.Denied, "AccessDeniedException"));
        await scene.ResolveAsync(await scene.MacieAsync());
        await scene.RunAsync();
        var (desk, id) = (scene.World.Get<HubNoteDesk>(), (await scene.NotesAsync())[0].Id);

        Assert.Equal(DeskOutcome.Forbidden, (await desk.SendAgainAsync(id, scene.World.Ana, None)).Outcome);
        Assert.True((await desk.SendAgainAsync(id, scene.World.Otto, None)).IsAccepted);
        await scene.RunAsync();

        Assert.Equal(DeliveryState.Delivered, Assert.Single(await scene.NotesAsync()).State);
        Assert.Equal(DeskOutcome.NotAllowed, (await desk.SendAgainAsync(id, scene.World.Otto, None)).Outcome);
        Assert.Contains(await scene.World.ReadAsync(db => db.FindingEvents.ToListAsync()), row => row.Kind == FindingEventKind.ChannelChanged && row.Who == "Otto");
    }

    [Fact]
    public async Task The_log_comes_in_pages_newest_first()
    {
        await using var scene = await HubScene.OpenAsync();
        scene.Hub.Refuses["macie-2"] = "InvalidInput";
        await scene.ResolveAsync(await scene.MacieAsync(), await scene.MacieAsync(), await scene.MacieAsync());
        await scene.RunAsync();
        var queries = scene.World.Get<HubNoteQueries>();

        var first = await queries.ListAsync(failedOnly: false, null, 2, None);
        Assert.Equal(["macie-3", "macie-2"], first.Items.Select(row => row.ExternalId));
        Assert.Equal(["macie-1"], (await queries.ListAsync(false, first.NextCursor, 2, None)).Items.Select(row => row.ExternalId));
        Assert.Equal(["macie-2"], (await queries.ListAsync(failedOnly: true, null, 2, None)).Items.Select(row => row.ExternalId));
    }
}
