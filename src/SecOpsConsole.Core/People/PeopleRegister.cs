using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.People;

/// <summary>Who may sign in, with which role; changed by administrators only.</summary>
public sealed class PeopleRegister
{
    private const int LongestName = 100;
    private const int MostPeople = 1000;
    private readonly ConsoleStore _store;
    private readonly DeskFloor _floor;

    internal PeopleRegister(ConsoleStore store, DeskFloor floor) => (_store, _floor) = (store, floor);

    public Task<List<PersonRow>> ListAsync(CancellationToken cancellationToken) => _store.ReadAsync((db, ct) =>
        db.People.OrderBy(p => p.Id).Take(MostPeople).Select(p => new PersonRow(p.Id, p.Name, p.Role, p.CreatedUtc, p.DisabledUtc)).ToListAsync(ct), cancellationToken);

    /// <summary>Adds somebody and makes their first one-time link.</summary>
    public async Task<IssuedSecret> AddAsync(string name, Role role, Caller caller, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName || !Enum.IsDefined(role))
        {
            return new IssuedSecret(DeskOutcome.Invalid, $"Give a name of at most {LongestName} characters and a role. Nobody was added.");
        }
        IssuedSecret? issued = null;
        var result = await _floor.RunAsync(caller, Right.ManagePeople, null, async (scope, access, ct) =>
        {
            if (await scope.Db.People.CountAsync(ct).ConfigureAwait(false) >= MostPeople)
            {
                return new DeskResult(DeskOutcome.NotAllowed, $"There are {MostPeople} people already. Nobody was added.");
            }
            var person = await SignIn.AddAsync(scope, name.Trim(), role, ct).ConfigureAwait(false);
            AccessAudit.Tell(scope, FindingEventKind.AccessChanged, access.Name, $"{access.Name} added {person.Name} with the role {role}.");
            issued = await SignIn.IssueAsync(scope, person, null, ct).ConfigureAwait(false);
            return new DeskResult(issued.Outcome, issued.Message);
        }, cancellationToken).ConfigureAwait(false);
        return result.IsAccepted ? issued! : IssuedSecret.Refused(result);
    }

    /// <summary>Also ends the person's sessions. The last administrator keeps the role, or nobody could give it back.</summary>
    public Task<DeskResult> SetRoleAsync(long personId, Role role, Caller caller, CancellationToken cancellationToken) => Refuse(role) is { } refused
        ? Task.FromResult(refused)
        : ChangeAsync(personId, caller, (scope, person, who, ct) => SetRoleAsync(scope, person, role, who, ct), cancellationToken);

    /// <summary>Ends the person's access and sessions at once, but not the last administrator's.</summary>
    public Task<DeskResult> DisableAsync(long personId, Caller caller, CancellationToken cancellationToken) =>
        ChangeAsync(personId, caller, DisableAsync, cancellationToken);

    internal static DeskResult? Refuse(Role role) => Enum.IsDefined(role)
        ? null
        : new DeskResult(DeskOutcome.Invalid, $"There is no such role. Nothing was changed. Use one of {string.Join(", ", Enum.GetNames<Role>())}.");

    internal static async Task<DeskResult> SetRoleAsync(WriteScope scope, Person person, Role role, string who, CancellationToken cancellationToken)
    {
        if (person.Role == role)
        {
            return new DeskResult(DeskOutcome.Accepted, $"{person.Name} is {role} already. Nothing was changed.");
        }
        if (await KeepLastAsync(scope.Db, person, cancellationToken).ConfigureAwait(false) is { } refused)
        {
            return refused;
        }
        var before = person.Role;
        person.Role = role;
        return Changed(scope, person, who, $"{person.Name} is {role} now, and was {before}. Their sessions are ended: they sign in again by a new link.");
    }

    internal static async Task<DeskResult> DisableAsync(WriteScope scope, Person person, string who, CancellationToken cancellationToken)
    {
        if (await KeepLastAsync(scope.Db, person, cancellationToken).ConfigureAwait(false) is { } refused)
        {
            return refused;
        }
        var tokens = await scope.Db.ApiTokens.CountAsync(t => t.CreatedByPersonId == person.Id && t.RevokedUtc == null, cancellationToken).ConfigureAwait(false);
        person.DisabledUtc = scope.NowUtc;
        var left = tokens == 0 ? "" : $" API tokens that they made and that still work: {tokens}. Revoke those that nobody else needs.";
        return Changed(scope, person, who, $"The access of {person.Name} ({person.Role}) is ended, with their sessions and any sign-in link that was not used.{left}");
    }

    private Task<DeskResult> ChangeAsync(
        long personId, Caller caller, Func<WriteScope, Person, string, CancellationToken, Task<DeskResult>> change, CancellationToken cancellationToken) =>
        _floor.RunAsync(caller, Right.ManagePeople, null, async (scope, access, ct) =>
        {
            var person = await scope.Db.People.AsTracking().SingleOrDefaultAsync(p => p.Id == personId && p.DisabledUtc == null, ct).ConfigureAwait(false);
            return person is null
                ? new DeskResult(DeskOutcome.NotFound, "There is no such person, or their access was ended already. Nothing was changed.")
                : await change(scope, person, access.Name, ct).ConfigureAwait(false);
        }, cancellationToken);

    private static DeskResult Changed(WriteScope scope, Person person, string who, string message)
    {
        person.SecurityStamp = Secret.Create();
        AccessAudit.Tell(scope, FindingEventKind.AccessChanged, who, $"{message} Decided by {who}.");
        return new DeskResult(DeskOutcome.Accepted, message);
    }

    private static async Task<DeskResult?> KeepLastAsync(ConsoleDbContext db, Person person, CancellationToken cancellationToken) =>
        person.Role != Role.Administrator
        || await db.People.AnyAsync(p => p.Id != person.Id && p.Role == Role.Administrator && p.DisabledUtc == null, cancellationToken).ConfigureAwait(false)
            ? null
            : new DeskResult(DeskOutcome.NotAllowed, $"{person.Name} is the last administrator. Nothing was changed. Make somebody else administrator first.");
}
