using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.People;

/// <summary>
/// Sign-in by one-time links: 256 random bits, stored as SHA-256, short-lived, good for one use.
/// </summary>
public sealed class SignIn
{
    private const int LongestName = 100;
    /// <summary>A link that was made later than this from now was made before the clock was set back: nobody knows how old it is.</summary>
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(5);
    private const string FirstAdministrator = "Administrator";
    private static readonly TimeSpan StartLinkLives = TimeSpan.FromHours(1);
    private static readonly TimeSpan LinkLives = TimeSpan.FromHours(24);
    private readonly ConsoleStore _store;
    private readonly DeskFloor _floor;

    internal SignIn(ConsoleStore store, DeskFloor floor) => (_store, _floor) = (store, floor);

    /// <summary>
    /// The link that the console prints when it starts. In Development there is a new one each time (<paramref name="always"/>);
    /// elsewhere only while nobody has ever signed in as administrator, and null after that. Earlier links of this kind end.
    /// </summary>
    public Task<IssuedSecret?> CreateStartLinkAsync(bool always, CancellationToken cancellationToken) => _store.WriteAsync(async (scope, ct) =>
    {
        // Also one whose access was ended since: whoever follows them has a link of their own, or gets one from an operator.
        if (!always && await scope.Db.SignInLinks.AnyAsync(l => l.UsedUtc != null && scope.Db.People.Any(p => p.Id == l.PersonId && p.Role == Role.Administrator), ct).ConfigureAwait(false))
        {
            return null;
        }
        var person = await scope.Db.People.Where(p => p.Role == Role.Administrator && p.DisabledUtc == null).AsTracking().OrderBy(p => p.Id).FirstOrDefaultAsync(ct).ConfigureAwait(false)
            ?? await AddAsync(scope, FirstAdministrator, Role.Administrator, ct).ConfigureAwait(false);
        AccessAudit.Tell(scope, FindingEventKind.AccessChanged, "console", $"The console made a sign-in link for {person.Name} when it started.");
        return await IssueAsync(scope, person, StartLinkLives, ct).ConfigureAwait(false);
    }, cancellationToken);

    /// <summary>A link for somebody who is known already; by an administrator.</summary>
    public async Task<IssuedSecret> CreateLinkAsync(long personId, Caller caller, CancellationToken cancellationToken)
    {
        IssuedSecret? issued = null;
        var result = await _floor.RunAsync(caller, Right.ManagePeople, null, async (scope, access, ct) =>
        {
            var person = await scope.Db.People.AsTracking().SingleOrDefaultAsync(p => p.Id == personId && p.DisabledUtc == null, ct).ConfigureAwait(false);
            if (person is null)
            {
                return new DeskResult(DeskOutcome.NotFound, "There is no such person, or their access was ended. No link was made.");
            }
            AccessAudit.Tell(scope, FindingEventKind.AccessChanged, access.Name, $"{access.Name} made a sign-in link for {person.Name}.");
            issued = await IssueAsync(scope, person, LinkLives, ct).ConfigureAwait(false);
            return new DeskResult(issued.Outcome, issued.Message);
        }, cancellationToken).ConfigureAwait(false);
        return result.IsAccepted ? issued! : IssuedSecret.Refused(result);
    }

    /// <summary>By the command line: whoever may read the data directory may do this. Somebody who is not known yet is added.</summary>
    public Task<IssuedSecret> CreateLinkByOperatorAsync(string name, Role role, CancellationToken cancellationToken)
    {
        var trimmed = name.Trim();
        return trimmed.Length is 0 or > LongestName || !Enum.IsDefined(role)
            ? Task.FromResult(new IssuedSecret(DeskOutcome.Invalid, $"Give a name of at most {LongestName} characters and a role. No link was made."))
            : _store.WriteAsync(async (scope, ct) =>
            {
                var person = await scope.Db.People.AsTracking().OrderBy(p => p.Id).FirstOrDefaultAsync(p => p.Name == trimmed && p.DisabledUtc == null, ct).ConfigureAwait(false);
                if (person is not null && person.Role != role)
                {
                    return new IssuedSecret(DeskOutcome.NotAllowed, $"{trimmed} is {person.Role}. No link was made. Change the role by the verb `person set-role`, or ask for that one.");
                }
                var did = person is null ? $"added {trimmed} with the role {role} and made a sign-in link" : $"made a sign-in link for {trimmed} ({role})";
                AccessAudit.Tell(scope, FindingEventKind.AccessChanged, AccessAudit.Operator, $"The operator of the console's machine {did}.");
                return await IssueAsync(scope, person ?? await AddAsync(scope, trimmed, role, ct).ConfigureAwait(false), null, ct).ConfigureAwait(false);
            }, cancellationToken);
    }

    /// <summary>Uses a link up; null when it is unknown, expired, used before, or its person's access was ended.</summary>
    public async Task<SignedIn?> RedeemAsync(string secret, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(secret) || secret.Length > Secret.LongestText)
        {
            return null;
        }
        var hash = Secret.Hash(secret);
        // A stranger's guess costs a read: the one writer is for those who have a link.
        if (!await _store.ReadAsync((db, ct) => db.SignInLinks.AnyAsync(l => l.SecretHash == hash && l.UsedUtc == null, ct), cancellationToken).ConfigureAwait(false))
        {
            return null;
        }
        return await _store.WriteAsync((scope, ct) => RedeemAsync(scope, hash, ct), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>True while a session's stamp is the person's: a change of role or the end of access makes another stamp.</summary>
    public Task<bool> IsCurrentAsync(long personId, string securityStamp, CancellationToken cancellationToken) => _store.ReadAsync((db, ct) =>
        db.People.AnyAsync(p => p.Id == personId && p.SecurityStamp == securityStamp && p.DisabledUtc == null, ct), cancellationToken);

    internal static async Task<Person> AddAsync(WriteScope scope, string name, Role role, CancellationToken cancellationToken)
    {
        var person = new Person { Name = name, Role = role, CreatedUtc = scope.NowUtc, SecurityStamp = Secret.Create() };
        scope.Db.People.Add(person);
        await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return person;
    }

    /// <summary>A new link ends the earlier ones that were not used.</summary>
    internal static async Task<IssuedSecret> IssueAsync(WriteScope scope, Person person, TimeSpan? lives, CancellationToken cancellationToken)
    {
        var unused = await scope.Db.SignInLinks.AsTracking().Where(l => l.PersonId == person.Id && l.UsedUtc == null).ToListAsync(cancellationToken).ConfigureAwait(false);
        scope.Db.SignInLinks.RemoveRange(unused);
        var secret = Secret.Create();
        var expires = scope.NowUtc + (lives ?? LinkLives);
        scope.Db.SignInLinks.Add(new SignInLink { SecretHash = Secret.Hash(secret), PersonId = person.Id, CreatedUtc = scope.NowUtc, ExpiresUtc = expires });
        return new IssuedSecret(DeskOutcome.Accepted, $"The link for {person.Name} works once, until {expires:yyyy-MM-dd HH:mm} UTC.", secret, person.Id, expires);
    }

    private static async Task<SignedIn?> RedeemAsync(WriteScope scope, string hash, CancellationToken cancellationToken)
    {
        var link = await scope.Db.SignInLinks.AsTracking().SingleOrDefaultAsync(l => l.SecretHash == hash, cancellationToken).ConfigureAwait(false);
        if (link is null || !Secret.Same(link.SecretHash, hash) || link.UsedUtc is not null
            || link.ExpiresUtc <= scope.NowUtc || link.CreatedUtc > scope.NowUtc + ClocksDiffer)
        {
            return null;
        }
        var person = await scope.Db.People.SingleOrDefaultAsync(p => p.Id == link.PersonId && p.DisabledUtc == null, cancellationToken).ConfigureAwait(false);
        if (person is null)
        {
            return null;
        }
        link.UsedUtc = scope.NowUtc;
        AccessAudit.Tell(scope, FindingEventKind.SignedIn, person.Name, $"{person.Name} signed in by a one-time link.");
        return new SignedIn(person.Id, person.Name, person.Role, person.SecurityStamp);
    }
}
