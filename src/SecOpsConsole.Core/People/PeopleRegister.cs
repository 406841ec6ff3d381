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
    public Task<DeskResult> SetRoleAsync(long personId, Role role, Caller caller, CancellationToken cancellationToken) => !Enum.IsDefined(role)
        ? Task.FromResult(new DeskResult(DeskOutcome.Invalid, $"There is no such role. Nothing was changed. Use one of {string.Join(", ", Enum.GetNames<Role>())}."))
        : ChangeAsync(personId, caller, role != Role.Administrator, (_, person) =>
        {
            person.Role = role;
            return $"{person.Name} is {role} now.";
        }, cancellationToken);

    /// <summary>Ends the person's access and sessions at once.</summary>
    public Task<DeskResult> DisableAsync(long personId, Caller caller, CancellationToken cancellationToken) =>
        ChangeAsync(personId, caller, true, (scope, person) =>
        {
            person.DisabledUtc = scope.NowUtc;
            return $"The access of {person.Name} is ended.";
        }, cancellationToken);

    private Task<DeskResult> ChangeAsync(
        long personId, Caller caller, bool losesAdministration, Func<WriteScope, Person, string> change, CancellationToken cancellationToken) =>
        _floor.RunAsync(caller, Right.ManagePeople, null, async (scope, access, ct) =>
        {
            var person = await scope.Db.People.AsTracking().SingleOrDefaultAsync(p => p.Id == personId && p.DisabledUtc == null, ct).ConfigureAwait(false);
            if (person is null)
            {
                return new DeskResult(DeskOutcome.NotFound, "There is no such person, or their access was ended already. Nothing was changed.");
            }
            if (losesAdministration && person.Role == Role.Administrator && !await OtherAdministratorAsync(scope.Db, personId, ct).ConfigureAwait(false))
            {
                return new DeskResult(DeskOutcome.NotAllowed, $"{person.Name} is the last administrator. Nothing was changed. Make somebody else administrator first.");
            }
            var message = change(scope, person);
            person.SecurityStamp = Secret.Create();
            AccessAudit.Tell(scope, FindingEventKind.AccessChanged, access.Name, $"{message} Decided by {access.Name}.");
            return new DeskResult(DeskOutcome.Accepted, message);
        }, cancellationToken);

    private static Task<bool> OtherAdministratorAsync(ConsoleDbContext db, long personId, CancellationToken cancellationToken) =>
        db.People.AnyAsync(p => p.Id != personId && p.Role == Role.Administrator && p.DisabledUtc == null, cancellationToken);
}
