using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.People;

/// <summary>
/// What the command line may change about people and tokens: whoever may read the data directory may do this. Asking for what is so already is
/// accepted and leaves no row.
/// </summary>
public sealed class OperatorAccess
{
    private const int MostNamed = 10;
    private readonly ConsoleStore _store;

    internal OperatorAccess(ConsoleStore store) => _store = store;

    /// <inheritdoc cref="PeopleRegister.SetRoleAsync(long, Role, Caller, CancellationToken)"/>
    public Task<DeskResult> SetRoleAsync(AccessTarget target, Role role, CancellationToken cancellationToken) => PeopleRegister.Refuse(role) is { } refused
        ? Task.FromResult(refused)
        : ChangeAsync(
            target,
            (scope, person, ct) => PeopleRegister.SetRoleAsync(scope, person, role, AccessAudit.Operator, ct),
            person => new DeskResult(DeskOutcome.NotAllowed,
                $"The access of {person.Name} was ended. Nothing was changed. To add somebody of that name anew: `sign-in-link --name NAME --role {role}`."),
            cancellationToken);

    /// <inheritdoc cref="PeopleRegister.DisableAsync(long, Caller, CancellationToken)"/>
    public Task<DeskResult> EndAsync(AccessTarget target, CancellationToken cancellationToken) => ChangeAsync(
        target,
        (scope, person, ct) => PeopleRegister.DisableAsync(scope, person, AccessAudit.Operator, ct),
        person => new DeskResult(DeskOutcome.Accepted, $"The access of {person.Name} was ended already, on {person.DisabledUtc:yyyy-MM-dd HH:mm} UTC. Nothing was changed."),
        cancellationToken);

    /// <summary>From then on the token opens nothing.</summary>
    public Task<DeskResult> RevokeTokenAsync(AccessTarget target, CancellationToken cancellationToken) => RunAsync(target, async (scope, ct) =>
    {
        var (id, name) = (target.Id, target.Name?.Trim());
        var named = await scope.Db.ApiTokens.AsTracking().Where(t => id != null ? t.Id == id : t.Name == name)
            .OrderBy(t => t.RevokedUtc != null).ThenBy(t => t.Id).Take(MostNamed).ToListAsync(ct).ConfigureAwait(false);
        var valid = named.Where(t => t.RevokedUtc is null).ToList();
        return Refuse("token", target, named.Count, [.. valid.Select(t => t.Id)])
            ?? ApiTokens.Revoke(scope, valid.Count > 0 ? valid[0] : named[0], AccessAudit.Operator);
    }, cancellationToken);

    private Task<DeskResult> ChangeAsync(
        AccessTarget target, Func<WriteScope, Person, CancellationToken, Task<DeskResult>> change, Func<Person, DeskResult> ended,
        CancellationToken cancellationToken) => RunAsync(target, async (scope, ct) =>
    {
        var (id, name) = (target.Id, target.Name?.Trim());
        var named = await scope.Db.People.AsTracking().Where(p => id != null ? p.Id == id : p.Name == name)
            .OrderBy(p => p.DisabledUtc != null).ThenBy(p => p.Id).Take(MostNamed).ToListAsync(ct).ConfigureAwait(false);
        var active = named.Where(p => p.DisabledUtc is null).ToList();
        return Refuse("person", target, named.Count, [.. active.Select(p => p.Id)])
            ?? (active.Count > 0 ? await change(scope, active[0], ct).ConfigureAwait(false) : ended(named[0]));
    }, cancellationToken);

    private Task<DeskResult> RunAsync(AccessTarget target, Func<WriteScope, CancellationToken, Task<DeskResult>> change, CancellationToken cancellationToken) =>
        target.Problem is { } problem
            ? Task.FromResult(new DeskResult(DeskOutcome.Invalid, $"{problem} Nothing was changed."))
            : _store.WriteAsync(change, cancellationToken);

    /// <summary>A name that several have who still have access is no answer to whom: to end the wrong one's would be worse than to ask.</summary>
    private static DeskResult? Refuse(string what, AccessTarget target, int found, IReadOnlyList<long> valid) => (found, valid.Count) switch
    {
        (0, _) => new DeskResult(DeskOutcome.NotFound, $"There is no {what} {target.Words}. Nothing was changed. `{what} list` shows all there are."),
        (_, > 1) => new DeskResult(DeskOutcome.Conflict,
            $"More than one {what} is {target.Words}: ids {string.Join(", ", valid)}. Nothing was changed. Say which with --id; `{what} list` shows them."),
        _ => null,
    };
}
