using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.People;

/// <summary>
/// Who a caller is at this instant: name and role come from the store for every command, so that a demoted or disabled person
/// loses the right at once, whatever a session or a circuit still believes.
/// </summary>
internal static class AccessCheck
{
    /// <summary>Null when the person or token does not exist, was disabled or was revoked.</summary>
    public static async Task<Access?> LoadAsync(ConsoleDbContext db, Caller caller, CancellationToken cancellationToken)
    {
        if (caller.PersonId is { } personId)
        {
            var person = await db.People.AsNoTracking()
                .SingleOrDefaultAsync(p => p.Id == personId && p.DisabledUtc == null, cancellationToken).ConfigureAwait(false);
            return person is null ? null : new Access(caller, person.Name, person.Role) { HumanId = personId };
        }
        var token = await db.ApiTokens.AsNoTracking()
            .SingleOrDefaultAsync(t => t.Id == caller.TokenId && t.RevokedUtc == null, cancellationToken).ConfigureAwait(false);
        return token is null ? null : new Access(caller, $"{token.Name} (API)", token.Role);
    }
}
