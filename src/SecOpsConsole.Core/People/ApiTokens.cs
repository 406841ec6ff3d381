using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.People;

/// <summary>
/// Bearer tokens of the API: <c>soc_</c> and 32 random bytes, shown once, stored as SHA-256, with a role.
/// </summary>
public sealed class ApiTokens
{
    private const string Prefix = "soc_";
    private const int LongestName = 100;
    private const int MostTokens = 1000;
    private static readonly TimeSpan NoteUseEvery = TimeSpan.FromHours(1);
    private readonly ConsoleStore _store;
    private readonly DeskFloor _floor;
    private readonly TimeProvider _time;

    internal ApiTokens(ConsoleStore store, DeskFloor floor, TimeProvider time) => (_store, _floor, _time) = (store, floor, time);

    public Task<List<ApiTokenRow>> ListAsync(CancellationToken cancellationToken) => _store.ReadAsync((db, ct) =>
        db.ApiTokens.OrderBy(t => t.Id).Take(MostTokens)
            .Select(t => new ApiTokenRow(
                t.Id, t.Name, t.Role, t.CreatedUtc, db.People.Where(p => p.Id == t.CreatedByPersonId).Select(p => p.Name).FirstOrDefault(), t.LastUsedUtc, t.RevokedUtc))
            .ToListAsync(ct), cancellationToken);

    /// <summary>By an administrator in the console.</summary>
    public async Task<IssuedSecret> CreateAsync(string name, Role role, Caller caller, CancellationToken cancellationToken)
    {
        if (Refuse(name, role) is { } refused)
        {
            return refused;
        }
        IssuedSecret? issued = null;
        var result = await _floor.RunAsync(caller, Right.ManagePeople, null, async (scope, access, ct) =>
        {
            issued = await CreateAsync(scope, name.Trim(), role, access.Name, access.Caller.PersonId, ct).ConfigureAwait(false);
            return new DeskResult(issued.Outcome, issued.Message);
        }, cancellationToken).ConfigureAwait(false);
        return result.IsAccepted ? issued! : IssuedSecret.Refused(result);
    }

    /// <summary>By the command line: whoever may read the data directory may do this.</summary>
    public Task<IssuedSecret> CreateByOperatorAsync(string name, Role role, CancellationToken cancellationToken) => Refuse(name, role) is { } refused
        ? Task.FromResult(refused)
        : _store.WriteAsync((scope, ct) => CreateAsync(scope, name.Trim(), role, AccessAudit.Operator, null, ct), cancellationToken);

    /// <summary>Who a bearer token stands for; null when it is unknown or revoked.</summary>
    public async Task<Caller?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(token) || token.Length > Secret.LongestText || !token.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }
        var hash = Secret.Hash(token);
        var found = await _store.ReadAsync((db, ct) => db.ApiTokens.AsNoTracking().SingleOrDefaultAsync(t => t.SecretHash == hash, ct), cancellationToken).ConfigureAwait(false);
        if (found is null || !Secret.Same(found.SecretHash, hash) || found.RevokedUtc is not null)
        {
            return null;
        }
        await NoteUseAsync(found, cancellationToken).ConfigureAwait(false);
        return Caller.Token(found.Id);
    }

    public Task<DeskResult> RevokeAsync(long id, Caller caller, CancellationToken cancellationToken) =>
        _floor.RunAsync(caller, Right.ManagePeople, null, async (scope, access, ct) =>
        {
            var token = await scope.Db.ApiTokens.AsTracking().SingleOrDefaultAsync(t => t.Id == id, ct).ConfigureAwait(false);
            return token is null ? new DeskResult(DeskOutcome.NotFound, "There is no such token. Nothing was changed.") : Revoke(scope, token, access.Name);
        }, cancellationToken);

    internal static DeskResult Revoke(WriteScope scope, ApiToken token, string who)
    {
        if (token.RevokedUtc is { } already)
        {
            return new DeskResult(DeskOutcome.Accepted, $"The token {token.Name} was revoked already, on {already:yyyy-MM-dd HH:mm} UTC. Nothing was changed.");
        }
        token.RevokedUtc = scope.NowUtc;
        AccessAudit.Tell(scope, FindingEventKind.AccessChanged, who, $"{who} revoked the API token {token.Name} (id {token.Id}, {token.Role}).");
        return new DeskResult(DeskOutcome.Accepted, $"The token {token.Name} (id {token.Id}, {token.Role}) is revoked: it opens nothing any more.");
    }

    private static IssuedSecret? Refuse(string name, Role role) =>
        string.IsNullOrWhiteSpace(name) || name.Length > LongestName || !Enum.IsDefined(role)
            ? new IssuedSecret(DeskOutcome.Invalid, $"Give a name of at most {LongestName} characters and a role. No token was made.")
            : null;

    private static async Task<IssuedSecret> CreateAsync(WriteScope scope, string name, Role role, string who, long? personId, CancellationToken cancellationToken)
    {
        if (await scope.Db.ApiTokens.CountAsync(cancellationToken).ConfigureAwait(false) >= MostTokens)
        {
            return new IssuedSecret(DeskOutcome.NotAllowed, $"There are {MostTokens} tokens already. No token was made.");
        }
        var secret = Secret.Create(Prefix);
        var token = new ApiToken { Name = name, SecretHash = Secret.Hash(secret), Role = role, CreatedUtc = scope.NowUtc, CreatedByPersonId = personId };
        scope.Db.ApiTokens.Add(token);
        AccessAudit.Tell(scope, FindingEventKind.TokenCreated, who, $"{who} created the API token {name} with the role {role}.");
        await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return new IssuedSecret(DeskOutcome.Accepted, $"The token {name} is shown once. Keep it now.", secret, token.Id);
    }

    /// <summary>Once an hour is enough to see which tokens are in use; a write per request is not.</summary>
    private async Task NoteUseAsync(ApiToken found, CancellationToken cancellationToken)
    {
        if (found.LastUsedUtc > _time.GetUtcNow().UtcDateTime - NoteUseEvery)
        {
            return;
        }
        await _store.WriteAsync((scope, ct) => scope.Db.ApiTokens.Where(t => t.Id == found.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedUtc, scope.NowUtc), ct), cancellationToken).ConfigureAwait(false);
    }
}
