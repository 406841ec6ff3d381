using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.SecurityHub;

/// <summary>What a person can do about notes to Security Hub: have one that failed sent again. Administrators only, each with a row of the audit record.</summary>
public sealed class HubNoteDesk
{
    private readonly DeskFloor _floor;
    private readonly SecurityHubOptions _options;

    internal HubNoteDesk(DeskFloor floor, SecurityHubOptions options) => (_floor, _options) = (floor, options);

    /// <summary>Changes of status are noted in Security Hub.</summary>
    public bool IsOn => _options.NoteWorkflow;

    public Task<DeskResult> SendAgainAsync(long noteId, Caller caller, CancellationToken cancellationToken) => _floor.RunAsync(caller, Right.ManageChannels, null, async (scope, access, ct) =>
    {
        if (await scope.Db.HubNotes.AsTracking().SingleOrDefaultAsync(row => row.Id == noteId, ct).ConfigureAwait(false) is not { } note)
        {
            return new DeskResult(DeskOutcome.NotFound, "There is no such note. Nothing was sent.");
        }
        if (note.State != DeliveryState.Failed)
        {
            return new DeskResult(DeskOutcome.NotAllowed, "Only what failed is sent again. Nothing was changed.");
        }
        if (!IsOn)
        {
            return new DeskResult(DeskOutcome.NotAllowed, "Notes to Security Hub are off. Nothing was sent. Set SecurityHub__NoteWorkflow first.");
        }
        if (await scope.Db.HubNotes.AnyAsync(row => row.ExternalId == note.ExternalId && row.Id > note.Id, ct).ConfigureAwait(false))
        {
            return new DeskResult(DeskOutcome.NotAllowed, "A newer status of the finding was noted since then, or is on its way. Nothing was sent.");
        }
        (note.State, note.Attempts, note.DueUtc, note.EndedUtc, note.LastError) = (DeliveryState.Waiting, 0, scope.NowUtc, null, null);
        note.Version++;
        await HubNotePayload.EnqueueAsync(scope, note.AccountId, note.Region, TimeSpan.Zero, ct).ConfigureAwait(false);
        Timeline.TellConsole(scope, FindingEventKind.ChannelChanged, new TransitionNote(access.Name, $"{access.Name} had note {noteId} sent again to Security Hub."));
        return new DeskResult(DeskOutcome.Accepted, "It is sent again.");
    }, cancellationToken);
}
