using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Notifications.Chat;

/// <summary>Whom the users of Slack are here; entered by administrators, since it gives somebody's rights to a Slack account.</summary>
public sealed class ChatPeople
{
    private readonly ConsoleStore _store;
    private readonly DeskFloor _floor;

    internal ChatPeople(ConsoleStore store, DeskFloor floor) => (_store, _floor) = (store, floor);

    /// <summary>Null for whoever may not see them.</summary>
    public Task<List<ChatIdentityRow>?> ListAsync(Caller caller, CancellationToken cancellationToken) => _store.ReadAsync(
        async (db, ct) => (await DeskFloor.CheckAsync(db, caller, Right.ManagePeople, ct).ConfigureAwait(false)).Refused is null
            ? await db.ChatIdentities.OrderBy(row => row.UserId)
                .Join(db.People, row => row.PersonId, person => person.Id, (row, person) => new ChatIdentityRow(row.UserId, person.Id, person.Name, person.Role, row.SetBy, row.SetUtc))
                .ToListAsync(ct).ConfigureAwait(false)
            : null,
        cancellationToken);

    public Task<DeskResult> SetAsync(string userId, long personId, Caller caller, CancellationToken cancellationToken) =>
        _floor.RunAsync(caller, Right.ManagePeople, null, async (scope, access, ct) =>
        {
            var id = userId.Trim();
            if (!IsUserId(id))
            {
                return new DeskResult(DeskOutcome.Invalid, "That is no user id of Slack. Nothing was changed. Use the member id of the profile, such as U0123456789.");
            }

            if (await scope.Db.People.SingleOrDefaultAsync(row => row.Id == personId && row.DisabledUtc == null, ct).ConfigureAwait(false) is not { } person)
            {
                return new DeskResult(DeskOutcome.NotFound, "There is no such person, or their access was ended. Nothing was changed.");
            }

            var row = await scope.Db.ChatIdentities.AsTracking().SingleOrDefaultAsync(known => known.UserId == id, ct).ConfigureAwait(false);
            if (row is null)
            {
                scope.Db.ChatIdentities.Add(row = new ChatIdentity { UserId = id, SetBy = "" });
            }

            (row.PersonId, row.SetBy, row.SetUtc) = (personId, access.Name, scope.NowUtc);
            AccessAudit.Tell(scope, FindingEventKind.AccessChanged, access.Name, $"{access.Name} let the Slack user {id} decide as {person.Name} ({person.Role}).");
            return new DeskResult(DeskOutcome.Accepted, $"The Slack user {id} is {person.Name} here now.");
        }, cancellationToken);

    public Task<DeskResult> RemoveAsync(string userId, Caller caller, CancellationToken cancellationToken) =>
        _floor.RunAsync(caller, Right.ManagePeople, null, async (scope, access, ct) =>
        {
            if (await scope.Db.ChatIdentities.AsTracking().SingleOrDefaultAsync(row => row.UserId == userId, ct).ConfigureAwait(false) is not { } row)
            {
                return new DeskResult(DeskOutcome.NotFound, "There is no such Slack user here. Nothing was changed.");
            }

            scope.Db.ChatIdentities.Remove(row);
            AccessAudit.Tell(scope, FindingEventKind.AccessChanged, access.Name, $"{access.Name} ended that the Slack user {userId} may decide.");
            return new DeskResult(DeskOutcome.Accepted, $"The Slack user {userId} decides nothing here any more.");
        }, cancellationToken);

    private static bool IsUserId(string id) => id.Length is >= 7 and <= 24 && id[0] is 'U' or 'W' && id.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter));
}
